"""Reads the command line and calls one command; nothing else is imported before that.

Exit codes: 0 done or clean, 1 findings or differences, 2 unusable input.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import NoReturn

from selaras.cli.refusal import Refusal, printable

_LANGUAGES = ("id", "en")
_FORMATS = ("pdf", "docx", "html")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    _open_streams()
    options = _parser().parse_args(arguments)
    try:
        command = import_module(f"selaras.cli.{options.command}")
        code: int = command.run(options)
        sys.stdout.flush()
    except Refusal as refusal:
        _tell(refusal)
        return 2
    except BrokenPipeError:
        # Somebody closed the other end, as `head` does; there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        _tell(Refusal.of(error, error.filename or "stdout"))
        return 2
    except KeyboardInterrupt:
        _tell("Dihentikan. / Stopped.")
        return 130
    return code


def _open_streams() -> None:
    """Streams that exist and take every letter.

    A file or pipe gets UTF-8 wherever it is written; a terminal that cannot show a letter gets
    its number.
    """
    sys.stdin = sys.stdin or os.fdopen(os.open(os.devnull, os.O_RDONLY))
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name) or os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
        encoding = stream.encoding if stream.isatty() else "utf-8"
        stream.reconfigure(encoding=encoding, errors="backslashreplace")
        setattr(sys, name, stream)


def _tell(words: object) -> None:
    # Where nothing can be told, the exit code still is.
    with suppress(OSError):
        print(words, file=sys.stderr)


class _Parser(argparse.ArgumentParser):
    """Says in both languages that it did not understand."""

    def error(self, message: str) -> NoReturn:
        self.exit(
            2,
            f"Perintah tidak dapat dipahami; caranya: {self.prog} --help\n"
            f"The command is not understood; for the usage: {self.prog} --help\n"
            f"({printable(message)})\n",
        )


def command_line() -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Each command with its help and, for each of its arguments, name and help."""
    (commands,) = _parser()._subparsers._group_actions  # type: ignore[union-attr]
    told = {choice.dest: choice.help or "" for choice in commands._get_subactions()}  # type: ignore[union-attr]
    return [
        (name, told[name], [(_spelled(action), action.help or "") for action in parser._actions])
        for name, parser in commands.choices.items()  # type: ignore[union-attr]
    ]


def _spelled(action: argparse.Action) -> str:
    name = ", ".join(action.option_strings) or action.dest.upper()
    choices = "|".join(str(choice) for choice in action.choices or ())
    value = "" if action.nargs == 0 or not action.option_strings else choices or action.metavar
    return f"{name} {value or ''}".strip()


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="selaras",
        description="Rencana induk smart city sebagai data: diperiksa, dibandingkan, dicetak. / "
        "A smart-city masterplan as data: checked, compared, printed.",
        epilog="Kode keluar / exit codes: 0 bersih / clean, 1 ada temuan / findings, "
        "2 masukan tidak dapat dipakai / unusable input.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="PERINTAH")
    _check(commands.add_parser("check", help="periksa rencana / check a plan"))
    _books(commands.add_parser("books", help="cetak Buku I-IV / print books I-IV"))
    _rules(commands.add_parser("rules", help="daftar dan penjelasan aturan / the rules"))
    _diff(commands.add_parser("diff", help="bandingkan dua rencana / compare two plans"))
    _regions(commands.add_parser("regions", help="cari kode daerah / look up a region"))
    _example(commands.add_parser("example", help="tulis rencana contoh / write the example"))
    _sample(commands.add_parser("sample", help="susun rencana sintetis / compose a sample"))
    _score(commands.add_parser("score", help="hitung nilai dari jawaban / score answers"))
    _rank(commands.add_parser("rank", help="susun peringkat / rank results"))
    _instruments(commands.add_parser("instruments", help="daftar instrumen / the instruments"))
    commands.add_parser("schema", help="skema JSON berkas rencana / JSON schema of plan files")
    return parser


