"""The inputs of a field as HTML. Everything works without scripts; scripts find their hooks in
`data-` attributes (`data-rows`, `data-row`, `data-pick`, `data-follows`)."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from selaras.core.framework import FieldWords
from selaras.core.plan import Kind, Shape
from selaras.web.drafts.form.inputs import Inputs, is_yearly
from selaras.web.drafts.form.options import FOLLOWS, Option, Options, has_options, is_free
from selaras.web.drafts.form.pasting import PASTE, columns_of
from selaras.web.drafts.form.reading import row_numbers
from selaras.web.ui.templatetags.selaras import said

ROW = "__n__"
"""Stands for the number of a row in the template of a row."""

_EMPTY_ROWS = 2
_NOTHING = SafeString("")
_FEW_DIGITS = (Kind.YEAR, Kind.WHOLE)


class Controls:
    """Draws the inputs of the fields of one item.

    `inputs` are what stands in them, `faults` the names of those that are faulty, `years` the
    years of the plan, `fields` the names and labels of the item's fields.
    """

    def __init__(
        self,
        options: Options,
        inputs: Inputs,
        *,
        faults: Mapping[str, str],
        years: Sequence[int],
        fields: Sequence[Option],
    ) -> None:
        self._options = options
        self._inputs = inputs
        self._faults = faults
        self._years = years
        self._fields = fields

    def draw(self, shape: Shape, words: FieldWords, name: str, label: str = "") -> SafeString:
        """The inputs of a field; `label` names them where no label stands above."""
        if not shape.many:
            if shape.kind == Kind.GROUP:
                return self._group(shape, words, name)
            return self._single(shape, words, name, label)
        if is_yearly(shape):
            return self._years_of(words, name)
        if shape.kind == Kind.GROUP:
            return self._table(shape, words, name)
        if shape.kind == Kind.TEXT:
            return self._words_list(words, name)
        if shape.kind == Kind.LINE:
            return self._lines(shape, words, name, label)
        return self._picker(self._options.of(shape, words), words, name)

    def _single(self, shape: Shape, words: FieldWords, name: str, label: str) -> SafeString:
        if shape.kind == Kind.TEXT:
            return self._text(words, name, label)
        if has_options(shape):
            return self._select(shape, words, name, label)
        if is_free(shape):
            return self._free(shape, name, label)
        return self._line(shape, words, name, label)

    def _line(self, shape: Shape, words: FieldWords, name: str, label: str) -> SafeString:
        numeric = shape.kind in (Kind.NUMBER, Kind.RUPIAH, *_FEW_DIGITS)
        kind = "date" if shape.kind == Kind.DAY else "text"
        attributes = mark_safe(' inputmode="decimal" autocomplete="off"') if numeric else _NOTHING
        drawn = format_html(
            '<input type="{}" name="{}" value="{}" class="{}"{}{}>',
            kind, name, self._value(name), _class_of(shape), attributes, self._marks(name, label),
        )  # fmt: skip
        if words.unit is None:
            return drawn
        return format_html(
            '<span class="with-unit"><span class="unit">{}</span>{}</span>', said(words.unit), drawn
        )

    def _free(self, shape: Shape, name: str, label: str) -> SafeString:
        if shape.name != "measure":
            return format_html(
                '<input type="text" name="{}" value="{}" class="code"{}>',
                name, self._value(name), self._marks(name, label),
            )  # fmt: skip
        known = format_html_join(
            "", '<option value="{}">', ((e,) for e in self._options.measures())
        )
        return format_html(
            '<input type="text" name="{}" value="{}" list="list-{}"{}>'
            '<datalist id="list-{}">{}</datalist>',
            name, self._value(name), name, self._marks(name, label), name, known,
        )  # fmt: skip

    def _text(self, words: FieldWords, name: str, label: str) -> SafeString:
        english = self._value(f"{name}.en")
        said_label = label or said(words.label)
        state = _("ada isinya") if english else _("kosong")
        return format_html(
            '{}<details class="english"><summary>{} <span class="soft">({})</span></summary>{}'
            "</details>",
            self._area(f"{name}.id", label, long=words.long),
            _("Bahasa Inggris"),
            state,
            self._area(
                f"{name}.en", _("%(field)s, bahasa Inggris") % {"field": said_label},
                long=words.long, language="en",
            ),
        )  # fmt: skip

    def _area(self, name: str, label: str, *, long: bool, language: str = "id") -> SafeString:
        return format_html(
            '<textarea name="{}" rows="{}" lang="{}"{}>\n{}</textarea>',
            name, 4 if long else 1, language, self._marks(name, label), self._value(name),
        )  # fmt: skip

    def _select(self, shape: Shape, words: FieldWords, name: str, label: str) -> SafeString:
        value = self._value(name)
        if not value and shape.default is not None:
            value = str(shape.default).lower() if shape.kind == Kind.FLAG else str(shape.default)
        options = self._options.of(shape, words)
        follows = _NOTHING
        if shape.name in FOLLOWS:
            beside = f"{name.removesuffix(shape.name)}{FOLLOWS[shape.name]}"
            follows = format_html(' data-follows="{}"', beside)
        return format_html(
            '<select name="{}"{}{}>{}{}</select>',
            name,
            follows,
            self._marks(name, label),
            _NOTHING if shape.default is not None else mark_safe('<option value=""></option>'),
            _choices(_with(options, [value]), value),
        )

    def _picker(self, options: Sequence[Option], words: FieldWords, name: str) -> SafeString:
        picked = [value for value in self._inputs.get(name, ()) if value]
        labels = {each.value: each.label for each in options}
        ticked = format_html_join(
            "",
            '<li><label><input type="checkbox" name="{}" value="{}" checked> {}</label></li>',
            ((name, value, labels.get(value, value)) for value in dict.fromkeys(picked)),
        )
        others = [each for each in options if each.value not in picked]
        return format_html(
            '<ul class="picked plain" data-picked>{}</ul>'
            '<div class="picking" data-pick="{}"><select name="{}"{}><option value="">{}</option>'
            '{}</select><button type="button" class="quiet" data-add hidden>{}</button></div>',
            ticked,
            name,
            name,
            self._marks(name, _("Tambah: %(field)s") % {"field": said(words.label)}),
            _("Pilih untuk menambah"),
            _choices(others, ""),
            _("Tambahkan"),
        )

    def _lines(self, shape: Shape, words: FieldWords, name: str, label: str) -> SafeString:
        if shape.name in ("inferred", "demonstration"):
            return self._marked_fields(words, name)
        note = format_html('<span class="help">{}</span>', _("Satu butir pada setiap baris."))
        return format_html("{}{}", self._area(name, label, long=True), note)

    def _marked_fields(self, words: FieldWords, name: str) -> SafeString:
        texts = self._inputs.get(name, ())
        flat = [each.strip() for text in texts for each in text.splitlines() if each.strip()]
        inner = Controls(
            self._options, {name: flat}, faults=self._faults, years=self._years,
            fields=self._fields,
        )  # fmt: skip
        return inner._picker(self._fields, words, name)

    def _group(self, shape: Shape, words: FieldWords, name: str) -> SafeString:
        return format_html(
            '<div class="group{}">{}</div>',
            " pair" if all(each.kind in _FEW_DIGITS for each in shape.fields) else "",
            format_html_join("", "{}", ((each,) for each in self._members(shape, words, name))),
        )

    def _members(self, shape: Shape, words: FieldWords, name: str) -> Iterator[SafeString]:
        for each in shape.fields:
            own, at = words.field(each.name), f"{name}.{each.name}"
            drawn = self.draw(each, own, at)
            if is_one_input(each):
                yield format_html(
                    '<div class="member"><label for="i-{}">{}</label>'
                    '<div class="help" id="help-{}">{}</div>{}</div>',
                    first_input(each, at), said(own.label), at, said(own.help), drawn,
                )  # fmt: skip
            else:
                yield format_html(
                    '<fieldset class="member"><legend>{}</legend>'
                    '<div class="help" id="help-{}">{}</div>{}</fieldset>',
                    said(own.label), at, said(own.help), drawn,
                )  # fmt: skip

    def _words_list(self, words: FieldWords, name: str) -> SafeString:
        numbers = row_numbers(self._inputs, name)
        following = numbers[-1] + 1 if numbers else 0

        def row(number: object) -> SafeString:
            label = _("%(field)s, butir %(number)s") % {
                "field": said(words.label),
                "number": number + 1 if isinstance(number, int) else ROW,
            }
            return format_html("<li data-row>{}</li>", self._text(words, f"{name}.{number}", label))

        rows = [row(number) for number in (*numbers, following, following + 1)]
        return format_html(
            '<div data-rows="{}" data-next="{}"><ol class="texts" data-body>{}</ol>'
            "<template>{}</template></div>",
            name, following + _EMPTY_ROWS, _joined(rows), row(ROW),
        )  # fmt: skip

    def _years_of(self, words: FieldWords, name: str) -> SafeString:
        value = words.field("value")
        cells = [
            format_html(
                '<label class="year"><span>{}</span><input type="hidden" name="{}.year" value="{}">'
                '<input type="text" name="{}.value" value="{}" class="number"'
                ' inputmode="decimal" autocomplete="off"{}></label>',
                year,
                at,
                year,
                at,
                typed,
                self._marks(f"{at}.value", ""),
            )
            for at, year, typed in self._year_rows(name)
            if year
        ]
        numbers = row_numbers(self._inputs, name)
        spare = f"{name}.{max([len(cells) - 1, *numbers]) + 1}"
        other = format_html(
            '<span class="year other"><input type="text" name="{}.year" value="" class="few"'
            ' inputmode="numeric" aria-label="{}" placeholder="{}"><input type="text"'
            ' name="{}.value" value="" class="number" inputmode="decimal" aria-label="{}"></span>',
            spare,
            _("%(field)s: tahun lain") % {"field": said(words.label)},
            _("Tahun lain"),
            spare,
            _("%(field)s: nilai tahun lain") % {"field": said(value.label)},
        )
        return format_html('<div class="years" data-years>{}{}</div>', _joined(cells), other)

    def _year_rows(self, name: str) -> Iterator[tuple[str, str, str]]:
        """Name of the row, its year and what stands in it: those that are there, then the rest."""
        held = [
            (f"{name}.{number}", self._value(f"{name}.{number}.year").strip())
            for number in row_numbers(self._inputs, name)
        ]
        texts = {year: self._value(f"{at}.value") for at, year in held}
        missing = [str(year) for year in self._years if str(year) not in texts]
        years = [year for _at, year in held]
        if not self._faults and years == sorted(set(years)):
            for number, year in enumerate(sorted([*years, *missing])):
                yield f"{name}.{number}", year, texts.get(year, "")
            return
        for at, year in held:
            yield at, year, self._value(f"{at}.value")
        following = 1 + max(row_numbers(self._inputs, name), default=-1)
        for number, year in enumerate(missing, following):
            yield f"{name}.{number}", year, ""

    def _table(self, shape: Shape, words: FieldWords, name: str) -> SafeString:
        numbers = row_numbers(self._inputs, name)
        following = numbers[-1] + 1 if numbers else 0
        cards = any(each.many or words.field(each.name).long for each in shape.fields)
        draw = self._card if cards else self._row
        rows = [
            draw(shape, words, f"{name}.{number}", str(place))
            for place, number in enumerate((*numbers, following, following + 1), 1)
        ]
        template = draw(shape, words, f"{name}.{ROW}", ROW)
        if cards:
            body = format_html('<div class="row-cards" data-body>{}</div>', _joined(rows))
        else:
            body = format_html(
                '<div class="wide"><table class="stack rows"><thead><tr>{}</tr></thead>'
                "<tbody data-body>{}</tbody></table></div>",
                _joined([self._head(each, words.field(each.name)) for each in shape.fields]),
                _joined(rows),
            )
        columns = columns_of(shape, words, self._options, self._years)
        return format_html(
            '<div data-rows="{}" data-next="{}" data-columns="{}">{}<template>{}</template>'
            "{}</div>",
            name, following + _EMPTY_ROWS, " ".join(each.name for each in columns), body,
            template, self._paste(name, [said(each.label) for each in columns]),
        )  # fmt: skip

    def _head(self, shape: Shape, words: FieldWords) -> SafeString:
        unit = f" ({said(words.unit)})" if words.unit else ""
        numeric = shape.kind in (Kind.NUMBER, Kind.RUPIAH)
        return format_html(
            '<th scope="col"{}>{}{}</th>',
            mark_safe(' class="n"') if numeric else _NOTHING, said(words.label), unit,
        )  # fmt: skip

    def _row(self, shape: Shape, words: FieldWords, at: str, place: str) -> SafeString:
        return format_html("<tr data-row>{}</tr>", _joined([
            format_html(
                '<td data-head="{}">{}</td>',
                said(words.field(each.name).label),
                self._cell(each, words.field(each.name), f"{at}.{each.name}", place),
            )
            for each in shape.fields
        ]))  # fmt: skip

    def _cell(self, shape: Shape, words: FieldWords, name: str, place: str) -> SafeString:
        label = _("%(field)s, baris %(number)s") % {"field": said(words.label), "number": place}
        bare = FieldWords(words.name, words.label, words.help, None, words.long, words.choices)
        return self._single(shape, bare, name, label)

    def _card(self, shape: Shape, words: FieldWords, at: str, place: str) -> SafeString:
        cells = []
        for each in shape.fields:
            own, name = words.field(each.name), f"{at}.{each.name}"
            drawn = self.draw(each, own, name)
            if is_one_input(each):
                head = format_html(
                    '<label for="i-{}">{}</label>', first_input(each, name), said(own.label)
                )
                cells.append(format_html('<div class="member">{}{}</div>', head, drawn))
            else:
                cells.append(format_html(
                    '<fieldset class="member"><legend>{}</legend>{}</fieldset>',
                    said(own.label), drawn,
                ))  # fmt: skip
        return format_html(
            '<fieldset class="row-card" data-row><legend>{} {}</legend>{}</fieldset>',
            said(words.label), place, _joined(cells),
        )  # fmt: skip

    def _paste(self, name: str, columns: Sequence[str]) -> SafeString:
        at = f"{name}.{PASTE}"
        typed = self._value(at)
        return format_html(
            '<details class="paste"{}><summary>{}</summary><label for="i-{}">{}</label>'
            '<p class="help" id="help-{}">{}</p>'
            '<textarea name="{}" rows="3"{}>\n{}</textarea></details>',
            mark_safe(" open") if typed else _NOTHING,
            _("Tempel dari lembar kerja"),
            at,
            _("Tempel dari lembar kerja"),
            at,
            _("Tempel baris dengan kolom: %(columns)s. Baris ditambahkan di bawah yang sudah ada.")
            % {"columns": ", ".join(columns)},
            at,
            self._marks(at, ""),
            typed,
        )

    def _value(self, name: str) -> str:
        texts = self._inputs.get(name, ())
        return texts[-1] if texts else ""

    def _marks(self, name: str, label: str) -> SafeString:
        found = format_html(' id="i-{}"', name)
        if label:
            found += format_html(' aria-label="{}"', label)
        # Inside a row the help stands at the table.
        about = "" if label or _in_row(name) else f"help-{name.removesuffix('.id')}"
        if name in self._faults:
            about = f"{about} fault-{name}".strip()
            found += mark_safe(' aria-invalid="true"')
        return found + format_html(' aria-describedby="{}"', about) if about else found


def is_one_input(shape: Shape) -> bool:
    """Whether one label is enough for it."""
    if shape.many:
        return shape.kind == Kind.LINE and shape.name not in ("inferred", "demonstration")
    return shape.kind != Kind.GROUP


def first_input(shape: Shape, name: str) -> str:
    """The name of the input that its label belongs to."""
    return f"{name}.id" if shape.kind == Kind.TEXT else name


def _in_row(name: str) -> bool:
    return any(step.isdecimal() or step == ROW for step in name.split("."))


def _class_of(shape: Shape) -> str:
    if shape.kind in (Kind.NUMBER, Kind.RUPIAH):
        return "number"
    return "few" if shape.kind in _FEW_DIGITS else ""


def _joined(pieces: Sequence[SafeString]) -> SafeString:
    return SafeString("".join(pieces))


def _with(options: Sequence[Option], values: Sequence[str]) -> Sequence[Option]:
    """The options, and what is chosen although it is none of them, so that it is not lost."""
    known = {each.value for each in options}
    return [*options, *(Option(value, value) for value in values if value and value not in known)]


def _choices(options: Sequence[Option], value: str) -> SafeString:
    found = []
    group = ""
    for each in options:
        if each.of != group:
            found.append(SafeString("</optgroup>") if group else _NOTHING)
            if each.of:
                found.append(format_html('<optgroup label="{}" data-of="{}">', each.group, each.of))
            group = each.of
        chosen = mark_safe(" selected") if each.value == value and value else _NOTHING
        found.append(
            format_html('<option value="{}"{}>{}</option>', each.value, chosen, each.label)
        )
    return _joined([*found, SafeString("</optgroup>") if group else _NOTHING])
