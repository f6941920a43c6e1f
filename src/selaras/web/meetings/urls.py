"""Addresses of meetings. Routes with a fixed word stand before the key of a cohort."""

from django.urls import path

from selaras.web.meetings.views import (
    attendance,
    certificates,
    cohort,
    door,
    materials,
    meeting,
    minutes,
    people,
)

app_name = "meetings"

_ONE = "<slug:key>/<uuid:meeting>/"
_PERSON = f"{_ONE}people/<uuid:attendee>/"

urlpatterns = [
    path("at/", door.arrive, name="arrive"),
    path("at/<slug:code>/", door.arrive_at, name="arrive_at"),
    path("<slug:key>/", cohort.cohort, name="cohort"),
    path("<slug:key>/new/", cohort.plan, name="plan"),
    path("<slug:key>/calendar.ics", meeting.cohort_calendar, name="cohort_calendar"),
    path(_ONE, meeting.meeting, name="meeting"),
    path(f"{_ONE}calendar.ics", meeting.one_calendar, name="calendar"),
    path(f"{_ONE}change/", meeting.change, name="change"),
    path(f"{_ONE}cancel/", meeting.cancel, name="cancel"),
    path(f"{_ONE}people/", people.people, name="people"),
    path(f"{_ONE}people/take/", people.take, name="take"),
    path(f"{_ONE}people/groups/", people.groups, name="groups"),
    path(f"{_ONE}people/invite/", people.send_invitations, name="invite"),
    path(f"{_PERSON}remove/", people.remove, name="remove_person"),
    path(f"{_PERSON}absent/", attendance.remove, name="absent"),
    path(f"{_PERSON}certificate-<slug:language>.pdf", certificates.one, name="certificate"),
    path(f"{_ONE}code/", door.code, name="code"),
    path(f"{_ONE}code/new/", door.new_code, name="new_code"),
    path(f"{_ONE}attendance/", attendance.attendance, name="attendance"),
    path(f"{_ONE}attendance/ticks/", attendance.ticks, name="ticks"),
    path(f"{_ONE}attendance/pulse/", attendance.pulse, name="pulse"),
    path(f"{_ONE}materials/", materials.materials, name="materials"),
    path(f"{_ONE}materials/<int:number>/", materials.file, name="material"),
    path(f"{_ONE}materials/<int:number>/remove/", materials.remove, name="remove_material"),
    path(f"{_ONE}minutes/", minutes.minutes, name="minutes"),
    path(f"{_ONE}minutes/finish/", minutes.finish, name="finish"),
    path(f"{_ONE}decisions/", minutes.decision, name="decision"),
    path(f"{_ONE}decisions/<int:number>/done/", minutes.done, name="decision_done"),
    path(f"{_ONE}decisions/<int:number>/remove/", minutes.remove_decision, name="remove_decision"),
    path(f"{_ONE}certificates/", certificates.shelf, name="certificates"),
    path(
        f"{_ONE}certificates/<slug:language>.pdf", certificates.everybody, name="all_certificates"
    ),
]
