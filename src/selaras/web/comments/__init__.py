"""Talk at the fields of a plan: asked, answered, resolved, and kept."""
