"""What people call the steps, the sides, the papers and what is missing."""

from collections.abc import Iterable
from datetime import date

from selaras.core.framework import region_then
from selaras.core.text import Text, format_date
from selaras.reference import load_knowledge
from selaras.web.agreements.models import Paper
from selaras.web.agreements.steps import Missing, Side, Step

STEPS: dict[Step, Text] = {
    Step.SELECTED: Text(id="Terpilih", en="Selected"),
    Step.INVITED: Text(id="Diundang", en="Invited"),
    Step.DECREED: Text(id="SK lengkap", en="Decrees complete"),
    Step.AGREED: Text(id="Naskah disetujui", en="Text agreed"),
    Step.SIGNED: Text(id="Ditandatangani", en="Signed"),
}
SIDES: dict[Side, Text] = {
    Side.REGION: Text(id="daerah", en="the region"),
    Side.MINISTRY: Text(id="kementerian", en="the ministry"),
}
PAPERS: dict[str, Text] = {
    Paper.Kind.COUNCIL_DECREE: Text(id="SK Dewan Smart City", en="decree of the council"),
    Paper.Kind.TEAM_DECREE: Text(id="SK Tim Pelaksana", en="decree of the team"),
    Paper.Kind.SCAN: Text(id="pindaian MoU", en="scan of the MoU"),
}
MISSING: dict[Missing, Text] = {
    Missing.INVITATION: Text(id="undangan", en="invitation"),
    Missing.COUNCIL_DECREE: PAPERS[Paper.Kind.COUNCIL_DECREE],
    Missing.TEAM_DECREE: PAPERS[Paper.Kind.TEAM_DECREE],
    Missing.TEXT: Text(id="naskah MoU", en="text of the MoU"),
    Missing.REGION_AGREES: Text(id="persetujuan daerah", en="agreement of the region"),
    Missing.MINISTRY_AGREES: Text(id="persetujuan kementerian", en="agreement of the ministry"),
    Missing.REGION_SIGNS: Text(id="tanda tangan daerah", en="signature of the region"),
    Missing.MINISTRY_SIGNS: Text(id="tanda tangan kementerian", en="signature of the ministry"),
    Missing.SCAN: PAPERS[Paper.Kind.SCAN],
}


def listed(missing: Iterable[Missing]) -> Text:
    """What is missing, as part of a sentence."""
    names = [MISSING[each] for each in missing]
    return Text(
        id=", ".join(name.id for name in names), en=", ".join(name.in_("en") for name in names)
    )


def dated(day: date) -> Text:
    """A day, for a sentence in both languages."""
    return Text(id=format_date(day), en=format_date(day, "en"))


def region_name(code: str) -> str:
    """`Kabupaten Luwu Utara`, also of a code of then."""
    return region_then(load_knowledge(), code).name


def province_name(code: str) -> str:
    """The name of the province in which a region lies."""
    return region_name(code[:2])
