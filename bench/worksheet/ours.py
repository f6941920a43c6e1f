"""One side: the plan to its worksheet, and what a returned one changes in the plan."""

from pathlib import Path
from statistics import median

from bench.process import tell
from bench.stopwatch import Stopwatch
from bench.workload import read_plan_file, told_folder
from bench.worksheet.files import ON, PARTS, returned_file
from selaras.core.framework import Knowledge
from selaras.core.plan import Masterplan
from selaras.documents.worksheet import Version, open_workbook, read_worksheet, write_worksheet
from selaras.reference import load_knowledge

ROUNDS = 7


def main() -> None:
    """The first round of each warms up and does not count."""
    folder = told_folder()
    plan, knowledge = read_plan_file(folder), load_knowledge()
    version = Version(plan.key, 1, plan.fingerprint)
    writing, reading = [], []
    for _ in range(ROUNDS + 1):
        watch = Stopwatch()
        content = write_worksheet(plan, knowledge, PARTS, "id", version=version, on=ON)
        writing.append(watch.read()["seconds"])
    (folder / "ours.xlsx").write_bytes(content)
    for _ in range(ROUNDS + 1):
        reading.append(_read(folder, plan, knowledge))
    tell(write=median(writing[1:]), read=median(reading[1:]))


def _read(folder: Path, plan: Masterplan, knowledge: Knowledge) -> float:
    content = returned_file(folder).read_bytes()
    watch = Stopwatch()
    found = read_worksheet(open_workbook(content), plan, knowledge)
    seconds = watch.read()["seconds"]
    assert len(found.rows) + found.unchanged == len(plan.programmes)
    assert found.rows
    return seconds


if __name__ == "__main__":
    main()
