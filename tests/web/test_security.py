"""Headers that keep foreign content out, and pages that need none of it."""

import re

import pytest
from django.test import Client

from selaras.core.plan import Masterplan
from tests.web.conftest import Bodies, demonstration, published

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
}


@pytest.mark.parametrize("address", ["/", "/en/", "/tidak-ada", "/health"])
def test_headers(client: Client, db: None, address: str) -> None:
    response = client.get(address)
    policy = {part.strip() for part in response["Content-Security-Policy"].split(";")}
    assert policy == POLICY
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Frame-Options"] == "DENY"
    assert "camera=()" in response["Permissions-Policy"]
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.one_database
@pytest.mark.django_db
def test_no_page_carries_script_or_style_inside(bodies: Bodies) -> None:
    for label, body in bodies("id").items():
        assert not re.search(r'<script(?![^>]+src=|[^>]* type="application/json")', body), label
        assert "<style" not in body, label
        assert not re.search(r"<[^>]+\s(?:style|on[a-z]+)=", body), label
        for script in re.findall(r'<script[^>]+src="([^"]+)"', body):
            assert script.startswith("/static/"), label


@pytest.mark.one_database
def test_a_plan_cannot_smuggle_markup_into_a_page(small: Masterplan, db: None) -> None:
    evil = "<script>alert(1)</script>"
    name = small.programmes[0].name.model_copy(update={"id": evil, "en": evil})
    changed = small.programmes[0].model_copy(update={"name": name, "description": name})
    plan = small.model_copy(update={"programmes": (changed, *small.programmes[1:])})
    published(plan)
    browsers = demonstration()
    for visit in browsers.visits(plan):
        assert evil not in browsers.body(visit), visit.label
