"""Addresses below /plans/<key>/comments/."""

from django.urls import path

from selaras.web.comments.views import asking, items, lists, threads

app_name = "comments"

urlpatterns = [
    path("", lists.comments, name="comments"),
    path("ask/", asking.ask, name="ask"),
    path("own/", items.of_own, name="of_own"),
    path("<int:number>/", threads.thread, name="thread"),
    path("<int:number>/resolve/", threads.resolve, name="resolve"),
    path("<int:number>/reopen/", threads.reopen, name="reopen"),
    path("<int:number>/read/", threads.read, name="read"),
    path("<slug:part>/<slug:key>/", items.of_item, name="of_item"),
]
