"""Addresses below /rankings/."""

from django.urls import path

from selaras.web.rankings.views import following, ranking

app_name = "rankings"

urlpatterns = [
    path("<slug:key>/", ranking.ranking, name="ranking"),
    path("<slug:key>/ranking.<slug:format>", ranking.export, name="export_ranking"),
    path("<slug:key>/progress/", following.progress, name="progress"),
    path("<slug:key>/assessors/", following.assessors, name="assessors"),
    path("<slug:key>/odd/", following.odd, name="odd"),
    path("<slug:key>/rehearsal/", ranking.rehearsal, name="rehearsal"),
    path("<slug:key>/rehearsal.<slug:format>", ranking.export_rehearsal, name="export_rehearsal"),
    path("<slug:key>/work-out/", ranking.work_out, name="work_out"),
    path("<slug:key>/publish/", ranking.publish, name="publish"),
    path("<slug:key>/files/<slug:what>.<slug:format>", following.export, name="export"),
]
