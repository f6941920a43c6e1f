"""How duties and the record name what this app is about."""

from datetime import date

from selaras.core.framework import Region, region_then
from selaras.core.text import Text, format_date
from selaras.reference import load_knowledge
from selaras.web.cohorts.models import Cohort, Participation

STAGE = "guidance.stage"
"""The secretariat has a stage to bring to its gate."""

REVIEW = "guidance.review"
"""An adviser has a stage to approve or send back."""

STUCK = "guidance.stuck"
"""The ministry has regions to look after; one duty for each cohort."""


def subject_of(participation: Participation) -> str:
    """`participation:2022/73.22`."""
    return f"participation:{participation.cohort.key}/{participation.region}"


def subject_of_stage(participation: Participation, stage: str) -> str:
    """`stage:2022/73.22/bimtek-1`."""
    return f"stage:{participation.cohort.key}/{participation.region}/{stage}"


def subject_of_cohort(cohort: Cohort) -> str:
    """`cohort:2022`."""
    return f"cohort:{cohort.key}"


def region_of(participation: Participation) -> Region:
    """The region, also where its code has changed since."""
    return region_then(load_knowledge(), participation.region)


def day_in_words(day: date) -> Text:
    """`22 September 2022` in both languages, for sentences."""
    return Text(id=format_date(day, "id"), en=format_date(day, "en"))
