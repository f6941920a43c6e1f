"""`selaras example DIR`: the Luwu Utara plan as a file to begin with."""

from argparse import Namespace
from pathlib import Path

from selaras.cli.output import Folder
from selaras.cli.refusal import Refusal
from selaras.reference.example import example_text

NAME = "luwu-utara.yaml"


def run(options: Namespace) -> int:
    """Write the file; one that somebody changed is never overwritten."""
    content = example_text().encode()
    target = Path(options.folder) / NAME
    if target.exists() and target.read_bytes() != content:
        raise Refusal(
            f"“{target}” sudah ada dengan isi lain. Pindahkan dahulu atau pilih folder lain.",
            f"“{target}” exists with other content. Move it away or choose another folder.",
        )
    with Folder(options.folder) as folder:
        folder.write(NAME, content)
        for file in folder.finish():
            print(file)
    return 0
