"""The closing chapter: how the index was computed, how far the assessors agree, the source."""

from fractions import Fraction

from selaras.core.instrument import Method
from selaras.core.text import format_number
from selaras.documents.book.manuscript.phrases import both
from selaras.documents.report.facts import ResultFacts
from selaras.documents.report.pages import Pages
from selaras.documents.report.words import counted, said_exact, said_score, said_share

_METHOD = both("Cara menghitung", "How it was computed")
_STEPS = (
    both(
        "Daerah mengisi penilaian mandiri dengan bukti. Sebanyak {seats} asesor menilai tanpa "
        "saling melihat nilai sampai semuanya selesai.",
        "The region assesses itself and gives evidence. Each of {seats} assessors marks it without "
        "seeing the marks of others until all are finished.",
    ),
    both(
        "Nilai sebuah butir ialah rata-rata tepat nilai asesor. Bila berselisih lebih dari "
        "{bound}, asesor membicarakannya dan menyepakati satu nilai dengan alasan.",
        "The score of a node is the exact mean of the marks. Where they are more than {bound} "
        "apart, the assessors talk it over and settle one value with a reason.",
    ),
    both(
        "Sanggahan daerah diputus kementerian per butir; yang diterima mengganti nilai butirnya.",
        "Objections of the region are decided by the ministry node by node; one that is accepted "
        "replaces the score of its node.",
    ),
    both(
        "Nilai sebuah bagian dihitung dari butir di bawahnya menurut cara dan bobot instrumen. "
        "Perhitungan memakai pecahan tepat; pembulatan hanya untuk tampilan, dua angka di belakang "
        "koma, setengah ke atas.",
        "The score of a part is worked out from the nodes below it by the method and weights of "
        "the instrument. All computing is in exact fractions; rounding is for display only, to two "
        "decimals, half up.",
    ),
    both(
        "Yang tidak dinilai bukan nol: bobotnya dibagikan kepada yang dinilai, dan laporan ini "
        "menyebutkan berapa bobot yang dinilai.",
        "What was not assessed is not zero: its weight goes to what was, and this report says how "
        "much of the weight that is.",
    ),
)
_SUM = both(
    "Indeks = {sum} = {exact}, ditampilkan {shown}.", "Index = {sum} = {exact}, shown as {shown}."
)
_AGREEMENT = both("Kesepakatan antarasesor", "Agreement between assessors")
_WITHIN = both(
    "Pada {within} dari {compared} butir ({share}) nilai asesor berselisih paling banyak {bound}.",
    "On {within} of {compared} nodes ({share}) the marks are at most {bound} apart.",
)
_ALPHA = both(
    "Alfa Krippendorff {alpha}. Mulai 0,80 nilai asesor dapat diandalkan; di antara 0,67 dan 0,80 "
    "kesimpulannya sementara; di bawahnya asesor kurang sepaham.",
    "Krippendorff's alpha {alpha}. From 0.80 the marks can be relied on; between 0.67 and 0.80 "
    "conclusions are tentative; below that the assessors agree too little.",
)
_INSTRUMENT = both("Instrumen", "The instrument")
_NAME = both("Nama", "Name")
_VERSION = both("Versi", "Version")
_SOURCE = both("Sumber", "Source")
_WEIGHTS = both("Bobot", "Weights")
_OFFICIAL = both("Bobot resmi", "Official")
_NOT_OFFICIAL = both("Bukan bobot resmi", "Not official")


def write_method(pages: Pages, facts: ResultFacts) -> None:
    """The rules, the sum itself, agreement, and where the instrument comes from."""
    language = pages.language
    bound = said_score(facts.bound, language)
    pages.heading(_METHOD)
    pages.items(
        [pages.say(each, seats=counted(facts.seats), bound=bound) for each in _STEPS], numbered=True
    )
    if _is_mean(facts):
        pages.paragraph(
            _SUM,
            sum=_sum(pages, facts),
            exact=said_exact(facts.index, language),
            shown=said_score(facts.index, language),
        )
    _write_agreement(pages, facts, bound)
    used = facts.instrument
    pages.heading(_INSTRUMENT)
    pages.sheet(
        [
            (pages.say(_NAME), used.name.in_(language)),
            (pages.say(_VERSION), used.key),
            (pages.say(_SOURCE), used.source),
            (pages.say(_WEIGHTS), pages.say(_OFFICIAL if used.weights_official else _NOT_OFFICIAL)),
        ]
    )
    if used.note is not None:
        pages.note(used.note)


def _write_agreement(pages: Pages, facts: ResultFacts, bound: str) -> None:
    found = facts.agreement
    if found is None or not found.compared:
        return
    pages.heading(_AGREEMENT)
    pages.paragraph(
        _WITHIN,
        within=found.within,
        compared=found.compared,
        share=said_share(Fraction(found.within, found.compared), pages.language),
        bound=bound,
    )
    if found.alpha is not None:
        pages.paragraph(_ALPHA, alpha=format_number(found.alpha, pages.language, 2))


def _is_mean(facts: ResultFacts) -> bool:
    root = facts.score.nodes[facts.instrument.root.code]
    return bool(root.parts) and root.method in (Method.WEIGHTED_MEAN, Method.MEAN)


def _sum(pages: Pages, facts: ResultFacts) -> str:
    root = facts.score.nodes[facts.instrument.root.code]
    return " + ".join(
        f"{said_share(part.weight, pages.language)} × {said_score(part.value, pages.language)}"
        for part in root.parts
    )
