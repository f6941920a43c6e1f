"""What people say who object, decide, fix a result, or follow a recommendation up."""
