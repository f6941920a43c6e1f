"""The published JSON Schema of the plan format."""

from typing import Any

from selaras.core.plan.masterplan import FORMAT, Masterplan


def json_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a plan file in the current format."""
    schema = Masterplan.model_json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:selaras:masterplan:{FORMAT}",
        **schema,
    }
