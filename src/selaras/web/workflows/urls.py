"""Addresses below /workflows/."""

from django.urls import path

from selaras.web.workflows.views import reading, stages, versions

app_name = "workflows"

_VERSION = "<slug:slug>/<slug:version>/"
_STAGE = f"{_VERSION}stages/<slug:stage>/"

urlpatterns = [
    path("", reading.workflows, name="workflows"),
    path("new/", versions.new, name="new"),
    path(_VERSION, reading.workflow, name="workflow"),
    path(f"{_VERSION}file/", reading.file, name="file"),
    path(f"{_VERSION}differences/", reading.differences, name="differences"),
    path(f"{_VERSION}change/", versions.change, name="change"),
    path(f"{_VERSION}release/", versions.release, name="release"),
    path(f"{_VERSION}discard/", versions.discard, name="discard"),
    path(f"{_VERSION}add-stage/", stages.add, name="add_stage"),
    path(_STAGE, stages.change, name="stage"),
    path(f"{_STAGE}move/", stages.move, name="move_stage"),
    path(f"{_STAGE}remove/", stages.remove, name="remove_stage"),
    path(f"{_STAGE}restore/", stages.restore, name="restore_stage"),
]
