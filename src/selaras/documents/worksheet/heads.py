"""The first columns of every sheet, which tell the item, and the codes in its hidden first row."""

from dataclasses import dataclass

from selaras.core.text import Language, Text
from selaras.documents.worksheet.forms import Form

KEY = "key"
ITEM = "item"
NUMBER = "no"


@dataclass(frozen=True, slots=True)
class Head:
    """A column by its code, what stands above it and what people are told when they enter it."""

    code: str
    label: str
    help: str


_KEY = Text(id="Kunci", en="Key")
_KEY_HELP = Text(
    id="Jangan diubah. Untuk butir baru, biarkan kosong; Selaras memberi kuncinya.",
    en="Leave it as it is. For a new item leave it empty; Selaras gives it a key.",
)
_ITEM_HELP = Text(
    id="Milik butir yang mana baris ini. Pilih dari daftar; untuk butir baru, tulis namanya.",
    en="Which item this row belongs to. Choose from the list; for a new item, write its name.",
)
_NUMBER = Text(id="No.", en="No.")
_NUMBER_HELP = Text(
    id="Urutan baris dalam butirnya. Untuk baris baru, biarkan kosong.",
    en="The order of the rows of an item. Leave it empty for a new row.",
)


def heads_of(form: Form, one: str, language: Language) -> tuple[Head, ...]:
    """Every column of the sheet; `one` is what an item of its part is called."""
    columns = tuple(Head(each.code, each.label, each.help) for each in form.columns)
    if form.layout == "items":
        return (Head(KEY, _KEY.in_(language), _KEY_HELP.in_(language)), *columns)
    item = Head(ITEM, one[:1].upper() + one[1:], _ITEM_HELP.in_(language))
    if form.layout == "years":
        return (item, *columns)
    return (item, Head(NUMBER, _NUMBER.in_(language), _NUMBER_HELP.in_(language)), *columns)


def codes_of(form: Form, heads: tuple[Head, ...]) -> list[str]:
    """The hidden first row: the first code also names the sheet."""
    return [f"{form.code}#{heads[0].code}", *(head.code for head in heads[1:])]
