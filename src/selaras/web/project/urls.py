"""Every address of the site. Pages are Indonesian; the same address under /en/ is English."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from selaras.web.project.health import health

urlpatterns = [
    path("health", health, name="health"),
    # A provider of sign-ins knows one address to come back to, whatever the language.
    path("oidc/", include("selaras.web.sign_ins.provider_urls")),
    *i18n_patterns(
        path("", include("selaras.web.overview.urls")),
        path("account/", include("selaras.web.sign_ins.urls")),
        path("tasks/", include("selaras.web.duties.urls")),
        path("outbox/", include("selaras.web.outbox.urls")),
        path("record/", include("selaras.web.records.urls")),
        path("support/", include("selaras.web.consents.urls")),
        path("teams/", include("selaras.web.teams.urls")),
        path("find/", include("selaras.web.search.everywhere_urls")),
        path("regions/", include("selaras.web.regions.urls")),
        path("workflows/", include("selaras.web.workflows.urls")),
        path("cohorts/", include("selaras.web.cohorts.urls")),
        path("agreements/", include("selaras.web.agreements.urls")),
        path("meetings/", include("selaras.web.meetings.urls")),
        path("guidance/", include("selaras.web.guidance.urls")),
        path("advisers/", include("selaras.web.advisers.urls")),
        path("assessments/", include("selaras.web.assessments.urls")),
        path("answers/", include("selaras.web.answers.urls")),
        path("judgements/", include("selaras.web.judgements.urls")),
        path("results/", include("selaras.web.results.urls")),
        path("rankings/", include("selaras.web.rankings.urls")),
        path("new-plan/", include("selaras.web.drafts.start_urls")),
        path("plans/<slug:plan_key>/", include("selaras.web.plans.urls")),
        path("plans/<slug:plan_key>/write/", include("selaras.web.drafts.urls")),
        path("plans/<slug:plan_key>/assignments/", include("selaras.web.assignments.urls")),
        path("plans/<slug:plan_key>/waivers/", include("selaras.web.waivers.urls")),
        path("plans/<slug:plan_key>/comments/", include("selaras.web.comments.urls")),
        path("plans/<slug:plan_key>/history/", include("selaras.web.histories.urls")),
        path("plans/<slug:plan_key>/worksheets/", include("selaras.web.worksheets.urls")),
        path("plans/<slug:plan_key>/books/", include("selaras.web.editions.urls")),
        path("plans/<slug:plan_key>/find/", include("selaras.web.search.urls")),
        prefix_default_language=False,
    ),
]

handler400 = "selaras.web.ui.errors.bad_request"
handler403 = "selaras.web.ui.errors.forbidden"
handler404 = "selaras.web.ui.errors.not_found"
handler500 = "selaras.web.ui.errors.server_error"
handler429 = "selaras.web.sign_ins.limits.too_many_requests"
