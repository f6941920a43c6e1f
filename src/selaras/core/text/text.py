"""A text in two languages: Indonesian always, English where somebody wrote it."""

import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    ConfigDict,
    GetJsonSchemaHandler,
    StringConstraints,
    model_serializer,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from selaras.core.text.language import Language
from selaras.core.text.numbers import format_number

LONGEST = 20_000
"""Characters in one text; a book section of ten pages fits."""

# Control characters break XML and PDF; direction overrides can make a name read as another one;
# private characters mean something in one typeface only, and noncharacters nothing in any.
PRINTABLE = (
    r"^[^\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e"
    r"\u2066-\u2069\ue000-\uf8ff\ufdd0-\ufdef\ufeff\ufffe\uffff]*$"
)

_UNPRINTABLE = re.compile(PRINTABLE.removesuffix("*$").replace("^[^", "[\\ud800-\\udfff"))

Words = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, min_length=1, max_length=LONGEST, pattern=PRINTABLE, strict=True
    ),
]
"""A non-empty string without control characters or direction overrides."""

Line = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True,
        min_length=1,
        max_length=500,
        pattern=PRINTABLE.replace(r"\x08\x0b-", r"\x08\t\n\x0b-"),
        strict=True,
    ),
]
"""Like Words, but short: a name, a number of a decree, a source."""


class Text(BaseModel):
    """`Text(id="Layanan publik", en="Public service")`; a plain string means Indonesian only."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Words
    en: Words | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_plain_string(cls, value: Any) -> Any:
        return {"id": value} if isinstance(value, str) else value

    @model_serializer
    def _as_plain_string(self) -> str | dict[str, str]:
        return self.id if self.en is None else {"id": self.id, "en": self.en}

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        both = handler.resolve_ref_schema(handler(schema))
        plain = {"type": "string", "minLength": 1, "maxLength": LONGEST}
        return {"anyOf": [plain, both], "description": "Indonesian, or both languages"}

    def in_(self, language: Language) -> str:
        """The text in that language; Indonesian where no English was written."""
        return self.en or self.id if language == "en" else self.id

    def __str__(self) -> str:
        return self.id

    def format(self, **values: object) -> "Text":
        """Fill `{name}` placeholders; each value is worded in the language it stands in."""
        return Text(
            id=self.id.format(**{name: worded(value, "id") for name, value in values.items()}),
            en=self.en.format(**{name: worded(value, "en") for name, value in values.items()})
            if self.en
            else None,
        )


def worded(value: object, language: Language) -> str:
    """A value as it is said inside a sentence of that language."""
    if isinstance(value, Text):
        return value.in_(language)
    if isinstance(value, Decimal):
        return format_number(value, language)
    if isinstance(value, tuple | list):
        return ", ".join(worded(part, language) for part in value)
    # What somebody typed is told back to them even where it could not stand in a text itself.
    return _UNPRINTABLE.sub("\ufffd", str(value))
