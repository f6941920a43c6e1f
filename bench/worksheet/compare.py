"""Compares the worksheet of a plan with the bare writing and reading of its cells."""

from pathlib import Path
from statistics import median

from bench.claim import Claim, Listing, Part, ratio
from bench.process import NotMeasured, run
from bench.workload import write_plan_file
from bench.worksheet.files import CHANGED_ROWS, write_returned

NAME = "worksheet"
_SIDES = {"Selaras": "bench.worksheet.ours", "the bare library": "bench.worksheet.bare"}


def measure(folder: Path, *, programmes: int, repetitions: int) -> Part:
    """The programmes of the sample with budgets and outputs, by both sides in turn."""
    write_returned(folder, write_plan_file(folder, programmes))
    found: dict[str, dict[str, list[float]]] = {
        title: {"write": [], "read": [], "cells": []} for title in _SIDES
    }
    try:
        for _ in range(repetitions):
            for title, module in _SIDES.items():
                for name, value in run(module, folder).items():
                    found[title][name].append(value)
    except NotMeasured as reason:
        return Part(NAME, missing=(str(reason),))
    ours, bare = found.values()
    return Part(
        NAME,
        claims=(
            Claim(
                "A worksheet written, times bare",
                ratio(ours["write"], bare["write"]),
                1.3,
                "most",
                "×",
                "xlsxwriter",
            ),
            Claim(
                "A worksheet read and compared, times bare",
                ratio(ours["read"], bare["read"]),
                2,
                "most",
                "×",
                "calamine",
            ),
        ),
        listings=(
            Listing(
                f"Worksheet of {programmes} programmes ({bare['cells'][0]:,.0f} cells)",
                ("by", "written: median (range)", "read: median (range)"),
                tuple(
                    (title, _milliseconds(each["write"]), _milliseconds(each["read"]))
                    for title, each in found.items()
                ),
            ),
        ),
        notes=(
            "The bare side writes every cell of our file without formats, drop-downs or "
            "protection, and reads the file into lists without looking at them. Ours also looks "
            f"through the file for what would harm, and tells {CHANGED_ROWS} changed rows.",
        ),
        raw={f"{title}: {name}": each[name] for title, each in found.items() for name in each},
    )


def _milliseconds(seconds: list[float]) -> str:
    low, middle, high = (1000 * each for each in (min(seconds), median(seconds), max(seconds)))
    return f"{middle:.0f} ms ({low:.0f}-{high:.0f})"
