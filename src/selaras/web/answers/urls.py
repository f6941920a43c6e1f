"""Addresses below /answers/."""

from django.urls import path, register_converter

from selaras.web.answers.converters import NodeCode
from selaras.web.answers.views import (
    carrying,
    evidence,
    moving,
    nodes,
    parts,
    questionnaire,
    submission,
)
from selaras.web.assessments.converters import ParticipantCode

app_name = "answers"

register_converter(ParticipantCode, "answers_region")
register_converter(NodeCode, "answers_node")

_REGION = "<slug:key>/<answers_region:region>"
_NODE = f"{_REGION}/nodes/<answers_node:code>"

urlpatterns = [
    path("<slug:key>/move/", moving.move, name="move"),
    path(f"{_REGION}/", questionnaire.questionnaire, name="questionnaire"),
    path(f"{_NODE}/", nodes.node, name="node"),
    path(f"{_NODE}/confirm/", nodes.confirm, name="confirm"),
    path(f"{_NODE}/evidence/add/", evidence.add, name="add_evidence"),
    path(f"{_REGION}/evidence/<int:number>/", evidence.file, name="file"),
    path(f"{_REGION}/evidence/<int:number>/remove/", evidence.remove, name="remove_evidence"),
    path(f"{_REGION}/parts/", parts.parts, name="parts"),
    path(f"{_REGION}/parts/give/", parts.give, name="give"),
    path(f"{_REGION}/parts/take-back/", parts.take_back, name="take_back"),
    path(f"{_NODE}/finish/", parts.finish, name="finish"),
    path(f"{_NODE}/hand-on/", parts.hand_on, name="hand_on"),
    path(f"{_REGION}/check/", submission.check, name="check"),
    path(f"{_REGION}/submit/", submission.submit, name="submit"),
    path(f"{_REGION}/receipts/", submission.receipts, name="receipts"),
    path(f"{_REGION}/receipts/<int:number>/", submission.receipt, name="receipt"),
    path(f"{_REGION}/receipts/<int:number>/json/", submission.receipt_file, name="receipt_file"),
    path(f"{_REGION}/carry/", carrying.carry, name="carry"),
    path(f"{_REGION}/former/", carrying.former, name="former"),
    path(f"{_REGION}/export/", carrying.export, name="export"),
]
