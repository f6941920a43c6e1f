"""The view that saves one row, and its address."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.views.decorators.http import require_POST

from bench.writing.bare import FIELDS
from bench.writing.bare.models import Programme

_FORMS: dict[str, type[Any]] = {
    name: forms.modelform_factory(Programme, fields=(name,)) for name in FIELDS
}
"""A form of one field for each text."""


@login_required
@require_POST
def save(request: HttpRequest, key: str) -> HttpResponse:
    """Check the field, save the row."""
    row = get_object_or_404(Programme, key=key)
    name = next(name for name in _FORMS if name in request.POST)
    form = _FORMS[name](request.POST, instance=row)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=422)
    form.save()
    return JsonResponse({"saved": form.changed_data})


urlpatterns = [path("programmes/<slug:key>/", save, name="save")]
