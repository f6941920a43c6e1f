"""A short name for the exact content of a plan."""

import hashlib
import json

from selaras.core.plan.codec import as_data
from selaras.core.plan.masterplan import Masterplan


def fingerprint(plan: Masterplan) -> str:
    """SHA-256 of the plan's canonical JSON (sorted keys, no spaces): 64 hexadecimal digits."""
    text = json.dumps(as_data(plan), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
