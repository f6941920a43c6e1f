"""The years of programmes: typed for many at once, dragged one by one, never over another's."""

from uuid import uuid4

from django.test import Client

from selaras.core.plan import Masterplan, Span
from selaras.web.accounts.viewing import SYSTEM
from selaras.web.plans.models import Plan, Step
from selaras.web.plans.plan import read_plan
from selaras.web.plans.writing import save_fields
from tests.web.drafts.conftest import AT, Give

SCRIPT = {"accept": "application/json"}


def years(row: Plan, key: str) -> Span | None:
    return read_plan(Plan.objects.get(pk=row.pk)).programme[key].years


def typed(plan: Masterplan, **wanted: tuple[str, str]) -> dict[str, str]:
    """A form in which these programmes got other years, by their number in the plan."""
    fields = {"entry": str(uuid4())}
    for number, (start, end) in wanted.items():
        programme = plan.programmes[int(number[1:])]
        seen = programme.years
        fields |= {
            f"seen.{programme.key}": f"{seen.start}-{seen.end}" if seen else "-",
            f"start.{programme.key}": start,
            f"end.{programme.key}": end,
        }
    return fields


def test_years_typed_for_several_are_one_step(
    row: Plan, small: Masterplan, secretariat: Client
) -> None:
    address = f"/plans/{row.key}/write/roadmap/"
    first, second, third = (each.key for each in small.programmes[:3])
    assert f'name="start.{first}"' in secretariat.get(address).content.decode()
    held = small.programmes[2].years
    assert held is not None
    same = (str(held.start), str(held.end))
    secretariat.post(address, typed(small, _0=("2026", "2027"), _1=("", ""), _2=same))
    assert years(row, first) == Span(start=2026, end=2027)
    assert years(row, second) is None
    assert years(row, third) == held
    step = Step.objects.filter(plan=row).latest("revision")
    assert (step.what, step.changes.count()) == ("years", 2)


def test_years_that_make_no_sense_are_told_in_their_row_and_nothing_is_saved(
    row: Plan, small: Masterplan, secretariat: Client
) -> None:
    address = f"/plans/{row.key}/write/roadmap/"
    for wrong in (("2029", "2027"), ("2029", ""), ("besok", "2027")):
        answer = secretariat.post(address, typed(small, _0=wrong, _1=("2026", "2026")))
        assert answer.status_code == 422
        assert 'aria-invalid="true"' in answer.content.decode()
        assert f'value="{wrong[0]}"' in answer.content.decode()
    assert read_plan(Plan.objects.get(pk=row.pk)) == small


def test_a_dragged_bar_is_saved_once_and_not_over_what_others_wrote(
    row: Plan, small: Masterplan, secretariat: Client
) -> None:
    address = f"/plans/{row.key}/write/roadmap/"
    key = small.programmes[0].key
    sent = typed(small, _0=("2027", "2028"))
    for _ in range(2):
        assert secretariat.post(address, sent, headers=SCRIPT).json()["saved"]
    assert Step.objects.filter(plan=row, what="years").count() == 1
    save_fields(
        plan=row, part="programmes", key=key, fields={"years": {"start": 2030, "end": 2030}},
        seen=row.revision + 1, by=SYSTEM, at=AT,
    )  # fmt: skip
    late = secretariat.post(address, typed(small, _0=("2026", "2026")), headers=SCRIPT)
    assert (late.status_code, late.json()["saved"]) == (409, False)
    assert years(row, key) == Span(start=2030, end=2030)


def test_an_agency_sets_the_years_of_its_own(
    row: Plan, small: Masterplan, contact: Client, give: Give
) -> None:
    address = f"/plans/{row.key}/write/roadmap/"
    give("programmes", small.programmes[0].key)
    page = contact.get(address).content.decode()
    assert page.count('name="start.') == 1
    assert contact.post(address, typed(small, _1=("2026", "2026"))).status_code == 404
    contact.post(address, typed(small, _0=("2026", "2026")))
    assert years(row, small.programmes[0].key) == Span(start=2026, end=2026)
