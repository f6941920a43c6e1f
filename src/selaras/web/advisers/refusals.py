"""What may not be, and why."""

from selaras.core.text import Text


class Refused(Exception):
    """Something may not be done; `text` tells why and how to mend it."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.id)
        self.text = text


IN_POOL = Text(
    id="{name} sudah ada dalam daftar pembimbing.", en="{name} is in the list of advisers already."
)
NO_REGION = Text(
    id="Daerah dengan kode {code} tidak ada dalam daftar daerah.",
    en="There is no region with the code {code} in the register.",
)
NOT_IN_COHORT = Text(
    id="{region} tidak ikut dalam angkatan ini.", en="{region} takes no part in this cohort."
)
HAS_ADVISER = Text(
    id="{region} sudah punya pembimbing. Muat ulang halaman untuk melihat usulan terbaru.",
    en="{region} has an adviser already. Load the page again to see the latest proposal.",
)
FULL = Text(
    id="{name} sudah membimbing {most} daerah, sebanyak yang dicatat sebagai batasnya. Pilih "
    "pembimbing lain atau naikkan batasnya.",
    en="{name} guides {most} regions already, which is noted as the most. Choose another adviser "
    "or raise the limit.",
)
BARRED = {
    "refused": Text(
        id="{name} tidak dapat membimbing {region}: {reason}",
        en="{name} cannot guide {region}: {reason}",
    ),
    "assesses": Text(
        id="{name} menilai {region}, jadi tidak dapat membimbingnya.",
        en="{name} assesses {region} and so cannot guide it.",
    ),
    "works": Text(
        id="{name} memegang jabatan di {region}, jadi tidak dapat membimbingnya.",
        en="{name} holds a post in {region} and so cannot guide it.",
    ),
}
RESTING = Text(id="{name} sedang tidak menerima daerah.", en="{name} takes no regions at present.")
AHEAD = Text(
    id="Tanggal kunjungan belum tiba. Catat kunjungan setelah berlangsung.",
    en="The day of the visit lies ahead. Note a visit once it took place.",
)
NO_PLAN = Text(
    id="{region} belum punya rencana yang dapat dikomentari.",
    en="{region} has no plan that can be commented on yet.",
)
