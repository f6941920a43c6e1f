"""The page that shows the table of rights, role by role."""

from selaras.web.accounts.rights_table import MAY_APPOINT, RIGHTS
from selaras.web.accounts.roles import Role

_INTRO = """# Hak · Rights

Satu tabel menentukan peran mana boleh melakukan apa terhadap benda apa dalam keadaan apa. Halaman
ini disusun dari [tabel itu](../../src/selaras/web/accounts/rights_table.py). Sebuah peran
menjangkau sejauh daerah jabatannya: jabatan di kementerian seluruh negeri, di provinsi kabupaten
dan kotanya, di pemerintah daerah atau perangkatnya daerah itu saja. Untuk Nota Kesepakatan,
pertemuan, dan bimbingan orang dan pembimbing sebuah provinsi hanya menjangkau provinsi itu sendiri,
bukan kabupaten dan kotanya. Hak dari beberapa jabatan dijumlahkan; hak asesor tidak pernah
menjangkau daerah yang pernah ia dampingi sebagai pembimbing.

*One table says which role may do what to which kind of object in which state. A role reaches as
far as the region of its post: the ministry the nation, a province its regencies and cities, a
local government or agency that region alone. For memoranda, meetings and guidance the people and
advisers of a province reach the province itself, not its regencies and cities. Rights of several
posts add up; an assessor's never reach a region that the person ever advised.*

● boleh / may · kosong / empty: tidak / may not
"""


_WRITING = """## Siapa menulis butir yang mana · Who writes which item

Yang boleh `write` menulis seluruh rencana. Yang hanya boleh `contribute` menulis bagian dan butir
yang dibagikan kepada perangkat daerahnya: butir yang dibagikan dengan namanya ditulis oleh
perangkat daerah itu, juga bila seluruh bagiannya dibagikan kepada perangkat daerah lain; butir
selebihnya ditulis oleh pemegang bagian. Setiap pembagian, pencabutan, dan penerusan masuk
catatan.

*Who may `write` writes the whole plan. Who may only `contribute` writes the parts and items given
to the own agency: an item given by name is written by that agency, also where the whole part was
given to another one; all other items are written by whoever was given the part. Giving, taking
back and handing on all go into the record.*
"""


def rights_page() -> str:
    """The table with a column for each role, and who may give which role."""
    roles = list(Role)
    heads = " | ".join(f"`{role}`" for role in roles)
    lines = [f"| | everyone | {heads} |", "|---|---|" + "---|" * len(roles)]
    for right in RIGHTS:
        state = f" ({right.state})" if right.state else ""
        marks = " | ".join("●" if right.everyone or role in right.roles else "" for role in roles)
        everyone = "●" if right.everyone else ""
        lines.append(f"| {right.kind}: {right.action}{state} | {everyone} | {marks} |")
    given = [
        f"| `{giver}` | {', '.join(f'`{role}`' for role in roles if role in taken)} |"
        for giver, taken in MAY_APPOINT.items()
    ]
    return "\n".join(
        [
            _INTRO,
            *lines,
            "",
            _WRITING,
            "## Siapa memberi peran · Who gives a role\n",
            "| | |\n|---|---|",
            *given,
            "",
        ]
    )
