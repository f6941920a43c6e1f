"""What the record and duties call a region in a round."""

from selaras.web.assessments.models import Participant, Round


def subject_of(row: Participant) -> str:
    """`participant:<round key>/<region>`; the round has been fetched."""
    return f"participant:{row.round.key}/{row.region}"


def subject_of_round(row: Round) -> str:
    """`round:<key>`."""
    return f"round:{row.key}"
