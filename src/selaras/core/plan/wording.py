"""What the models say against a value, in our words."""

from typing import Any

from pydantic_core import ErrorDetails

from selaras.core.plan.masterplan import REGION_CODE
from selaras.core.plan.problems import shown
from selaras.core.plan.waiver import RULE_CODE

_WANTED: dict[str, tuple[str, str]] = {
    "string_type": ("teks (dalam tanda kutip)", "Text (in quotes)"),
    "int_type": ("bilangan bulat", "A whole number"),
    "int_from_float": ("bilangan bulat", "A whole number"),
    "bool_type": ("true atau false", "True or false"),
    "bool_parsing": ("true atau false", "True or false"),
    "decimal_type": ("bilangan", "A number"),
    "decimal_parsing": ("bilangan", "A number"),
    "finite_number": ("bilangan", "A number"),
    "tuple_type": ("daftar", "A list"),
    "model_type": ("kumpulan isian", "A set of fields"),
    "model_attributes_type": ("kumpulan isian", "A set of fields"),
    "string_unicode": ("teks yang sah", "Valid text"),
}


def worded_error(detail: ErrorDetails) -> tuple[str, dict[str, Any]]:
    """The code of the problem that this error is, and what fills its sentence."""
    kind, context = detail["type"], detail.get("ctx", {})
    value = shown(detail["input"])
    if kind == "string_type" and "regions" in detail["loc"][:1]:
        return "bad-region-code", {"value": value}
    if kind in _WANTED:
        wanted_id, wanted_en = _WANTED[kind]
        return "wrong-type", {"wanted_id": wanted_id, "wanted_en": wanted_en, "value": value}
    if kind == "missing":
        return kind, {}
    if kind == "extra_forbidden":
        return kind, {"name": shown(detail["loc"][-1])}
    if kind == "value_error":
        return str(context["error"]), {}
    return _out_of_bounds(kind, context, value)


def _out_of_bounds(kind: str, context: dict[str, Any], value: str) -> tuple[str, dict[str, Any]]:
    match kind:
        case "string_pattern_mismatch":
            return _wrong_pattern(context["pattern"]), {"value": value}
        case "string_too_short" | "too_short":
            return "too-short", {}
        case "string_too_long":
            return "too-long", {"limit": context["max_length"]}
        case "literal_error":
            return "not-in-list", {"value": value, "choices": context["expected"]}
        case "greater_than_equal":
            return "too-small", {"value": value, "limit": context["ge"]}
        case "less_than_equal":
            return "too-big", {"value": value, "limit": context["le"]}
        case "decimal_max_digits" | "decimal_max_places" | "decimal_whole_digits":
            return "too-precise", {"value": value}
        case _ if kind.startswith("date"):
            return "bad-date", {"value": value}
        case _:
            return "invalid", {"value": value}


def _wrong_pattern(pattern: str) -> str:
    if pattern.startswith("^[a-z0-9]"):
        return "bad-key"
    return {REGION_CODE: "bad-region-code", RULE_CODE: "bad-rule-code"}.get(pattern, "bad-text")
