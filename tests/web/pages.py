"""Every page of the site, by the name of its address, and who must be signed in to see it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import override

from selaras.core.plan import Masterplan
from selaras.web.accounts.roles import Role
from tests.web.guidance_pages import GUIDANCE_FILES, GUIDANCE_MOMENTS, of_guidance
from tests.web.round_pages import ROUND_FILES, ROUND_MOMENTS, of_rounds

LANGUAGES = ("id", "en")

_PUBLIC = (
    "overview:home",
    "overview:glossary",
    "records:latest",
    "account_login",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "sign_ins:not_invited",
    "sign_ins:provider_failed",
)
_OF_PLAN = (
    "plans:summary",
    "plans:facts",
    "plans:finance",
    "plans:analysis",
    "plans:direction",
    "plans:programmes",
    "plans:quick_wins",
    "plans:roadmap",
    "plans:foundation",
    "plans:checks",
    "plans:progress",
    "editions:shelf",
)
_BOOKS = (1, 2, 3, 4)

Who = tuple[str, Role]
"""Somebody of the cast: the code of the region and the role there."""

OWN, DRAFT, SHARED = "73.22", "peragaan-73-17", "peragaan-73-24"
"""The region of the plans of tests, and the plans of its neighbours in the demonstration."""

NO_PAGES = {
    "drafts:save",
    "drafts:pulse",
    "drafts:move",
    "drafts:copy",
    "drafts_start:import",
    "assignments:give",
    "assignments:take_back",
    "assignments:by_lead",
    "assignments:remind",
    "assignments:finish",
    "assignments:finish_part",
    "comments:resolve",
    "comments:reopen",
    "comments:read",
    "histories:line",
    "histories:seen",
    "worksheets:download",
    "worksheets:upload",
    "editions:look",
    "editions:figure",
    "editions:slot",
    "editions:download",
    "plans:share",
    "plans:unshare",
    "plans:reviewed",
    "account_logout",
    "sign_ins:end_session",
    "sign_ins:end_other_sessions",
    "mfa_download_recovery_codes",
    "openid_connect_login",
    "openid_connect_callback",
    "outbox:release",
    "outbox:again",
    "records:export",
    "consents:start",
    "consents:stop",
    "consents:withdraw",
    "consents:end",
    "teams:send_again",
    "teams:register",
    *ROUND_FILES,
    *GUIDANCE_FILES,
}
"""Addresses that answer with something other than a page."""

OF_A_MOMENT = {
    "drafts:undo",
    "assignments:hand_on",
    "assignments:hand_on_part",
    "waivers:waive",
    "waivers:end",
    "histories:rename",
    "histories:restore",
    "histories:restore_item",
    "worksheets:compare",
    "worksheets:foreign_file",
    "worksheets:foreign_table",
    "account_change_password",
    "outbox:withdraw",
    "sign_ins:second_factor",
    "account_inactive",
    "account_reauthenticate",
    "account_email_verification_sent",
    "account_confirm_email",
    "account_set_password",
    "account_reset_password_from_key",
    "mfa_authenticate",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_login_webauthn",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_edit_webauthn",
    "mfa_remove_webauthn",
    "consents:consent",
    "consents:grant",
    "teams:accept",
    *ROUND_MOMENTS,
    *GUIDANCE_MOMENTS,
}
"""Pages that stand only in the middle of something; the tests of their apps go there."""

_ACCOUNT = (
    "sign_ins:me",
    "sign_ins:sessions",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "consents:mine",
    "records:mine",
)
_OF_SECRETARIAT = (
    "duties:mine",
    "duties:team",
    "outbox:letters",
    "records:entries",
    "teams:regions",
)
_OF_TEAM = (
    "teams:team",
    "teams:invite",
    "teams:invitations",
    "teams:unheld",
    "teams:organisations",
    "teams:add_agency",
    "teams:merge",
    "teams:add_partner",
    "teams:bodies",
    "teams:set_up",
    "teams:security",
)

_OF_WRITING = (
    "drafts:write",
    "drafts:all",
    "drafts:own",
    "drafts:mine",
    "drafts:roadmap",
    "assignments:assignments",
    "waivers:waivers",
    "comments:comments",
    "comments:of_own",
    "comments:ask",
    "histories:history",
    "histories:compare",
    "histories:since",
    "histories:milestones",
    "worksheets:worksheets",
    "worksheets:foreign",
    "search:find",
    "editions:beside_own",
)
_PROGRAMME = ("programmes", "governance-public-service-1")
_FORMS = (
    _PROGRAMME,
    ("facts", "people-1"),
    ("accounts", "akun-4"),
    ("bodies", "council"),
    ("indicators", "governance-public-service"),
)
_OF_ITEM = (
    "drafts:arrange",
    "drafts:merge",
    "drafts:remove",
    "comments:of_item",
    "histories:item",
    "editions:beside",
)
_THREAD = "SELECT min(id) FROM comments_thread"

_POST = "SELECT min(id) FROM accounts_membership WHERE region = '73.22' AND role = 'planner'"
_AGENCY = "SELECT min(id) FROM accounts_organisation WHERE region = '73.22' AND kind = 'agency'"
_BODY = "SELECT min(b.id) FROM accounts_body b JOIN accounts_organisation o ON " + (
    "o.id = b.organisation_id WHERE o.region = '73.22'"
)
_LETTER = "SELECT min(id) FROM outbox_letter WHERE region = '73.22'"
_INVITATION = "SELECT min(id) FROM teams_invitation WHERE region = '73.22'"
_NUMBERED = {
    "teams:post": _POST,
    "teams:end": _POST,
    "teams:hand_over": _POST,
    "teams:rename": _AGENCY,
    "teams:split": _AGENCY,
    "teams:dissolve": _AGENCY,
    "teams:body": _BODY,
    "teams:renew": _BODY,
    "teams:end_body": _BODY,
    "teams:withdraw": _INVITATION,
    "outbox:letter": _LETTER,
}
"""Pages of one thing in Luwu Utara, with the question for its number in the database."""

Ask = Callable[[str], int]
"""Answers such a question."""


def of_luwu_utara(plan: Masterplan) -> Masterplan:
    """The plan as one of the region that most of the cast belongs to."""
    return plan.model_copy(update={"regions": (OWN,)})


@dataclass(frozen=True)
class Visit:
    """A page as somebody opens it; `who` is None for a visitor."""

    label: str
    address: str
    who: Who | None = None


def visits(plan: Masterplan, language: str = "id", *, ask: Ask) -> list[Visit]:
    """Every page of a demonstration that also holds this plan, published, of Luwu Utara."""
    public = [(label, address, None) for label, address in pages(plan).items()]
    with override("id"):
        people = [
            *_personal(plan),
            *_of_people(),
            *_of_things(ask),
            *_of_writing(ask),
            *of_rounds(ask),
            *of_guidance(ask),
        ]
    return [
        Visit(label, in_language(address, language), who)
        for label, address, who in (*public, *people)
    ]


def labels(plan: Masterplan) -> set[str]:
    """The names of all addresses that `visits` goes to."""
    return {visit.label.split()[0] for visit in visits(plan, ask=lambda question: 1)}


def _of_people() -> list[tuple[str, str, Who]]:
    """Pages of people, their teams and their work."""
    secretariat, support = (OWN, Role.SECRETARIAT), ("", Role.SUPPORT)
    ministry = ("", Role.MINISTRY_OFFICER)
    plain = [(name, reverse(name), secretariat) for name in (*_ACCOUNT, *_OF_SECRETARIAT)]
    team = [(name, reverse(name, args=(OWN,)), secretariat) for name in _OF_TEAM]
    return [
        *plain,
        *team,
        ("duties:mine contact", reverse("duties:mine"), (OWN, Role.AGENCY_CONTACT)),
        ("duties:mine citizen", reverse("duties:mine"), (OWN, Role.CITIZEN)),
        ("duties:mine officer", reverse("duties:mine"), ministry),
        ("teams:regions officer", reverse("teams:regions"), ministry),
        ("teams:switch", reverse("teams:switch", args=(OWN, Role.PLANNER)), secretariat),
        ("teams:organisations none", reverse("teams:organisations", args=("73.26",)), ministry),
        ("consents:desk", reverse("consents:desk"), support),
        ("consents:ask", reverse("consents:ask"), support),
    ]


def _of_things(ask: Ask) -> list[tuple[str, str, Who]]:
    """Pages that carry a number in their address."""
    return [
        (name, reverse(name, args=(ask(question),)), (OWN, Role.SECRETARIAT))
        for name, question in _NUMBERED.items()
    ]


def _of_writing(ask: Ask) -> list[tuple[str, str, Who]]:
    """Pages of those who write the draft of Luwu together."""
    secretariat = ("73.17", Role.SECRETARIAT)
    found = [(name, reverse(name, args=(DRAFT,)), secretariat) for name in _OF_WRITING]
    for part, key in _FORMS:
        address = reverse("drafts:item", args=(DRAFT, part, key))
        found.append((f"drafts:item {part}", address, secretariat))
    for name in _OF_ITEM:
        found.append((name, reverse(name, args=(DRAFT, *_PROGRAMME)), secretariat))
    for name in ("drafts:part", "drafts:add"):
        for part in ("programmes", "facts"):
            found.append((f"{name} {part}", reverse(name, args=(DRAFT, part)), secretariat))
    thread = reverse("comments:thread", args=(DRAFT, ask(_THREAD)))
    contact, adviser = ("73.17", Role.AGENCY_CONTACT), ("73.17", Role.ADVISER)
    return [
        *found,
        ("comments:thread", thread, secretariat),
        ("drafts:write contact", reverse("drafts:write", args=(DRAFT,)), contact),
        ("histories:since adviser", reverse("histories:since", args=(DRAFT,)), adviser),
        (
            "assignments:assignments contact",
            reverse("assignments:assignments", args=(DRAFT,)),
            contact,
        ),
        ("drafts_start:new", reverse("drafts_start:new", args=(OWN,)), (OWN, Role.SECRETARIAT)),
        ("search_everywhere:everywhere", reverse("search_everywhere:everywhere"), secretariat),
    ]


def _personal(plan: Masterplan) -> list[tuple[str, str, Who]]:
    """Label, address and who opens it; a second look at a page has a second word in its label."""
    return [
        ("overview:home officer", reverse("overview:home"), ("", Role.MINISTRY_OFFICER)),
        (
            "plans:progress followed",
            reverse("plans:progress", args=(DRAFT,)),
            ("", Role.MINISTRY_OFFICER),
        ),
        (
            "plans:summary draft",
            reverse("plans:summary", args=(DRAFT,)),
            ("73.17", Role.PLANNER),
        ),
        (
            "plans:summary review",
            reverse("plans:summary", args=(SHARED,)),
            ("73.24", Role.ADVISER),
        ),
        (
            "plans:sharing",
            reverse("plans:sharing", args=(plan.key,)),
            (OWN, Role.SECRETARIAT),
        ),
        (
            "plans:sharing shared",
            reverse("plans:sharing", args=(SHARED,)),
            ("73.24", Role.HEAD_OF_REGION),
        ),
        (
            "plans:publish",
            reverse("plans:publish", args=(SHARED,)),
            ("73.24", Role.HEAD_OF_REGION),
        ),
        (
            "plans:withdraw",
            reverse("plans:withdraw", args=(plan.key,)),
            (OWN, Role.HEAD_OF_REGION),
        ),
    ]


def pages(plan: Masterplan) -> dict[str, str]:
    """A label and the Indonesian address of every page that everybody sees of a published plan."""
    # An earlier request may have left another language behind.
    with override("id"):
        found = {name: reverse(name) for name in _PUBLIC}
        found |= {name: reverse(name, args=(plan.key,)) for name in _OF_PLAN}
        found["plans:programme"] = reverse(
            "plans:programme", args=(plan.key, plan.programmes[0].key)
        )
        found["plans:quick_win"] = reverse(
            "plans:quick_win", args=(plan.key, plan.quick_wins[0].key)
        )
        for number in _BOOKS:
            found[f"editions:preview {number}"] = reverse(
                "editions:preview", args=(plan.key, number)
            )
    return found


def in_language(address: str, language: str) -> str:
    """The same page in that language."""
    return f"/en{address}" if language == "en" else address
