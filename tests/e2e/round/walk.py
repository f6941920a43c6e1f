"""Who takes part in the round of the journey, what they say, and what must come of it."""

import re
from dataclasses import dataclass
from fractions import Fraction

from selaras.web.accounts.roles import Role
from selaras.web.assessments.phases import Phase
from tests.e2e.desks import Desk, fill_dates, says
from tests.web.pages import Who

LUWU, UTARA, TIMUR = "73.17", "73.22", "73.24"
MINISTRY: Who = ("", Role.MINISTRY_OFFICER)
SECRETARIAT: Who = (LUWU, Role.SECRETARIAT)
CONTACT: Who = (LUWU, Role.AGENCY_CONTACT)
NEIGHBOUR: Who = (UTARA, Role.SECRETARIAT)
OTHER: Who = (TIMUR, Role.SECRETARIAT)
FIRST: Who = (UTARA, Role.ASSESSOR)
SECOND: Who = (LUWU, Role.ASSESSOR)

TITLE = "Kesiapan Rawa Biru"
SAVED = re.compile(r"Jawaban .+ tersimpan\.")
MARKED = re.compile(r"Nilai .+ disimpan\.")
PEOPLE, BUDGET, ICT = "structure.people", "structure.budget", "structure.ict-resources"
REST = ("infrastructure", "superstructure", "nature", "culture")
BRANCHES = ("structure", *REST)

# What the first assessor writes, which nobody else may read too early.
SECRET_NOTE = "Daftar kuarsa belum dilampirkan."
STRENGTH = "Dewan bersidang setiap triwulan di Belopa."
SECRETS = ("kuarsa", "Belopa")
WEAKNESS = "Anggaran belum dirinci menurut program."
ADVICE = "Tetapkan daftar aset teknologi dengan keputusan bupati."
ACTION = "Daftar aset disusun dan ditetapkan."

FIRST_MARKS = {"infrastructure": "2.5", "superstructure": "2", "nature": "3.5", "culture": "4"}
SECOND_MARKS = {PEOPLE: "4", BUDGET: "4", ICT: "3"} | {
    "infrastructure": "3",
    "superstructure": "2.5",
    "nature": "3",
    "culture": "3",
}

# Worked by hand: people (4+4)/2 = 4; budget 2 and 4 settled as 3; ICT 2 and 3 settled as 2, and
# 3 after the objection; structure (4+3+3)/3; the others are means of two; weights 25, 25, 25,
# 12.5, 12.5: a quarter each, an eighth for the last two.
STRUCTURE = Fraction(4 + 3 + 3, 3)
INDEX = Fraction(1, 4) * (STRUCTURE + Fraction(11, 4) + Fraction(9, 4)) + Fraction(1, 8) * (
    Fraction(13, 4) + Fraction(7, 2)
)
SHOWN = "2,93"
assert Fraction(281, 96) == INDEX
assert abs(INDEX - Fraction(293, 100)) < Fraction(1, 200)
BEFORE_OBJECTION = "2,84"
"""(4+3+2)/3 = 3 for structure: 3/4 + 11/16 + 9/16 + 27/32 = 2.84375."""
SHOWN_UTARA = "3,25"
TIED_TO_TWO = "2.93"
"""Exactly 2.93, which rounded looks like 281/96 = 2.927…"""


@dataclass
class Round:
    """The people of the round at their desks, and its key once it has been opened."""

    people: dict[Who | None, Desk]
    key: str = ""

    def of(self, who: Who | None) -> Desk:
        return self.people[who]

    def answers(self, path: str = "", region: str = LUWU) -> str:
        return f"/answers/{self.key}/{region}/{path}"

    def judging(self, path: str = "", region: str = LUWU) -> str:
        return f"/judgements/{self.key}/{region}/{path}"

    def result(self, path: str = "", region: str = LUWU) -> str:
        return f"/results/{self.key}/{region}/{path}"

    def enter(self, phase: Phase) -> None:
        """The ministry changes the dates, and everybody's rights follow."""
        page = self.of(MINISTRY).open(f"/assessments/rounds/{self.key}/dates/")
        fill_dates(page, phase)
        page.get_by_label("Alasan").fill(f"Masuk tahap {phase}.")
        page.get_by_role("button", name="Simpan jadwal").click()
        says(page, "Jadwal disimpan")
