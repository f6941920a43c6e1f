"""The documentation as files."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def documentation() -> list[Path]:
    """Every Markdown page at the top of the repository and under docs."""
    return [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
