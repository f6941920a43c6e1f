"""Addresses below /teams/."""

from django.urls import path, register_converter

from selaras.web.teams.converters import RegionCode
from selaras.web.teams.views import handovers, invitations, posts, team

app_name = "teams"

register_converter(RegionCode, "team_region")

urlpatterns = [
    path("", team.regions, name="regions"),
    path("accept/<str:token>/", invitations.accept, name="accept"),
    path("posts/<int:number>/", posts.post, name="post"),
    path("posts/<int:number>/end/", posts.end, name="end"),
    path("posts/<int:number>/hand-over/", handovers.hand_over, name="hand_over"),
    path("invitations/<int:number>/again/", invitations.send_again, name="send_again"),
    path("invitations/<int:number>/withdraw/", invitations.withdraw, name="withdraw"),
    path("<team_region:code>/", team.team, name="team"),
    path("<team_region:code>/invite/", invitations.invite, name="invite"),
    path("<team_region:code>/invitations/", invitations.invitations, name="invitations"),
    path("<team_region:code>/unheld/", handovers.unheld, name="unheld"),
]
