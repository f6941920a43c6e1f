"""What an understood list would do to the cohorts as they are now; nothing is written here."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from selaras.core.framework import region_then
from selaras.core.text import Text
from selaras.reference import load_knowledge
from selaras.web.cohorts.actions.cohorts import NO_KEYS
from selaras.web.cohorts.actions.noting import lacks_names
from selaras.web.cohorts.importing.plans import Addition, Change, Fault, Opening, Plan, Unclear
from selaras.web.cohorts.importing.sentences import BEGUN, CLOSED, NO_AREA, WITHDRAWN
from selaras.web.cohorts.importing.understanding import COLUMN_NAMES
from selaras.web.cohorts.models import Cohort, CohortImport, Participation
from selaras.web.workflows.known import released

LEFT_OUT: Final = "-"
"""What is picked for a row that is to be left out."""

_FIRST_YEAR, _LAST_YEAR = 2000, 2999
Row = Mapping[str, Any]


def plan(kept: CohortImport) -> Plan:
    """What the list would do now. Four queries."""
    return _Planning(kept.picks, kept.letters).over(kept.rows)


class _Planning:
    """The cohorts as they are now, and what has been seen of the file so far."""

    def __init__(self, picks: Mapping[str, str], letters: Mapping[str, str]) -> None:
        self.picks, self.letters = picks, letters
        self.plan = Plan()
        self.cohorts = {each.key: each for each in Cohort.objects.all()}
        self.of_year: dict[int, list[Cohort]] = {}
        for each in self.cohorts.values():
            self.of_year.setdefault(each.year, []).append(each)
        self.held = {
            (each.cohort_id, each.region): each for each in Participation.objects.order_by()
        }
        begun = Participation.objects.filter(journey__isnull=False)
        self.begun = set(begun.order_by().values_list("pk", flat=True))
        self.workflows = released()
        self.seen: dict[tuple[str, str], Row] = {}
        self.keys: dict[str, str | Text] = {}
        self.unclear: dict[tuple[str, tuple[str, ...]], list[int]] = {}
        self.closed: dict[str, bool] = {}
        self.knowledge = load_knowledge()

    def over(self, rows: Sequence[Row]) -> Plan:
        for row in rows:
            faults = row.get("faults", ())
            for each in faults:
                text = Text(id=each["id"], en=each["en"])
                self._fault(row, each["column"], text)
            region = row["region"]
            if not region and row["choices"]:
                region = self._picked(row)
            if not faults and region:
                self._take(row, region)
        self._ask()
        self.plan.faults.sort(key=lambda each: each.row)
        return self.plan

    def _fault(self, row: Row, column: str, text: Text) -> None:
        letter = self.letters.get(column, "")
        self.plan.faults.append(Fault(row["row"], letter, COLUMN_NAMES[column], text))

    def _picked(self, row: Row) -> str:
        """The region chosen for an unclear name; nothing while it is unclear, or left out."""
        self.unclear.setdefault((row["words"], tuple(row["choices"])), []).append(row["row"])
        first = self.unclear[row["words"], tuple(row["choices"])][0]
        pick = self.picks.get(str(first), "")
        return pick if pick in row["choices"] else ""

    def _ask(self) -> None:
        """Names that nobody has picked a region for."""
        for (words, choices), numbers in self.unclear.items():
            pick = self.picks.get(str(numbers[0]), "")
            if pick == LEFT_OUT:
                self.plan.left_out += len(numbers)
            elif pick not in choices:
                self.plan.unclear.append(Unclear(numbers[0], tuple(numbers), words, choices))

    def _take(self, row: Row, region: str) -> None:
        key = self._key(row["year"])
        if isinstance(key, Text):
            self._fault(row, "year", key)
            return
        first = self.seen.setdefault((key, region), row)
        if first is not row:
            self._fault(row, "region", self._twice(first, row, region))
            return
        cohort = self.cohorts.get(key)
        held = self.held.get((cohort.pk, region)) if cohort else None
        if held is None:
            self._add(row, key, region, cohort)
        else:
            self._compare(row, key, held)

    def _key(self, told: str) -> str | Text:
        """The key of the cohort that is meant, there or to be opened, or why none is."""
        if told not in self.keys:
            self.keys[told] = self._meant(told)
        return self.keys[told]

    def _meant(self, told: str) -> str | Text:
        word = told.lower().removeprefix("angkatan").removeprefix("cohort").strip()
        if word in self.cohorts:
            return word
        if not (word.isascii() and word.isdigit() and _FIRST_YEAR <= int(word) <= _LAST_YEAR):
            return Text(
                id=f"“{told[:60]}” bukan tahun atau kode angkatan. Tulis misalnya 2021.",
                en=f"“{told[:60]}” is no year and no code of a cohort. Write 2021, for example.",
            )
        found = self.of_year.get(int(word), [])
        if len(found) > 1:
            keys = ", ".join(sorted(each.key for each in found))
            return Text(
                id=f"Tahun {word} punya beberapa angkatan: {keys}. Tulis kodenya.",
                en=f"The year {word} has several cohorts: {keys}. Write the code.",
            )
        if found:
            return found[0].key
        if word not in NO_KEYS:
            self.plan.opened[word] = Opening(word, int(word), self._workflow(int(word)))
        return word

    def _workflow(self, year: int) -> str:
        """The newest workflow that was there in that year, else the oldest."""
        then = [each for each in self.workflows if int(each.version[:4]) <= year]
        return (then[0] if then else self.workflows[-1]).key

    def _add(self, row: Row, key: str, region: str, cohort: Cohort | None) -> None:
        mode = row["mode"] or Participation.Mode.FULL.value
        if mode == Participation.Mode.AREA and not row["area"]:
            self._fault(row, "area", NO_AREA)
            return
        if cohort is not None and self._complete(cohort):
            self._fault(row, "year", CLOSED)
            return
        self.plan.added.append(Addition(row["row"], key, region, mode, row["area"], row["source"]))

    def _compare(self, row: Row, key: str, held: Participation) -> None:
        was = (held.mode, held.area, held.source)
        now = (row["mode"] or held.mode, row["area"] or held.area, row["source"] or held.source)
        if held.withdrawn_at is not None:
            self._fault(row, "region", WITHDRAWN)
        elif was == now:
            self.plan.unchanged += 1
        elif now[0] == Participation.Mode.AREA and not now[1]:
            self._fault(row, "area", NO_AREA)
        elif was[:2] != now[:2] and held.pk in self.begun:
            self._fault(row, "mode" if was[0] != now[0] else "area", BEGUN)
        elif self.cohorts[key].closed_at is not None and was[:2] != now[:2]:
            self._fault(row, "mode" if was[0] != now[0] else "area", CLOSED)
        else:
            self.plan.changed.append(Change(row["row"], key, held, was, now))

    def _complete(self, cohort: Cohort) -> bool:
        """Whether it is closed and lacks no names."""
        if cohort.closed_at is None:
            return False
        if cohort.key not in self.closed:
            self.closed[cohort.key] = not lacks_names(cohort)
        return self.closed[cohort.key]

    def _twice(self, first: Row, second: Row, region: str) -> Text:
        name = region_then(self.knowledge, region).name
        one, other = first["words"][:60], second["words"][:60]
        return Text(
            id=f"Baris {first['row']} (“{one}”) dan baris {second['row']} (“{other}”) sama-sama "
            f"menyebut {name} dalam angkatan ini. Hapus salah satu.",
            en=f"Row {first['row']} (“{one}”) and row {second['row']} (“{other}”) both name "
            f"{name} in this cohort. Remove one of the two.",
        )
