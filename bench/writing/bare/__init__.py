"""The other side: Django with its usual middleware, and one view that saves one row."""

FIELDS = ("name", "description", "benefit", "risk", "mitigation")
"""The texts of a programme, in the order of the plan; both sides save them in turn."""
