"""Rows: a person, an organisation, a body, a membership, a demand for a second factor."""

from selaras.web.accounts.models.demands import SecondFactorDemand
from selaras.web.accounts.models.memberships import Membership
from selaras.web.accounts.models.organisations import Body, FormerName, Organisation, Succession
from selaras.web.accounts.models.people import Person

__all__ = [
    "Body",
    "FormerName",
    "Membership",
    "Organisation",
    "Person",
    "SecondFactorDemand",
    "Succession",
]
