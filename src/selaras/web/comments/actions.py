"""Writes: ask, answer, settle what was talked about, and open it again."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from selaras.web.accounts.models import Membership, Person
from selaras.web.accounts.viewing import Post, Viewer
from selaras.web.comments.about import About
from selaras.web.comments.access import post_to_talk
from selaras.web.comments.models import Comment, Thread
from selaras.web.comments.queries.people import named_in
from selaras.web.comments.refusals import ANSWERED, CLOSED, OPEN_ALREADY, SETTLED, Refused
from selaras.web.comments.telling import finish_all, finish_own, tell
from selaras.web.plans.access import Opened
from selaras.web.plans.models import Plan

Kind = Comment.Kind


@dataclass(frozen=True, slots=True)
class Saying:
    """Words, and the number that the browser gave them, so that they count once.

    `mentioned` are some of `people`, the posts of those who may talk about the plan; who is
    called by @ and name in the words need not be among them.
    """

    words: str
    people: Sequence[Membership]
    mentioned: Sequence[Membership] = ()
    entry: UUID = field(default_factory=uuid4)

    @property
    def everybody_mentioned(self) -> list[Membership]:
        """Those chosen and those called in the words."""
        chosen = {post.pk for post in (*self.mentioned, *named_in(self.words, self.people))}
        return [post for post in self.people if post.pk in chosen]


def ask(*, opened: Opened, about: About, saying: Saying, by: Viewer, at: datetime) -> Thread:
    """Open a thread about a place of the plan. Asked twice at once, it counts once.

    Raises Refused where the plan was published meanwhile.
    """
    try:
        with transaction.atomic():
            return _ask(opened, about, saying, by=by, at=at)
    except IntegrityError:
        # The same browser sent it twice and the other one was first.
        return _same(saying, by).get().thread


def _ask(opened: Opened, about: About, saying: Saying, *, by: Viewer, at: datetime) -> Thread:
    earlier = _same(saying, by).filter(
        thread__plan=opened.row,
        thread__part=about.part,
        thread__key=about.key,
        thread__field=about.field,
    )
    if (comment := earlier.first()) is not None:
        return comment.thread
    post, row = _post(opened, by)
    thread = Thread.objects.create(
        plan=row,
        part=about.part,
        key=about.key,
        field=about.field,
        revision=row.revision,
        opened_by=_person(by),
        opened_at=at,
        told_at=at,
    )
    _write(thread, Kind.SAID, saying, post, by=by, at=at)
    _tell(opened, thread, saying, by=by, at=at)
    return thread


def answer(*, opened: Opened, thread: Thread, saying: Saying, by: Viewer, at: datetime) -> Comment:
    """Say something in an open thread. Raises Refused."""
    with transaction.atomic():
        held = _held(thread)
        if (comment := _same(saying, by).filter(thread=held).first()) is not None:
            return comment
        post, _ = _post(opened, by)
        if held.resolved:
            raise Refused(SETTLED)
        comment = _write(held, Kind.SAID, saying, post, by=by, at=at)
        _tell(opened, held, saying, by=by, at=at)
    return comment


def resolve(
    *, opened: Opened, thread: Thread, saying: Saying, seen: int, by: Viewer, at: datetime
) -> Comment:
    """Settle a thread by what was agreed; `seen` is the latest comment that the person has read.

    Raises Refused, so that an answer that came meanwhile is read first.
    """
    with transaction.atomic():
        held = _held(thread)
        if (comment := _same(saying, by).filter(thread=held).first()) is not None:
            return comment
        post, _ = _post(opened, by)
        if held.resolved:
            raise Refused(SETTLED)
        if Comment.objects.filter(thread=held, pk__gt=seen).exclude(by=by.person).exists():
            raise Refused(ANSWERED)
        comment = _write(held, Kind.AGREED, saying, post, by=by, at=at)
        _settle(held, by=by.person, at=at, agreed=saying.words)
        finish_all(held, by=by, at=at)
    return comment


def reopen(*, opened: Opened, thread: Thread, saying: Saying, by: Viewer, at: datetime) -> Comment:
    """Open a settled thread again and say why; what was agreed stays in its comments.

    Raises Refused.
    """
    with transaction.atomic():
        held = _held(thread)
        if (comment := _same(saying, by).filter(thread=held).first()) is not None:
            return comment
        post, _ = _post(opened, by)
        if not held.resolved:
            raise Refused(OPEN_ALREADY)
        comment = _write(held, Kind.REOPENED, saying, post, by=by, at=at)
        _settle(held, by=None, at=None, agreed="")
        _tell(opened, held, saying, by=by, at=at)
    return comment


def note_read(*, thread: Thread, by: Viewer, at: datetime) -> int:
    """Whoever has nothing to add has read it; returns how many duties that closed."""
    return finish_own(thread, by=by, at=at)


def _held(thread: Thread) -> Thread:
    return Thread.objects.select_for_update().get(pk=thread.pk)


def _same(saying: Saying, by: Viewer) -> QuerySet[Comment]:
    """The same words sent before. Other words under the same number are something new.

    A page that a browser shows again from its memory has the number of what was sent from it.
    """
    said = Comment.objects.select_related("thread")
    return said.filter(by=by.person, entry=saying.entry, words=saying.words)


def _post(opened: Opened, by: Viewer) -> tuple[Post, Plan]:
    """The viewer's post and the plan's row as it is now; raises Refused where it is published."""
    row = Plan.objects.get(pk=opened.row.pk)
    post = post_to_talk(by, row)
    if post is None:
        raise Refused(CLOSED)
    return post, row


def _person(by: Viewer) -> Person:
    assert by.person is not None  # only people hold posts
    return by.person


def _write(
    thread: Thread, kind: Comment.Kind, saying: Saying, post: Post, *, by: Viewer, at: datetime
) -> Comment:
    taken = Comment.objects.filter(by=by.person, entry=saying.entry).exists()
    seat = Membership.objects.select_related("organisation", "body").get(pk=post.membership)
    comment = Comment.objects.create(
        thread=thread,
        kind=kind,
        by=_person(by),
        name=by.name,
        role=post.role,
        place=str(seat.body or seat.organisation),
        at=at,
        words=saying.words,
        entry=uuid4() if taken else saying.entry,
    )
    comment.mentioned.set({each.person_id for each in saying.everybody_mentioned})
    thread.told_at = at
    thread.save(update_fields=["told_at"])
    return comment


def _settle(thread: Thread, *, by: Person | None, at: datetime | None, agreed: str) -> None:
    thread.resolved_by, thread.resolved_at, thread.agreed = by, at, agreed
    thread.save(update_fields=["resolved_by", "resolved_at", "agreed"])


def _tell(opened: Opened, thread: Thread, saying: Saying, *, by: Viewer, at: datetime) -> None:
    mentioned = saying.everybody_mentioned
    tell(opened, thread, saying.people, mentioned=mentioned, by=by, at=at)
