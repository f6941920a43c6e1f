"""Fills pretalx with one event in review whose proposals are all judged.

`python -m bench.scores.pretalx_side.fill FILE`, by pretalx's interpreter, with its places told in
the environment; the file holds the items of `bench.scores.workload`.

Who looks is a member of a team that may review and nothing more, in a phase in which everybody
sees all scores: pretalx then shows the fewest columns and asks the fewest questions about rights.
"""

import json
import os
import sys
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import django

from bench.process import tell
from bench.scores.workload import ASSESSORS, CRITERIA, HIGHEST

_SLUG = "bench"
_AT_ONCE = 500


def main() -> None:
    """Print the session of the first assessor, the name of its cookie, and the address."""
    items = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pretalx.settings")
    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django_scopes import scopes_disabled

    call_command("migrate", interactive=False, verbosity=0, stdout=StringIO())
    call_command("collectstatic", interactive=False, verbosity=0, stdout=StringIO())
    with scopes_disabled():
        event = _event()
        people = _people("assessor", [f"Penilai {number + 1}" for number in range(ASSESSORS)])
        _team(event, people)
        _judged(_proposals(event, items), items, people, _options(event))
        tell(
            session=_session(people[0]),
            cookie=settings.SESSION_COOKIE_NAME,
            address=str(event.orga_urls.reviews),
        )


def _event() -> Any:
    from django.utils.timezone import now
    from pretalx.event.models import Event, Organiser

    begins = now().date() + timedelta(days=60)
    event = Event.objects.create(
        name="Penilaian",
        slug=_SLUG,
        organiser=Organiser.objects.create(name="Kementerian", slug="ministry"),
        date_from=begins,
        date_to=begins + timedelta(days=1),
        email="bench@bench.test",
    )
    event.feature_flags["use_tracks"] = False
    event.review_settings["aggregate_method"] = "mean"
    event.save()
    phase = event.review_phases.order_by("position").first()
    phase.can_see_other_reviews = "always"
    phase.activate()
    return event


def _people(kind: str, names: list[str]) -> list[Any]:
    from django.contrib.auth.hashers import make_password
    from pretalx.person.models import User

    rows = [
        User(
            name=name,
            email=f"{kind}-{number}@bench.test",
            code=f"{kind[:1].upper()}{number:05}",
            password=make_password(None),
        )
        for number, name in enumerate(names)
    ]
    return User.objects.bulk_create(rows, _AT_ONCE)


def _team(event: Any, people: list[Any]) -> None:
    from pretalx.event.models import Team

    team = Team.objects.create(organiser=event.organiser, name="Penilai", is_reviewer=True)
    team.limit_events.add(event)
    team.members.add(*people)


def _options(event: Any) -> list[list[Any]]:
    """For each criterion the row of each score."""
    from pretalx.submission.models import ReviewScore, ReviewScoreCategory

    event.score_categories.all().delete()
    found = []
    for name, weight in CRITERIA:
        category = ReviewScoreCategory.objects.create(event=event, name=name, weight=weight)
        values = range(HIGHEST + 1)
        found.append(
            [
                ReviewScore.objects.create(category=category, value=each, label=str(each))
                for each in values
            ]
        )
    return found


def _proposals(event: Any, items: list[Any]) -> list[Any]:
    """Each with its region as the one speaker."""
    from pretalx.person.models import SpeakerProfile
    from pretalx.submission.models import Submission, SubmissionStates

    names = sorted({item["region"] for item in items})
    speakers = dict(zip(names, _people("speaker", names), strict=True))
    SpeakerProfile.objects.bulk_create(
        [SpeakerProfile(user=each, event=event) for each in speakers.values()], _AT_ONCE
    )
    kind = event.submission_types.get()
    rows = [
        Submission(
            event=event,
            code=item["code"],
            title=item["title"],
            submission_type=kind,
            state=SubmissionStates.SUBMITTED,
        )
        for item in items
    ]
    proposals = Submission.objects.bulk_create(rows, _AT_ONCE)
    link = Submission.speakers.through
    link.objects.bulk_create(
        [
            link(submission_id=row.pk, user_id=speakers[item["region"]].pk)
            for row, item in zip(proposals, items, strict=True)
        ],
        _AT_ONCE,
    )
    return proposals


def _judged(
    proposals: list[Any], items: list[Any], people: list[Any], options: list[list[Any]]
) -> None:
    from pretalx.submission.models import Review

    pairs = [
        (proposal, judgement)
        for proposal, item in zip(proposals, items, strict=True)
        for judgement in item["judgements"]
    ]
    chosen = [
        [rows[score] for rows, score in zip(options, judgement["scores"], strict=True)]
        for _, judgement in pairs
    ]
    rows = [
        Review(
            submission=proposal,
            user=people[judgement["assessor"]],
            text=judgement["note"],
            score=Review.calculate_score(scores),
        )
        for (proposal, judgement), scores in zip(pairs, chosen, strict=True)
    ]
    reviews = Review.objects.bulk_create(rows, _AT_ONCE)
    link = Review.scores.through
    link.objects.bulk_create(
        [
            link(review_id=review.pk, reviewscore_id=score.pk)
            for review, scores in zip(reviews, chosen, strict=True)
            for score in scores
        ],
        _AT_ONCE,
    )


def _session(person: Any) -> str:
    from django.test import Client

    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return str(client.session.session_key)


if __name__ == "__main__":
    main()
