"""Who has to look at a thread next: a duty for each, and through it a letter in the morning."""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.utils.translation import gettext, override

from selaras.core.text import Text
from selaras.web.accounts.models import Membership
from selaras.web.accounts.viewing import Viewer
from selaras.web.comments.about import About, about_of, called
from selaras.web.comments.models import Comment, Thread
from selaras.web.duties.actions import finish, give
from selaras.web.duties.models import Duty
from selaras.web.plans.access import Opened

ANSWERING = "comment.answer"


def subject_of(thread: Thread) -> str:
    """How duties name the thread."""
    return f"thread:{thread.pk}"


def tell(
    opened: Opened,
    thread: Thread,
    people: Iterable[Membership],
    *,
    mentioned: Iterable[Membership],
    by: Viewer,
    at: datetime,
) -> None:
    """Put it on the list of the mentioned and of all who took part; the speaker's own is done.

    Only of `people`, those who may still talk about the plan.
    """
    finish_own(thread, by=by, at=at)
    about = about_of(thread)
    asked = {post.person_id for post in mentioned}
    took_part = set(Comment.objects.filter(thread=thread).values_list("by", flat=True))
    to_answer = _in_both(lambda: gettext("Jawab pertanyaan di %(place)s"), opened, about)
    to_follow = _in_both(lambda: gettext("Lanjutkan pembicaraan di %(place)s"), opened, about)
    for post in people:
        if by.person is not None and post.person_id == by.person.pk:
            continue
        if post.person_id in asked | took_part:
            give(
                holder=post,
                what=ANSWERING,
                subject=subject_of(thread),
                title=to_answer if post.person_id in asked else to_follow,
                view="comments:thread",
                arguments=[opened.row.key, thread.pk],
                at=at,
            )


def waits_for(viewer: Viewer, thread: Thread) -> bool:
    """Whether the viewer still has to answer or read; one query."""
    duties = Duty.objects.filter(what=ANSWERING, subject=subject_of(thread), done_at=None)
    return duties.filter(holder__in=viewer.memberships).exists()


def finish_own(thread: Thread, *, by: Viewer, at: datetime) -> int:
    """The speaker has answered or read; returns how many duties that closed."""
    return finish(what=ANSWERING, subject=subject_of(thread), by=by, at=at, holders=by.memberships)


def finish_all(thread: Thread, *, by: Viewer, at: datetime) -> None:
    """The thread is settled: nobody has to answer any more."""
    finish(what=ANSWERING, subject=subject_of(thread), by=by, at=at)


def _in_both(sentence: Callable[[], str], opened: Opened, about: About) -> Text:
    told = {}
    for language in ("id", "en"):
        with override(language):
            told[language] = sentence() % {"place": called(opened, about)}
    return Text(**told)