def _plan(parser: argparse.ArgumentParser, name: str = "plan") -> None:
    parser.add_argument(
        name, help="berkas rencana .yaml atau .json, - untuk masukan baku / plan file, - for stdin"
    )


def _language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--lang", choices=_LANGUAGES, default="id", help="bahasa / language")


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="keluaran JSON / JSON output")


def _check(parser: argparse.ArgumentParser) -> None:
    _plan(parser)
    _json(parser)
    _language(parser)
    parser.add_argument(
        "--select",
        nargs="+",
        action="extend",
        default=[],
        metavar="KODE",
        help="hanya aturan ini, atau awal kodenya / only these rules or beginnings of codes",
    )
    parser.add_argument(
        "--fail-on",
        choices=("error", "warning", "advice"),
        default="advice",
        help="temuan paling ringan yang memberi kode keluar 1 / lightest finding that exits with 1",
    )
    parser.add_argument(
        "--on",
        metavar="TANGGAL",
        help="hari berlakunya pengecualian, 2026-03-31; hari ini jika tidak disebut / day on which "
        "waivers count, today if left out",
    )


def _books(parser: argparse.ArgumentParser) -> None:
    _plan(parser)
    _language(parser)
    parser.add_argument("--out", required=True, metavar="DIR", help="folder hasil / output folder")
    parser.add_argument(
        "--book",
        type=int,
        nargs="+",
        action="extend",
        choices=range(1, 5),
        metavar="N",
        help="nomor buku, semua jika tidak disebut / book numbers, all if left out",
    )
    parser.add_argument(
        "--format",
        nargs="+",
        action="extend",
        choices=_FORMATS,
        metavar="FORMAT",
        help="pdf, docx, html; pdf jika tidak disebut / pdf if left out",
    )


def _rules(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("code", nargs="?", metavar="KODE", help="kode aturan / code of a rule")
    _json(parser)
    _language(parser)


def _diff(parser: argparse.ArgumentParser) -> None:
    _plan(parser, "before")
    _plan(parser, "after")
    _json(parser)
    _language(parser)


def _regions(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", nargs="+", metavar="KATA", help="nama atau kode / name or code")
    _json(parser)


def _example(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", help="folder tujuan / folder to write to")


def _sample(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--programmes", type=int, default=36, metavar="N", help="0-5000")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="benih acak / random seed")
    parser.add_argument("--format", choices=("json", "yaml"), default="json")


def _instrument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "instrument",
        metavar="INSTRUMEN@VERSI",
        help="kunci instrumen, daftarnya: selaras instruments / key of an instrument, for the "
        "list: selaras instruments",
    )


def _score(parser: argparse.ArgumentParser) -> None:
    _instrument(parser)
    parser.add_argument(
        "answers",
        metavar="JAWABAN",
        help='berkas JSON, {"values": {"I01": "3"}}, - untuk masukan baku / JSON file, - for stdin',
    )
    _json(parser)
    _language(parser)
    parser.add_argument(
        "--trace",
        action="store_true",
        help="sertakan cara menghitung setiap butir / with the working of every node",
    )


def _rank(parser: argparse.ArgumentParser) -> None:
    _instrument(parser)
    parser.add_argument(
        "results",
        metavar="HASIL",
        help="berkas CSV, satu peserta per baris, satu kode per kolom / CSV file, a participant "
        "on each line, a code over each column",
    )
    _json(parser)
    _language(parser)
    parser.add_argument(
        "--draws",
        type=int,
        default=10_000,
        metavar="N",
        help="banyaknya percobaan untuk rentang peringkat, 100-100000 / draws for the rank "
        "intervals",
    )
    parser.add_argument(
        "--seed", type=int, default=20_170_522, metavar="N", help="benih acak / random seed"
    )


def _instruments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "key", nargs="?", metavar="INSTRUMEN@VERSI", help="kunci instrumen / key of an instrument"
    )
    _json(parser)
    _language(parser)
