"""Cohorts whose memoranda are as far as a test wants them."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.utils import timezone

from selaras.core.text import Text
from selaras.web.accounts.models import Person
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Viewer, viewer_of
from selaras.web.agreements.actions import Signature, agree, bring_decree, invite, sign
from selaras.web.agreements.models import Agreement
from selaras.web.agreements.steps import DECREES, Side, Step, digest_of
from selaras.web.answers.actions.keeping import Upload
from selaras.web.answers.checking import check
from selaras.web.cohorts.models import Cohort, Participation
from selaras.web.project.cast import Cast
from tests.web.answers.making import pdf

NOW = timezone.now()
INVITED = NOW - timedelta(days=30)
DECREED_ON = timezone.localdate(NOW - timedelta(days=20))
AGREED = NOW - timedelta(days=10)
TODAY = timezone.localdate(NOW)


def make_cohort(key: str = "2022", regions: Iterable[str] = ("73.22",)) -> Cohort:
    """A cohort in preparation with these regions."""
    cohort = Cohort.objects.create(
        key=key,
        title=Text(id=f"Angkatan {key}", en=f"Cohort {key}").model_dump(),
        year=2022,
        workflow="bimtek@2021",
        signing_on=TODAY,
        signing_place="Jakarta",
        made_at=INVITED,
    )
    Participation.objects.bulk_create(
        Participation(cohort=cohort, region=region, added_at=INVITED) for region in regions
    )
    return cohort


def of(cohort: Cohort, region: str = "73.22") -> Participation:
    """The region in the cohort."""
    return Participation.objects.select_related("cohort").get(cohort=cohort, region=region)


def officer(cast: Cast) -> Viewer:
    """An officer of the ministry."""
    return viewer_of(cast["", Role.MINISTRY_OFFICER], at=NOW)


def of_region(cast: Cast, role: Role, region: str = "73.22") -> Viewer:
    """Somebody of the region."""
    person: Person = cast[region, role]
    return viewer_of(person, at=NOW)


def upload(words: str = "one", name: str = "sk.pdf") -> Upload:
    """A small document."""
    return Upload(check(pdf(words)), name)


def signature(side: Side, region: str = "73.22", on: date = TODAY) -> Signature:
    """What a side enters."""
    if side is Side.REGION:
        return Signature(f"180/{region}/2022", on, "Andi Kusuma", "Bupati Luwu Utara")
    return Signature(f"B-{region}/KOMINFO/2022", on, "Sri Lestari", "Direktur Jenderal")


def brought_to(participation: Participation, step: Step, *, by: Viewer) -> Agreement | None:
    """The memorandum after all steps up to that one."""
    steps = list(Step)[1 : list(Step).index(step) + 1]
    for each in steps:
        take(participation, each, by=by)
    return Agreement.objects.filter(participation=participation).first()


def take(participation: Participation, step: Step, *, by: Viewer) -> None:
    """Take that one step, for both sides."""
    _TAKE[step](participation, by)


def _invite(participation: Participation, by: Viewer) -> None:
    invite(participation=participation, number="B-12", by=by, at=INVITED)


def _decree(participation: Participation, by: Viewer) -> None:
    for number, kind in enumerate(DECREES):
        bring_decree(
            participation=participation,
            kind=kind,
            number=f"SK-{number}",
            on=DECREED_ON,
            upload=upload(kind),
            by=by,
            at=AGREED,
        )


def _agree(participation: Participation, by: Viewer) -> None:
    text = Agreement.objects.get(participation=participation).text
    for side in Side:
        agree(participation=participation, side=side, digest=digest_of(text), by=by, at=AGREED)


def _sign(participation: Participation, by: Viewer) -> None:
    region = participation.region
    signatures = {side: signature(side, region) for side in Side}
    sign(participation=participation, signatures=signatures, by=by, at=NOW)


_TAKE = {Step.INVITED: _invite, Step.DECREED: _decree, Step.AGREED: _agree, Step.SIGNED: _sign}
