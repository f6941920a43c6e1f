"""Addresses below /teams/."""

from django.urls import path, register_converter

from selaras.web.teams.converters import RegionCode
from selaras.web.teams.views import (
    acceptances,
    bodies,
    demands,
    handovers,
    invitations,
    organisations,
    posts,
    successions,
    team,
)

app_name = "teams"

register_converter(RegionCode, "team_region")

urlpatterns = [
    path("", team.regions, name="regions"),
    path("accept/<str:token>/", acceptances.accept, name="accept"),
    path("posts/<int:number>/", posts.post, name="post"),
    path("posts/<int:number>/end/", posts.end, name="end"),
    path("posts/<int:number>/hand-over/", handovers.hand_over, name="hand_over"),
    path("invitations/<int:number>/again/", invitations.send_again, name="send_again"),
    path("invitations/<int:number>/withdraw/", invitations.withdraw, name="withdraw"),
    path("<team_region:code>/", team.team, name="team"),
    path("<team_region:code>/invite/", invitations.invite, name="invite"),
    path("<team_region:code>/invitations/", invitations.invitations, name="invitations"),
    path("<team_region:code>/unheld/", handovers.unheld, name="unheld"),
    path("<team_region:code>/organisations/", organisations.organisations, name="organisations"),
    path("<team_region:code>/organisations/register/", organisations.register, name="register"),
    path("<team_region:code>/organisations/add/", organisations.add_agency, name="add_agency"),
    path("<team_region:code>/organisations/merge/", successions.merge, name="merge"),
    path("<team_region:code>/partners/add/", organisations.add_partner, name="add_partner"),
    path("organisations/<int:number>/rename/", organisations.rename, name="rename"),
    path("organisations/<int:number>/split/", successions.split, name="split"),
    path("organisations/<int:number>/dissolve/", organisations.dissolve, name="dissolve"),
    path("<team_region:code>/bodies/", bodies.bodies, name="bodies"),
    path("<team_region:code>/bodies/set-up/", bodies.set_up, name="set_up"),
    path("bodies/<int:number>/", bodies.body, name="body"),
    path("bodies/<int:number>/renew/", bodies.renew, name="renew"),
    path("bodies/<int:number>/end/", bodies.end_body, name="end_body"),
    path("<team_region:code>/security/", demands.security, name="security"),
    path("<team_region:code>/security/<slug:role>/", demands.switch, name="switch"),
]
