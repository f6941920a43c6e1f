"""Commands bring plans in as drafts, publish them where told to, and leave a trace."""

import json

import pytest

from selaras.core.plan import Masterplan
from selaras.web.plans.models import Plan
from selaras.web.project.loading import load
from selaras.web.records.chain import digest_of_value
from selaras.web.records.models import Entry

pytestmark = pytest.mark.django_db


def traces() -> list[dict[str, object]]:
    return [json.loads(each.line) for each in Entry.objects.order_by("number")]


def digest(plan: Masterplan, state: str) -> str:
    return digest_of_value({"state": state, "fingerprint": plan.fingerprint})


def test_a_plan_is_loaded_as_a_draft_and_once(small: Masterplan) -> None:
    assert load(small).endswith("loaded, revision 1, draft.")
    assert load(small).endswith("unchanged, draft.")
    assert Plan.objects.get().state == "draft"
    (trace,) = traces()
    assert (trace["what"], trace["subject"], trace["region"]) == (
        "plan.loaded",
        f"plan:{small.key}",
        "73.22",
    )
    assert (trace["person"], trace["name"]) == (None, "selaras-admin")
    assert (trace["before"], trace["after"]) == ("", digest(small, "draft"))


def test_publishing_is_a_change_of_its_own(small: Masterplan) -> None:
    load(small)
    assert load(small, state="published").endswith("loaded, revision 1, published.")
    assert load(small, state="published").endswith("unchanged, published.")
    assert [(trace["before"], trace["after"]) for trace in traces()] == [
        ("", digest(small, "draft")),
        (digest(small, "draft"), digest(small, "published")),
    ]


def test_a_new_text_keeps_the_state(small: Masterplan) -> None:
    load(small, state="published")
    # A copy would keep the fingerprint of the original.
    changed = Masterplan.model_validate({**small.model_dump(mode="json"), "actions": []})
    assert load(changed).endswith("loaded, revision 2, published.")
    assert traces()[-1]["before"] == digest(small, "published")
    assert traces()[-1]["after"] == digest(changed, "published")
