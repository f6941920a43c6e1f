"""Plans printed in the documentation are plans."""

import re

from selaras.core.plan import Masterplan, decode
from selaras.reference import load_knowledge
from tests.docs.pages import ROOT, documentation

_YAML = re.compile(r"^```yaml\n(selaras: .*?)^```$", re.MULTILINE | re.DOTALL)


def test_plans_on_pages_can_be_read() -> None:
    found = {
        str(page.relative_to(ROOT)): decode(text, "yaml", load_knowledge().region)
        for page in documentation()
        for text in _YAML.findall(page.read_text(encoding="utf-8"))
    }
    assert "docs/how-to/write-a-plan-file.md" in found
    assert [name for name, plan in found.items() if not isinstance(plan, Masterplan)] == []
