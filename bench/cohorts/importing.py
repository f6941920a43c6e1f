"""A list of cohorts imported as the pages do it, and the same rows written bare, in turns.

Started as `python -m bench.cohorts.importing ROWS TIMES` with SELARAS_VAR set to an empty folder.
"""

import os
import sys
from datetime import UTC, datetime
from io import BytesIO
from time import perf_counter
from typing import Any

import django
import xlsxwriter

from bench.process import tell

AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
FIRST_YEAR = 2030
"""Of the list; no cohort of these years is there."""


def main() -> None:
    """Print the seconds of each turn, and how many rows a second import of the list changed."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "selaras.web.project.settings")
    django.setup()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    rows, times = int(sys.argv[1]), int(sys.argv[2])
    regions = _regions(rows)
    content = workbook(regions)
    imported: list[float] = []
    bare: list[float] = []
    parts: dict[str, list[float]] = {"read": [], "dry run": [], "apply": []}
    for turn in range(-1, times):
        # The sides take turns, so that a busy moment of the machine hits both.
        alone = _bare(regions)
        told = _imported(content, rows)
        if turn >= 0:
            bare.append(alone)
            imported.append(sum(told.values()))
            for name, seconds in told.items():
                parts[name].append(seconds)
    tell(imported=imported, bare=bare, parts=parts, again=_again(content))


def workbook(regions: list[tuple[int, str, str]]) -> bytes:
    """The list as a file: cohort, region and its province, how it takes part, source."""
    from selaras.reference import load_knowledge

    known = load_knowledge().region
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet("Daftar")
    sheet.write_row(0, 0, ["Angkatan", "Daerah", "Provinsi", "Cara ikut", "Kawasan", "Sumber"])
    for number, (year, code, name) in enumerate(regions, start=1):
        province = known[code[:2]].name
        sheet.write_row(number, 0, [year, name, province, "penuh", "", "Surat penetapan"])
    book.close()
    return buffer.getvalue()


def _regions(rows: int) -> list[tuple[int, str, str]]:
    """Year, code and name: every regency and city in one year, then in the next."""
    from selaras.reference import load_knowledge

    local = [each for each in load_knowledge().regions if each.kind != "province"]
    found = []
    for number in range(rows):
        later, place = divmod(number, len(local))
        found.append((FIRST_YEAR + later, local[place].code, local[place].name))
    return found


def _bare(regions: list[tuple[int, str, str]]) -> float:
    """Seconds until the rows are written, with their cohorts there already."""
    from django.db import transaction

    from selaras.web.cohorts.models import Cohort, Participation

    _empty()
    years = sorted({year for year, _, _ in regions})
    made = Cohort.objects.bulk_create(
        Cohort(key=str(year), title={}, year=year, workflow="bimtek@2021", made_at=AT)
        for year in years
    )
    cohorts = dict(zip(years, made, strict=True))
    start = perf_counter()
    with transaction.atomic():
        Participation.objects.bulk_create(
            Participation(
                cohort=cohorts[year],
                region=code,
                mode="full",
                source="Surat penetapan",
                added_at=AT,
            )
            for year, code, _ in regions
        )
    return perf_counter() - start


def _imported(content: bytes, rows: int) -> dict[str, float]:
    """Seconds of reading the file, of the dry run, and of applying it."""
    from selaras.web.accounts.viewing import SYSTEM
    from selaras.web.cohorts.actions.importing import apply, keep
    from selaras.web.cohorts.importing.planning import plan
    from selaras.web.cohorts.models import CohortImport, Participation

    _empty()
    start = perf_counter()
    kept = keep(name="list.xlsx", content=content, by=SYSTEM, at=AT)
    read = perf_counter()
    seen = plan(CohortImport.objects.get(pk=kept.pk)).digest
    looked = perf_counter()
    apply(kept=kept, seen=seen, by=SYSTEM, at=AT)
    done = perf_counter()
    if Participation.objects.count() != rows:
        raise SystemExit("rows are missing")
    return {"read": read - start, "dry run": looked - read, "apply": done - looked}


def _again(content: bytes) -> int:
    """How many rows a second import of the same list would add or change."""
    from selaras.web.accounts.viewing import SYSTEM
    from selaras.web.cohorts.actions.importing import keep
    from selaras.web.cohorts.importing.planning import plan

    found: Any = plan(keep(name="list.xlsx", content=content, by=SYSTEM, at=AT))
    return len(found.added) + len(found.changed) + len(found.opened)


def _empty() -> None:
    from selaras.web.cohorts.models import Cohort, CohortImport, Participation

    for model in (CohortImport, Participation, Cohort):
        model.objects.all().delete()


if __name__ == "__main__":
    main()
