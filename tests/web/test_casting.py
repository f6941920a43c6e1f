"""The copied cast is the one that the site writes."""

from django.db import transaction

from selaras.web.project.cast import load_cast
from tests.web.casting import WRITTEN, cast_in_place


def everything() -> list[list[object]]:
    return [list(model._default_manager.order_by("pk").values()) for model in WRITTEN]


def test_the_site_finds_nothing_to_add_to_the_copy(db: None) -> None:
    for _ in ("written", "copied"):
        with transaction.atomic():
            placed = cast_in_place()
            before = everything()
            assert load_cast() == placed
            assert everything() == before
            assert all(before)
            transaction.set_rollback(True)
