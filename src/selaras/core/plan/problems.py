"""What can be wrong with a plan file, each as one sentence in both languages."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from selaras.core.text import Text

Location = tuple[str | int, ...]

_LONGEST = 600
"""Characters of whatever fills one place of a sentence."""

_MESSAGES: dict[str, tuple[str, str]] = {
    "too-large": (
        "Berkas terlalu besar; batasnya {limit} MB. Bagilah rencana atau buang lampiran.",
        "The file is too large; the limit is {limit} MB. Split the plan or remove attachments.",
    ),
    "not-utf8": (
        "Berkas bukan teks UTF-8 (bita ke-{position}). Simpan ulang sebagai UTF-8.",
        "The file is not UTF-8 text (byte {position}). Save it again as UTF-8.",
    ),
    "unknown-ending": (
        "Nama berkas rencana harus berakhiran .yaml atau .json.",
        "The name of a plan file must end in .yaml or .json.",
    ),
    "empty": ("Berkas kosong.", "The file is empty."),
    "broken-json": (
        "JSON rusak di kolom {column} ({detail}). Periksa koma, tanda kutip dan kurung di situ.",
        "Broken JSON in column {column} ({detail}). Check commas, quotes and brackets there.",
    ),
    "broken-yaml": (
        "YAML rusak: {detail}. Periksa indentasi, tanda titik dua dan kutip di sekitar baris ini.",
        "Broken YAML: {detail}. Check indentation, colons and quotes near this line.",
    ),
    "not-a-number": (
        "{detail} bukan bilangan. Tulis bilangan biasa atau kosongkan.",
        "{detail} is not a number. Write a plain number or leave it out.",
    ),
    "doubled-key": (
        "Kunci “{name}” tertulis dua kali di tempat yang sama. Hapus salah satu.",
        "The key “{name}” stands twice in the same place. Remove one of them.",
    ),
    "doubled-item": (
        "Dua butir memakai kunci “{name}”. Setiap butir memerlukan kunci sendiri.",
        "Two items use the key “{name}”. Each item needs a key of its own.",
    ),
    "gone-item": (
        "Butir “{name}” sudah tidak ada, mungkin baru dihapus oleh rekan Anda. Muat ulang halaman.",
        "The item “{name}” is no longer there; perhaps a colleague has just removed it. Load the "
        "page again.",
    ),
    "alias": (
        "Alias YAML (*nama) tidak diterima. Tulis isinya secara lengkap.",
        "YAML aliases (*name) are not accepted. Write the content out in full.",
    ),
    "tag": (
        "Penanda YAML ({name}) tidak diterima. Tulis isinya tanpa penanda.",
        "YAML tags ({name}) are not accepted. Write the content without the tag.",
    ),
    "second-document": (
        "Berkas memuat lebih dari satu dokumen (---). Satu berkas memuat satu rencana.",
        "The file holds more than one document (---). One file holds one plan.",
    ),
    "key-not-text": (
        "Kunci harus berupa kata, bukan daftar atau pemetaan.",
        "A key must be a word, not a list or a mapping.",
    ),
    "too-deep": (
        "Isi bertingkat lebih dari {limit} tingkat; ini bukan berkas rencana.",
        "Content is nested deeper than {limit} levels; this is no plan file.",
    ),
    "too-many-values": (
        "Berkas memuat lebih dari {limit} isian. Bagilah rencana menjadi beberapa berkas.",
        "The file holds more than {limit} values. Split the plan into several files.",
    ),
    "more-problems": (
        "Masih ada masalah lain; yang ditampilkan hanya {limit}. Perbaiki dahulu yang ini.",
        "There are further problems; only {limit} are shown. Mend these first.",
    ),
    "not-a-plan": (
        "Berkas ini bukan rencana: isinya harus pemetaan yang diawali “selaras: 1”.",
        "This file is no plan: its content must be a mapping that begins with “selaras: 1”.",
    ),
    "other-format": (
        "Format rencana “{value}” tidak dikenal; versi ini membaca format {known}.",
        "Plan format “{value}” is not known; this version reads format {known}.",
    ),
    "unknown-reference": (
        "“{name}” tidak ada di bagian {part}. Perbaiki kuncinya atau tambahkan butirnya.",
        "“{name}” is not in the part {part}. Mend the key or add the item.",
    ),
    "unknown-region": (
        "Kode daerah “{name}” tidak terdaftar. Cari kodenya dengan `selaras regions NAMA`.",
        "Region code “{name}” is not registered. Look it up with `selaras regions NAME`.",
    ),
    "missing": ("Isian wajib ini belum ada.", "This required field is missing."),
    "extra_forbidden": (
        "Isian “{name}” tidak dikenal. Periksa ejaannya; daftar isian: `selaras schema`.",
        "The field “{name}” is not known. Check its spelling; for the fields: `selaras schema`.",
    ),
    "wrong-type": (
        "Di sini diperlukan {wanted_id}, bukan {value}.",
        "{wanted_en} is needed here, not {value}.",
    ),
    "bad-text": (
        "Teks memuat karakter kendali, penanda arah tersembunyi atau lambang khusus satu huruf "
        "cetak (misalnya butir daftar salinan dari Word). Ketik ulang.",
        "The text holds control characters, hidden direction marks or symbols of one typeface only "
        "(such as list bullets copied from Word). Type it again.",
    ),
    "bad-key": (
        "Kunci “{value}” hanya boleh memuat huruf kecil a-z, angka dan tanda hubung.",
        "The key “{value}” may hold only lower-case letters a-z, digits and hyphens.",
    ),
    "bad-region-code": (
        "Kode daerah “{value}” harus berbentuk 73 atau 73.22, ditulis dalam tanda kutip.",
        "Region code “{value}” must look like 73 or 73.22, written in quotes.",
    ),
    "bad-rule-code": (
        "Kode aturan “{value}” harus berbentuk IND03. Daftarnya: `selaras rules`.",
        "Rule code “{value}” must look like IND03. For the list: `selaras rules`.",
    ),
    "too-short": ("Isian ini tidak boleh kosong.", "This field must not be empty."),
    "too-long": (
        "Teks terlalu panjang: paling banyak {limit} karakter.",
        "The text is too long: at most {limit} characters.",
    ),
    "not-in-list": (
        "“{value}” bukan pilihan di sini. Pilihannya: {choices}.",
        "“{value}” is no choice here. The choices are: {choices}.",
    ),
    "too-small": (
        "{value} terlalu kecil: paling sedikit {limit}.",
        "{value} is too small: at least {limit}.",
    ),
    "too-big": (
        "{value} terlalu besar: paling banyak {limit}.",
        "{value} is too large: at most {limit}.",
    ),
    "too-precise": (
        "Bilangan {value} terlalu panjang: paling banyak 16 angka di depan koma, 8 di belakangnya.",
        "The number {value} is too long: at most 16 digits before the point, 8 behind it.",
    ),
    "span_reversed": (
        "Tahun akhir mendahului tahun awal.",
        "The last year comes before the first.",
    ),
    "span_too_long": (
        "Rentang tahun lebih dari 30 tahun. Periksa tahun awal dan akhirnya.",
        "The span is longer than 30 years. Check its first and last year.",
    ),
    "waiver_reversed": (
        "Pengecualian berakhir (until) sebelum mulai berlaku (since).",
        "The waiver ends (until) before it begins (since).",
    ),
    "fact_says_nothing": (
        "Fakta memerlukan nilai (value) atau pernyataan (statement).",
        "A fact needs a value or a statement.",
    ),
    "bad-date": (
        "Tanggal “{value}” harus berbentuk 2022-09-22.",
        "The date “{value}” must look like 2022-09-22.",
    ),
    "invalid": ("Isian ini tidak sah: {value}.", "This field is not valid: {value}."),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that keeps it from being read as a plan.

    `path` is like `programmes[super-apps].budget[0].amount`; `line` counts from 1.
    """

    code: str
    path: str
    message: Text
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Unusable:
    """A file that could not be read as a plan, with every reason."""

    problems: tuple[Problem, ...]


