"""What the record and duties call a region in a round.

Entries of this app name no region of their own, only such a subject: leaders of a region read the
record of their region, and must not read there who judges it and what was settled.
"""

from selaras.web.assessments.models import Participant, Round


def subject_of(row: Participant) -> str:
    """`participant:<round key>/<region>`; the round has been fetched."""
    return f"participant:{row.round.key}/{row.region}"


def subject_of_round(row: Round) -> str:
    """`round:<key>`."""
    return f"round:{row.key}"
