"""Every row of the table, in its order."""

from tests.web.rights.apps import (
    advisers,
    agreements,
    consents,
    outbox,
    plans,
    records,
    regions,
    rounds,
    sign_ins,
    teams,
    workflows,
    writing,
)
from tests.web.rights.asked import Asked, page


def rows() -> list[Asked]:
    """What is asked of each app, from the first page on."""
    return [
        page("health"),
        page("overview:home"),
        page("overview:glossary"),
        *regions.register(),
        *regions.profile(),
        page("duties:mine"),
        page("duties:team"),
        *sign_ins.account(),
        *sign_ins.signing_in(),
        *sign_ins.factors(),
        *outbox.outbox(),
        *records.records(),
        *consents.consents(),
        *teams.team(),
        *teams.invitations(),
        *teams.organisations(),
        *teams.bodies(),
        *rounds.assessments(),
        *rounds.answers(),
        *rounds.judgements(),
        *rounds.results(),
        *rounds.rankings(),
        *plans.plans(),
        *plans.decisions(),
        *writing.drafts(),
        *writing.assignments(),
        *writing.waivers(),
        *writing.comments(),
        *writing.histories(),
        *writing.worksheets(),
        *writing.search(),
        *plans.editions(),
        *workflows.workflows(),
        *agreements.agreements(),
        *advisers.advisers(),
    ]
