"""What was found, as Markdown for people and as JSON for programs."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from bench.claim import Claim, Listing, Part


def claims_table(parts: Sequence[Part]) -> str:
    """One row for each claim: the table of the README."""
    rows = [_row(claim) for part in parts for claim in part.claims]
    return _table(("what", "measured", "goal", "holds"), rows)


def full_report(parts: Sequence[Part], machine: str) -> str:
    """The claims, then every measurement with its notes, then what could not be measured."""
    sections = [claims_table(parts), machine]
    for part in parts:
        sections += [_listing(listing) for listing in part.listings]
        sections += part.notes
    lost = [f"- {part.name}: {reason}" for part in parts for reason in part.missing]
    if lost:
        sections.append("\n".join(["### Not measured", "", *lost]))
    return "\n\n".join(sections) + "\n"


def results(parts: Sequence[Part], machine: str) -> str:
    """Everything as JSON, the claims with whether they hold."""
    data = {
        "machine": machine,
        "parts": [
            {
                **asdict(part),
                "claims": [{**asdict(claim), "holds": claim.holds} for claim in part.claims],
            }
            for part in parts
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _row(claim: Claim) -> tuple[str, ...]:
    what = f"{claim.what} {claim.against}".strip()
    bound = "≥" if claim.at == "least" else "≤"
    measured = f"{_number(claim.value)}{claim.unit} {claim.aside}".strip()
    return what, measured, f"{bound} {claim.goal:g}{claim.unit}", "yes" if claim.holds else "**no**"


def _number(value: float) -> str:
    return f"{value:.0f}" if value == round(value) or abs(value) >= 20 else f"{value:.2g}"


def _listing(listing: Listing) -> str:
    return f"### {listing.title}\n\n{_table(listing.heads, listing.rows)}"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
