"""A region on its way through the stages: outputs, approvals, gates, exceptions."""
