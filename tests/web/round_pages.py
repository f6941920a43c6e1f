"""The pages of the demonstration's rounds, and who opens them."""

from collections.abc import Callable

from django.urls import reverse

from selaras.web.accounts.roles import Role

PUBLISHED, ANSWERED, JUDGED, OBJECTED = (
    "peragaan-evaluasi-2025",
    "peragaan-evaluasi-2026",
    "peragaan-kesiapan-2026",
    "peragaan-spbe-2026",
)
"""Each round of the demonstration by the phase it is in."""

REGION, OBJECTOR = "73.22", "73.17"
LEAF, QUESTION = "output.policy", "I01"

ROUND_FILES = {
    "answers:confirm",
    "answers:give",
    "answers:take_back",
    "answers:finish",
    "answers:file",
    "answers:receipt_file",
    "answers:export",
    "judgements:mark",
    "judgements:finish",
    "judgements:reopen",
    "judgements:file",
    "judgements:export",
    "rankings:export",
    "rankings:export_ranking",
    "rankings:export_rehearsal",
    "rankings:work_out",
    "results:slot",
    "results:download",
    "results:objection_file",
    "results:follow_ups_sheet",
    "results:round_follow_ups",
    "results:round_sheet",
    "results:round_objections_sheet",
}
"""Addresses that answer with something other than a page."""

ROUND_MOMENTS = {
    "assessments:remove",
    "answers:receipt",
    "answers:hand_on",
    "judgements:remove_seat",
    "judgements:finding",
    "results:withdraw",
    "results:fix",
    "results:letter",
    "results:reopen",
}
"""Pages that stand only in the middle of something."""

_OF_MINISTRY = (
    ("assessments:change", ANSWERED),
    ("assessments:dates", ANSWERED),
    ("assessments:participants", ANSWERED),
    ("assessments:add", ANSWERED),
    ("assessments:participant", JUDGED, REGION),
    ("assessments:open_again", JUDGED, REGION),
    ("answers:move", ANSWERED),
    ("judgements:seats", JUDGED),
    ("judgements:proposal", ANSWERED),
    ("judgements:add_seat", ANSWERED, REGION),
    ("judgements:conflict", JUDGED),
    ("judgements:agreement", OBJECTED),
    ("results:round", OBJECTED),
    ("results:round_objections", OBJECTED),
    ("results:decide", OBJECTED, OBJECTOR, QUESTION),
    ("rankings:progress", JUDGED),
    ("rankings:assessors", JUDGED),
    ("rankings:odd", OBJECTED),
    ("rankings:rehearsal", OBJECTED),
    ("rankings:publish", OBJECTED),
)
_OF_SECRETARIAT = (
    ("answers:questionnaire", ANSWERED, REGION),
    ("answers:node", ANSWERED, REGION, LEAF),
    ("answers:add_evidence", ANSWERED, REGION, LEAF),
    ("answers:parts", ANSWERED, REGION),
    ("answers:check", ANSWERED, REGION),
    ("answers:submit", ANSWERED, REGION),
    ("answers:receipts", ANSWERED, REGION),
    ("answers:carry", ANSWERED, REGION),
    ("answers:former", ANSWERED, REGION),
    ("results:objections", OBJECTED, REGION),
    ("results:object", OBJECTED, REGION, QUESTION),
    ("results:follow_ups", PUBLISHED, REGION),
    ("results:earlier", ANSWERED, REGION),
)
_OF_ASSESSOR = (
    ("judgements:judge", JUDGED, REGION),
    ("judgements:own_conflict", JUDGED, REGION),
    ("judgements:comparison", OBJECTED, REGION),
    ("judgements:node", OBJECTED, REGION, QUESTION),
    ("judgements:meetings", OBJECTED, REGION),
    ("judgements:findings", JUDGED, REGION),
)
_FOR_ALL = (
    ("assessments:rounds",),
    ("assessments:instruments",),
    ("assessments:instrument", "spbe", "2020"),
    ("assessments:round", PUBLISHED),
    ("rankings:ranking", PUBLISHED),
    ("results:region", PUBLISHED, REGION),
    ("results:files", PUBLISHED, REGION),
)

_EVIDENCE = (
    "SELECT min(e.id) FROM answers_evidence e JOIN assessments_participant p ON "
    "p.id = e.participant_id JOIN assessments_round r ON r.id = p.round_id "
    f"WHERE r.key = '{ANSWERED}' AND p.region = '{REGION}'"
)
_RECOMMENDATION = (
    "SELECT min(f.id) FROM judgements_finding f JOIN assessments_participant p ON "
    "p.id = f.participant_id JOIN assessments_round r ON r.id = p.round_id "
    f"WHERE r.key = '{PUBLISHED}' AND p.region = '{REGION}' AND f.kind = 'recommend'"
)

Who = tuple[str, Role]


def of_rounds(ask: Callable[[str], int]) -> list[tuple[str, str, Who | None]]:
    """Label, address and who opens it; None for a visitor."""
    ministry, secretariat = ("", Role.MINISTRY_OFFICER), (REGION, Role.SECRETARIAT)
    numbered = (
        ("answers:remove_evidence", ANSWERED, REGION, str(ask(_EVIDENCE))),
        ("results:follow_up", PUBLISHED, REGION, str(ask(_RECOMMENDATION))),
    )
    groups: tuple[tuple[Who | None, tuple[tuple[str, ...], ...]], ...] = (
        (None, _FOR_ALL),
        (ministry, (("assessments:new",), ("judgements:desk",), *_OF_MINISTRY)),
        (secretariat, (*_OF_SECRETARIAT, *numbered)),
        ((OBJECTOR, Role.ASSESSOR), _OF_ASSESSOR),
    )
    found: list[tuple[str, str, Who | None]] = [
        (name, reverse(name, args=args), who) for who, pages in groups for name, *args in pages
    ]
    more = (
        ("assessments:rounds officer", "assessments:rounds", (), ministry),
        ("assessments:round secretariat", "assessments:round", (ANSWERED,), secretariat),
        ("assessments:round officer", "assessments:round", (OBJECTED,), ministry),
        ("judgements:desk assessor", "judgements:desk", (), (OBJECTOR, Role.ASSESSOR)),
        ("results:region provisional", "results:region", (OBJECTED, REGION), secretariat),
    )
    return [*found, *((label, reverse(name, args=args), who) for label, name, args, who in more)]
