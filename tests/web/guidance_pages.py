"""The pages of register, cohorts, memoranda, meetings, stages and advisers, and who opens them."""

from collections.abc import Callable

from django.urls import reverse

from selaras.web.accounts.roles import Role
from selaras.web.project.demonstration_meetings import meeting_key

COHORT = "2022"
"""The cohort of the demonstration."""

OWN, LUWU, EAST = "73.22", "73.17", "73.24"
"""Through all stages; at the second stage, with a meeting today; waiting for the adviser."""

INVITED = "16.74"
"""A region that has been invited and nothing more."""

STAGE, NEXT = "bimtek-2", "bimtek-3"
_TODAY, _HELD = str(meeting_key(STAGE)), str(meeting_key("bimtek-1", LUWU))

GUIDANCE_FILES = {
    "regions:export",
    "regions:change_outlines",
    "workflows:file",
    "workflows:move_stage",
    "workflows:remove_stage",
    "workflows:restore_stage",
    "cohorts:export_cohorts",
    "cohorts:export_cohort",
    "cohorts:template",
    "agreements:cohort_file",
    "agreements:signing_lines",
    "agreements:paper",
    "meetings:cohort_calendar",
    "meetings:calendar",
    "meetings:take",
    "meetings:groups",
    "meetings:invite",
    "meetings:absent",
    "meetings:certificate",
    "meetings:new_code",
    "meetings:ticks",
    "meetings:pulse",
    "meetings:material",
    "meetings:decision",
    "meetings:decision_done",
    "meetings:remove_decision",
    "meetings:all_certificates",
    "guidance:export",
    "guidance:file",
    "guidance:ask",
    "overview:years_file",
    "overview:standings_file",
    "advisers:allow",
    "advisers:export_visits",
}
"""Addresses that answer with something other than a page."""

GUIDANCE_MOMENTS = {
    "regions:outline_set",
    "regions:brought_outlines",
    "workflows:differences",
    "workflows:change",
    "workflows:release",
    "workflows:discard",
    "workflows:add_stage",
    "workflows:stage",
    "cohorts:dry_run",
    "cohorts:announce",
    "cohorts:select",
    "agreements:agree",
    "agreements:decree",
    "agreements:take_back",
    "agreements:sign",
    "agreements:scan",
    "agreements:text",
    "meetings:arrive_at",
    "meetings:remove_material",
    "meetings:remove_person",
    "meetings:finish",
    "guidance:begin",
    "guidance:open",
    "guidance:answer",
}
"""Pages that stand only in the middle of something."""

_FOR_ALL = (
    ("regions:register",),
    ("regions:changes",),
    ("workflows:workflows",),
    ("workflows:workflow", "bimtek", "2021"),
    ("cohorts:cohorts",),
    ("cohorts:cohort", COHORT),
    ("overview:nation",),
    ("overview:years",),
    ("overview:region", OWN),
)
_OF_MINISTRY = (
    ("regions:outlines",),
    ("workflows:new",),
    ("cohorts:new",),
    ("cohorts:imports",),
    ("cohorts:change", COHORT),
    ("cohorts:close", COHORT),
    ("cohorts:add", COHORT),
    ("cohorts:participation", COHORT, INVITED),
    ("cohorts:withdraw", COHORT, INVITED),
    ("agreements:cohort", COHORT),
    ("agreements:invite_all", COHORT),
    ("agreements:invite", COHORT, INVITED),
    ("agreements:signing_day", COHORT),
    ("agreements:hall", COHORT),
    ("agreements:signing_region", COHORT, INVITED),
    ("agreements:agreement", COHORT, LUWU),
    ("meetings:cohort", COHORT),
    ("meetings:plan", COHORT),
    ("guidance:cohort", COHORT),
    ("guidance:begin_all", COHORT),
    ("guidance:dates", COHORT),
    ("guidance:dates_of", COHORT, LUWU),
    ("guidance:except", COHORT, LUWU, STAGE),
    ("advisers:pool",),
    ("advisers:new",),
    ("advisers:assign", COHORT),
    ("meetings:change", COHORT, _TODAY),
    ("meetings:cancel", COHORT, _TODAY),
    ("meetings:people", COHORT, _TODAY),
    ("meetings:code", COHORT, _TODAY),
    ("meetings:attendance", COHORT, _TODAY),
    ("meetings:materials", COHORT, _TODAY),
    ("meetings:minutes", COHORT, _TODAY),
)
_OF_SECRETARIAT = (
    ("meetings:meeting", COHORT, _TODAY),
    ("meetings:certificates", COHORT, _HELD),
    ("meetings:arrive",),
    ("guidance:journey", COHORT, LUWU),
    ("guidance:stage", COHORT, LUWU, STAGE),
    ("guidance:plan", COHORT, LUWU),
    ("guidance:hand_in", COHORT, LUWU, STAGE, "book-2-draft"),
)
_OF_ADVISER = (
    ("advisers:desk",),
    ("advisers:advice",),
    ("advisers:write_advice",),
    ("advisers:visits",),
    ("advisers:note_visit", COHORT, LUWU),
)

_ADVISER = "SELECT min(id) FROM advisers_adviser"
_ADVICE = (
    "SELECT min(a.id) FROM advisers_advice a JOIN accounts_membership m ON "
    f"m.person_id = a.person_id WHERE m.region = '{LUWU}' AND m.role = 'adviser'"
)

Who = tuple[str, Role]


def of_guidance(ask: Callable[[str], int]) -> list[tuple[str, str, Who | None]]:
    """Label, address and who opens it; None for a visitor."""
    ministry, secretariat = ("", Role.MINISTRY_OFFICER), (LUWU, Role.SECRETARIAT)
    adviser = (LUWU, Role.ADVISER)
    number, advice = str(ask(_ADVISER)), str(ask(_ADVICE))
    groups: tuple[tuple[Who | None, tuple[tuple[str, ...], ...]], ...] = (
        (None, _FOR_ALL),
        (ministry, (*_OF_MINISTRY, ("advisers:adviser", number), ("advisers:refuse", number))),
        (secretariat, _OF_SECRETARIAT),
        (
            adviser,
            (
                *_OF_ADVISER,
                ("advisers:change_advice", advice),
                ("advisers:use_advice", advice),
                ("advisers:remove_advice", advice),
            ),
        ),
    )
    found: list[tuple[str, str, Who | None]] = [
        (name, reverse(name, args=args), who) for who, pages in groups for name, *args in pages
    ]
    more = (
        ("overview:region province", "overview:region", ("73",), None),
        ("overview:region secretariat", "overview:region", (LUWU,), secretariat),
        ("overview:nation officer", "overview:nation", (), ministry),
        ("overview:nation province", "overview:nation", (), ("73", Role.OBSERVER)),
        ("cohorts:cohort officer", "cohorts:cohort", (COHORT,), ministry),
        ("agreements:agreement secretariat", "agreements:agreement", (COHORT, LUWU), secretariat),
        ("guidance:stage adviser", "guidance:stage", (COHORT, EAST, NEXT), (EAST, Role.ADVISER)),
        ("meetings:meeting held", "meetings:meeting", (COHORT, _HELD), ministry),
    )
    return [*found, *((label, reverse(name, args=args), who) for label, name, args, who in more)]