def problem(
    code: str, location: Location = (), *, data: Any = None, line: int | None = None, **values: Any
) -> Problem:
    """The problem with that code at that place; `data` gives items their keys in the path."""
    indonesian, english = _MESSAGES[code]
    told = {name: shown(value, _LONGEST) for name, value in values.items()}
    message = Text(id=indonesian, en=english).format(**told)
    return Problem(code, path_of(location, data), message, line)


def path_of(location: Location, data: Any = None) -> str:
    """A location as people read it, with the item's key instead of its number where known."""
    path, inside = "", data
    for step in location:
        inside = _inside(inside, step)
        if isinstance(step, int):
            key = inside.get("key") if isinstance(inside, dict) else None
            path += f"[{shown(key) if isinstance(key, str) else step}]"
        else:
            path += f".{shown(step)}" if path else shown(step)
    return path


def shown(value: Any, longest: int = 80) -> str:
    """An input as it may stand in a sentence: short, in one line, without hidden characters."""
    match value:
        case dict():
            return "{…}"
        case list():
            return "[…]"
        case None | bool():
            return json.dumps(value)
    text = str(value)
    text = text if len(text) <= longest else text[: longest - 1] + "…"
    return "".join(sign if sign.isprintable() else "�" for sign in text)


def _inside(data: Any, step: str | int) -> Any:
    try:
        return data[step]
    except (KeyError, IndexError, TypeError):
        return None


def in_file_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems as one meets them when reading the file from the top."""
    return tuple(sorted(problems, key=lambda found: (found.line or 0, found.path)))
