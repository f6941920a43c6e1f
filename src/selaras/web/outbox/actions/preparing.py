"""Drafts: prepared from a template, corrected by hand."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from selaras.core.text import LANGUAGES
from selaras.web.accounts.models import Membership, Person
from selaras.web.accounts.viewing import Viewer
from selaras.web.outbox.models import LINK_MARK, Letter
from selaras.web.outbox.refusals import LOST_LINK, NOT_A_DRAFT, LetterRefused
from selaras.web.outbox.wording import as_address, as_body, as_subject, compose

State = Letter.State

GATHERED_AT = time(7, 0)
"""When letters that wait for each other leave together, in the site's time zone."""


def prepare(
    *,
    to: Person | str,
    template: str,
    words: Mapping[str, str],
    by: Viewer,
    at: datetime,
    holder: Membership | None = None,
    region: str = "",
    language: str = "id",
    secret: str = "",
    gather: bool = False,
) -> Letter:
    """A draft from `letters/<template>.<language>.txt` of any app, in the person's language.

    The first line of the template is the subject. `words` fill it in. `secret` is a link that
    stays out of sight: the template says `{secret}` where it goes. With `gather` several
    letters to one person become one, which brings greeting and close; the template then has
    neither. Raises LetterRefused for an address or text that cannot be sent, ValueError for a
    secret that the template does not place or that would be gathered.
    """
    person = to if isinstance(to, Person) else None
    address = as_address(to.email if isinstance(to, Person) else to)
    spoken = person.language if person else language
    language = spoken if spoken in LANGUAGES else "id"
    subject, body = compose(template=template, language=language, words=words)
    if secret and (gather or LINK_MARK not in body):
        raise ValueError(f"letters/{template}: a secret needs its place in a letter of its own")
    return Letter.objects.create(
        address=address,
        person=person,
        holder=holder,
        prepared_by=by.person,
        region=region,
        template=template,
        language=language,
        subject=subject,
        body=body,
        secret=secret,
        prepared_at=at,
        moved_at=at,
        gather_until=_next_gathering(at) if gather else None,
    )


def correct(*, letter: Letter, subject: str, body: str, by: Viewer, at: datetime) -> Letter:
    """Change the words of a draft. Raises LetterRefused."""
    with transaction.atomic():
        # With the person, whom the page that confirms the sending names.
        letters = Letter.objects.select_for_update(of=("self",)).select_related("person")
        draft = letters.get(pk=letter.pk)
        if draft.state != State.DRAFT:
            raise LetterRefused(NOT_A_DRAFT)
        draft.subject, text = as_subject(subject), as_body(body)
        if draft.has_secret and LINK_MARK not in text:
            raise LetterRefused(LOST_LINK)
        if not draft.has_secret:
            text = as_body(text.replace(LINK_MARK, ""))
        draft.body, draft.moved_at = text, at
        draft.save(update_fields=["subject", "body", "moved_at"])
    return draft


def _next_gathering(at: datetime) -> datetime:
    here = timezone.localtime(at)
    today = here.replace(hour=GATHERED_AT.hour, minute=GATHERED_AT.minute, second=0, microsecond=0)
    return today if here < today else today + timedelta(days=1)
