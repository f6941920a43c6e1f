"""What made-up people say about the draft of the demonstration: a question, a settled one, more."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils import timezone

from selaras.reference import load_knowledge
from selaras.web.accounts.models import Membership
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Viewer, viewer_of
from selaras.web.comments.about import About
from selaras.web.comments.actions import Saying, answer, ask, resolve
from selaras.web.comments.models import Comment, Thread
from selaras.web.comments.queries.people import people_of
from selaras.web.plans.access import Opened
from selaras.web.plans.models import Plan
from selaras.web.plans.plan import read_plan
from selaras.web.project.cast import Cast


class _Talk:
    """People of one region who talk about its plan, a minute apart."""

    def __init__(self, row: Plan, cast: Cast, region: str, *, at: datetime) -> None:
        self.opened = Opened(row, read_plan(row), load_knowledge())
        self._people = people_of(row, today=timezone.localdate(at))
        self._cast, self._region, self._at = cast, region, at

    def now(self) -> datetime:
        self._at += timedelta(minutes=1)
        return self._at

    def who(self, role: Role) -> Viewer:
        return viewer_of(self._cast[self._region, role], at=self._at)

    def saying(self, words: str, *mentioned: Role) -> Saying:
        return Saying(words, self._people, self._posts(mentioned))

    def _posts(self, roles: Sequence[Role]) -> list[Membership]:
        wanted = {self._cast[self._region, role].pk for role in roles}
        return [post for post in self._people if post.person_id in wanted]

    def ask(self, role: Role, about: About, words: str, *mentioned: Role) -> Thread:
        saying = self.saying(words, *mentioned)
        by = self.who(role)
        return ask(opened=self.opened, about=about, saying=saying, by=by, at=self.now())

    def answer(self, role: Role, thread: Thread, words: str, *mentioned: Role) -> Comment:
        saying, by = self.saying(words, *mentioned), self.who(role)
        return answer(opened=self.opened, thread=thread, saying=saying, by=by, at=self.now())

    def resolve(self, role: Role, thread: Thread, agreed: str, seen: Comment) -> None:
        resolve(
            opened=self.opened,
            thread=thread,
            saying=self.saying(agreed),
            seen=seen.pk,
            by=self.who(role),
            at=self.now(),
        )


def talk(row: Plan, cast: Cast, region: str, *, at: datetime) -> None:
    """Three threads about the plan: one waits for the planner, one is settled, one goes on."""
    talk = _Talk(row, cast, region, at=at - timedelta(hours=1))
    plan = talk.opened.plan
    without_lead = next(each.key for each in plan.programmes if each.lead is None)
    talk.ask(
        Role.ADVISER,
        About("programmes", without_lead, "lead"),
        "Siapa penanggung jawab program ini? Tanpa penanggung jawab, anggarannya belum dapat "
        "dihitung untuk perangkat daerah mana pun.",
        Role.PLANNER,
    )
    settled = talk.ask(
        Role.SECRETARIAT,
        About("indicators", plan.indicators[0].key, "baseline"),
        "Data dasarnya dari tahun berapa? Kita perlu angka yang sama dengan RKPD.",
        Role.AGENCY_CONTACT,
    )
    latest = talk.answer(
        Role.AGENCY_CONTACT, settled, "Dari laporan kinerja tahun lalu, sudah diperiksa."
    )
    talk.resolve(
        Role.SECRETARIAT,
        settled,
        "Data dasar memakai laporan kinerja tahun lalu; sumbernya ditulis pada isian sumber data.",
        latest,
    )
    going_on = talk.ask(
        Role.ADVISER,
        About("quick_wins", plan.quick_wins[0].key),
        "Quick win ini perlu selesai sebelum Bimtek berikutnya. Apakah tahapannya masih mungkin?",
        Role.SECRETARIAT,
        Role.DIMENSION_COORDINATOR,
    )
    talk.answer(
        Role.SECRETARIAT,
        going_on,
        "Masih mungkin bila aplikasinya jadi bulan depan. Pokja memberi kabar minggu ini.",
    )
