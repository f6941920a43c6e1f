"""`selaras-admin records verify|export|mail`: the record of decisions, checked and taken away."""

import re
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from selaras.web.project.daily import mail_newest
from selaras.web.records.exporting import exported
from selaras.web.records.guards import missing_guards
from selaras.web.records.models import Entry
from selaras.web.records.verifying import verify

_DIGEST = re.compile(r"[0-9a-f]{64}")


def _digest(text: str) -> str:
    digest = "".join(text.split()).lower()
    if not _DIGEST.fullmatch(digest):
        raise ArgumentTypeError(
            f"{text!r}: sidik terdiri atas 64 angka 0-9 dan huruf a-f. / "
            "a digest consists of 64 digits 0-9 and letters a-f."
        )
    return digest


class Command(BaseCommand):
    """Verifies, exports and mails the chain."""

    help = (
        "Memeriksa, mengekspor, atau mengirim sidik catatan keputusan. / "
        "Verifies, exports or mails the record of decisions."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What to do."""
        tasks = parser.add_subparsers(dest="task", required=True)
        checking = tasks.add_parser("verify", help="periksa rantai / check the chain")
        checking.add_argument(
            "--expect",
            action="append",
            default=[],
            type=_digest,
            metavar="DIGEST",
            help="sidik yang harus ada; boleh berulang / a digest that must be there; repeatable",
        )
        taking = tasks.add_parser("export", help="tulis seluruh rantai / write the whole chain")
        taking.add_argument("file", type=Path, metavar="FILE")
        tasks.add_parser("mail", help="kirim sidik terbaru / mail the newest digest")

    def handle(self, *args: Any, task: str, **options: Any) -> None:
        """Do it, or say in one sentence why not."""
        if task == "verify":
            self._verify(options["expect"])
        elif task == "export":
            self._export(options["file"])
        else:
            self._mail()

    def _verify(self, expected: list[str]) -> None:
        found = verify(expected)
        if found.finding is not None:
            reason = found.finding.reason
            raise CommandError(
                f"{reason.id} Yang masih utuh: entri 1 sampai {found.number}. / "
                f"{reason.en} Still whole: entries 1 to {found.number}."
            )
        if missing := ", ".join(missing_guards()):
            raise CommandError(
                f"Rantai utuh sampai entri {found.number}, tetapi penjaga basis data hilang: "
                f"{missing}. / The chain is whole up to entry {found.number}, but guards of the "
                f"database are missing: {missing}."
            )
        self.stdout.write(
            f"Utuh: {found.number} entri, sidik terakhir {found.digest}. / "
            f"Whole: {found.number} entries, last digest {found.digest}."
        )

    def _export(self, file: Path) -> None:
        written = 0
        try:
            with file.open("xb") as target:
                for page in exported(Entry.objects.all()):
                    target.write(page)
                    written += page.count(b"\n")
        except FileExistsError as problem:
            raise CommandError(
                f"{file}: sudah ada; pilih nama lain. / {file}: is there already; choose another "
                "name."
            ) from problem
        except OSError as problem:
            raise CommandError(
                f"{file}: tidak dapat ditulis ({problem.strerror}). / "
                f"{file}: cannot be written ({problem.strerror})."
            ) from problem
        self.stdout.write(f"{file}: {written} entri. / {file}: {written} entries.")

    def _mail(self) -> None:
        if not settings.RECORD_MAIL:
            raise CommandError(
                "SELARAS_RECORD_MAIL kosong: isi dengan alamat penerima. / "
                "SELARAS_RECORD_MAIL is empty: give the addresses to mail to."
            )
        end = mail_newest(at=timezone.now())
        if end is None:
            raise CommandError("Catatan masih kosong. / The record is still empty.")
        self.stdout.write(
            f"Sidik entri {end.number} dikirim ke {len(settings.RECORD_MAIL)} alamat. / "
            f"The digest of entry {end.number} is mailed to {len(settings.RECORD_MAIL)} addresses."
        )
