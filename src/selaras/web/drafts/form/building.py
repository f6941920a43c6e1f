"""The form of one item: its sections and fields, drawn from what is held or from what was typed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.safestring import SafeString

from selaras.core.framework import FieldWords, PartWords
from selaras.core.plan import ALL_FIELDS, Shape, data_of, shapes
from selaras.web.drafts.form.controls import Controls, first_input, is_one_input
from selaras.web.drafts.form.inputs import Inputs, inputs_of
from selaras.web.drafts.form.options import Option, Options
from selaras.web.drafts.form.pasting import PASTE, columns_of, pasted
from selaras.web.drafts.form.reading import InputProblem, Read, read_fields
from selaras.web.plans.access import Opened
from selaras.web.plans.naming import ALL_OF_THEM
from selaras.web.ui.templatetags.selaras import page_language, said

LOCKED = ("regions",)
"""Fields that the form shows but does not change: who may read and write a plan hangs on them."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at an input of a field, and where in the field that is."""

    input: str
    place: str
    message: str


@dataclass(frozen=True, slots=True)
class FormField:
    """A field as the template draws it. `input` is what its label belongs to, if one input."""

    name: str
    label: str
    help: str
    required: bool
    input: str
    control: SafeString
    faults: tuple[Fault, ...]
    made_up: bool
    locked: bool
    value: str = ""
    """What stands there, of a locked field."""
    clash: Any = None


@dataclass(frozen=True, slots=True)
class FormSection:
    """Fields that stand together under a heading."""

    code: str
    title: str
    fields: tuple[FormField, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the fields that can be written."""
        return tuple(field.name for field in self.fields if not field.locked)


class ItemForm:
    """The form of an item of an opened plan (of the plan's own fields for `OWN`).

    Raises KeyError where the plan has no such item.
    """

    def __init__(self, opened: Opened, part: str, key: str) -> None:
        self.opened = opened
        self.part = part
        self.key = key
        self.held = data_of(opened.plan, part, key)
        self.options = Options(opened)

    @cached_property
    def words(self) -> PartWords:
        """What the part and its fields are called."""
        return self.opened.knowledge.words(self.part)

    @cached_property
    def shapes(self) -> dict[str, Shape]:
        """The fields that can be written."""
        return {each.name: each for each in shapes(self.part) if each.name not in LOCKED}

    @property
    def years(self) -> tuple[int, ...]:
        """The years of the plan."""
        return tuple(self.opened.plan.period.years)

    def read(self, names: Iterable[str], inputs: Inputs) -> Read:
        """The values of those fields of the form that are named; others are left alone."""
        wanted = [self.shapes[name] for name in dict.fromkeys(names) if name in self.shapes]
        problems: list[InputProblem] = []
        for shape in wanted:
            if shape.is_table and any(inputs.get(f"{shape.name}.{PASTE}", ())):
                columns = columns_of(shape, self.words.field(shape.name), self.options, self.years)
                inputs, wrong = pasted(shape.name, inputs, columns)
                problems += wrong
        read = read_fields(wanted, inputs, page_language())
        return Read(read.data, (*problems, *read.problems), read.rows)

    def inputs(self, names: Iterable[str]) -> dict[str, list[str]]:
        """What stands in the inputs of these fields as the plan has them."""
        found: dict[str, list[str]] = {}
        for name in names:
            found |= inputs_of(self.shapes[name], self.held.get(name), page_language())
        return found

    def field(
        self,
        name: str,
        typed: Inputs | None = None,
        problems: Sequence[InputProblem] = (),
        clash: Any = None,
    ) -> FormField:
        """One field with what the plan holds, or with what was typed."""
        shape = next(each for each in shapes(self.part) if each.name == name)
        words = self.words.field(name)
        inputs = typed
        if inputs is None:
            inputs = inputs_of(shape, self.held.get(name), page_language())
        faults = tuple(self._faults(name, words, problems))
        controls = Controls(
            self.options,
            inputs,
            faults={each.input: each.message for each in faults},
            years=self.years,
            fields=self._marks,
        )
        return FormField(
            name=name,
            label=said(words.label),
            help=said(words.help),
            required=shape.required,
            input=first_input(shape, name) if is_one_input(shape) else "",
            control=SafeString("") if name in LOCKED else controls.draw(shape, words, name),
            faults=faults,
            made_up=name in self._made_up,
            locked=name in LOCKED,
            value=self._regions if name in LOCKED else "",
            clash=clash,
        )

    def sections(
        self,
        typed: Inputs | None = None,
        problems: Sequence[InputProblem] = (),
        clashes: Mapping[str, Any] | None = None,
    ) -> tuple[FormSection, ...]:
        """The whole form in the order of its words."""
        known = {each.name for each in shapes(self.part)}
        return tuple(
            FormSection(
                section.code,
                said(section.title),
                tuple(
                    self.field(each.name, typed, problems, (clashes or {}).get(each.name))
                    for each in section.fields
                    if each.name in known
                ),
            )
            for section in self.words.sections
            if any(each.name in known for each in section.fields)
        )

    @property
    def _regions(self) -> str:
        return ", ".join(region.name for region in self.opened.regions)

    @cached_property
    def _made_up(self) -> frozenset[str]:
        marked = (self.held.get("origin") or {}).get("demonstration") or ()
        return frozenset() if ALL_FIELDS in marked else frozenset(marked)

    @cached_property
    def _marks(self) -> tuple[Option, ...]:
        """The fields that the origin of an item can name."""
        named = (
            Option(each.name, said(self.words.field(each.name).label))
            for each in shapes(self.part)
            if each.name != "origin"
        )
        return (Option(ALL_FIELDS, said(ALL_OF_THEM)), *named)

    def _faults(
        self, name: str, words: FieldWords, problems: Iterable[InputProblem]
    ) -> Iterable[Fault]:
        for each in problems:
            field, _, inside = each.input.partition(".")
            if field == name:
                yield Fault(each.input, place_words(words, inside), said(each.message))


def place_words(words: FieldWords, inside: str) -> str:
    """Where in a field an input stands, such as `2, Pagu indikatif`; rows count from 1."""
    found = []
    for step in inside.split(".") if inside else ():
        if step.isdecimal():
            found.append(str(int(step) + 1))
        elif any(each.name == step for each in words.fields):
            words = words.field(step)
            found.append(said(words.label))
    return ", ".join(found)
