"""Cohorts for tests: opened by the ministry, in whichever state."""

from datetime import UTC, date, datetime

from selaras.core.text import Text
from selaras.web.accounts.models import Person
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Viewer, viewer_of
from selaras.web.agreements.models import Agreement
from selaras.web.cohorts.actions import About, Wanted, add_regions, announce, open_cohort
from selaras.web.cohorts.models import Cohort, Participation
from selaras.web.guidance.models import Journey
from selaras.web.project.cast import Cast

DAY = datetime(2026, 3, 2, 2, tzinfo=UTC)
MINISTRY = ("", Role.MINISTRY_OFFICER)


def viewer(person: Person) -> Viewer:
    """The person with today's posts."""
    return viewer_of(person, at=DAY)


def ministry(cast: Cast) -> Viewer:
    """Who runs cohorts."""
    return viewer(cast[MINISTRY])


def about(year: int = 2026, **other: object) -> About:
    """What is said of a cohort, as little as may be."""
    told = {"workflow": "bimtek@2021", **other}
    title = Text(id=f"Angkatan {year}", en=f"Cohort of {year}")
    return About(title=title, year=year, **told)  # type: ignore[arg-type]


def opened(cast: Cast, *regions: str, key: str = "2026", open: bool = False) -> Cohort:
    """A cohort with these regions, announced if `open`."""
    row = open_cohort(key=key, about=about(int(key[:4])), by=ministry(cast), at=DAY)
    if regions:
        wanted = [Wanted(code) for code in regions]
        add_regions(cohort=row, wanted=wanted, by=ministry(cast), at=DAY)
    return announce(cohort=row, by=ministry(cast), at=DAY) if open else row


def invited(cohort: Cohort, region: str) -> Participation:
    """The region in the cohort, after it was invited."""
    row = Participation.objects.get(cohort=cohort, region=region)
    Agreement.objects.create(participation=row, invited_at=DAY, moved_at=DAY)
    return row


def begun(cohort: Cohort, region: str) -> Participation:
    """The region in the cohort, after its guidance began."""
    row = Participation.objects.get(cohort=cohort, region=region)
    day = date(2026, 3, 2)
    Journey.objects.create(
        participation=row, begun_on=day, stage="bimtek-1", stage_since=day, planned_end=day
    )
    return row
