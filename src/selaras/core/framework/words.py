"""What the parts and fields of a plan are called, and what people are told to write in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from selaras.core.text import Text


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that a field may have, such as `up`, and what it is called."""

    code: str
    label: Text


@dataclass(frozen=True)
class FieldWords:
    """The words of one field, and of the fields inside it where it is a table or a group.

    `label` is also the name of its column in a worksheet. `long` is true where people usually
    write several sentences. `choices` of a field of true or false have the codes `true` and
    `false`.
    """

    name: str
    label: Text
    help: Text
    unit: Text | None = None
    long: bool = False
    choices: tuple[Choice, ...] = ()
    fields: tuple["FieldWords", ...] = ()

    def field(self, path: str) -> "FieldWords":
        """A field inside this one, such as `amount` in `budget`; KeyError for an unknown one."""
        return _found(self._by_name, path)

    def choice(self, value: str | bool) -> Text:
        """What a value is called; KeyError for a value without a name."""
        return self.labels[str(value).lower() if isinstance(value, bool) else value]

    @cached_property
    def labels(self) -> dict[str, Text]:
        """What each value is called, in the order of the choices."""
        return {choice.code: choice.label for choice in self.choices}

    @cached_property
    def _by_name(self) -> dict[str, "FieldWords"]:
        return _by_name(self.fields)


@dataclass(frozen=True, slots=True)
class FormSection:
    """Fields of a part that stand together on its form, in their order."""

    code: str
    title: Text
    fields: tuple[FieldWords, ...]


@dataclass(frozen=True)
class PartWords:
    """The words of a part of a plan, or of the plan's own fields (code `plan`).

    `title` heads a page or names a worksheet; `one` and `many` stand inside a sentence after a
    number. `names_item` is the field that names an item in a list.
    """

    code: str
    title: Text
    one: Text
    many: Text
    names_item: str
    sections: tuple[FormSection, ...]

    @property
    def fields(self) -> tuple[FieldWords, ...]:
        """The fields of all sections, in the order of the form."""
        return tuple(field for section in self.sections for field in section.fields)

    def field(self, path: str) -> FieldWords:
        """The words of `name` or of `budget.amount`; KeyError for an unknown field."""
        return _found(self._by_name, path)

    def counted(self, number: int) -> Text:
        """`one` for one and `many` for every other number."""
        return self.one if number == 1 else self.many

    @cached_property
    def _by_name(self) -> dict[str, FieldWords]:
        return _by_name(self.fields)


def _by_name(fields: Iterable[FieldWords]) -> dict[str, FieldWords]:
    return {field.name: field for field in fields}


def _found(fields: dict[str, FieldWords], path: str) -> FieldWords:
    name, _, rest = path.partition(".")
    field = fields[name]
    return field.field(rest) if rest else field
