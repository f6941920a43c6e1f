"""A small plan with something in every part, written by hand; nothing in it is made up.

Amounts are such that sums can be checked in the head.
"""

from typing import Any

from selaras.core.plan import Masterplan

SOURCE = {"source": "https://www.luwuutarakab.go.id/fakta/2022?halaman=1"}
STATISTICS = {"source": "BPS, Luwu Utara dalam Angka 2023"}


def small_data() -> dict[str, Any]:
    """The plan as plain data, to be changed by a test before it becomes a plan."""
    return {
        "key": "luwu-utara",
        "title": {"id": "Masterplan BISA", "en": "BISA masterplan"},
        "regions": ["73.22"],
        "period": {"start": 2023, "end": 2026},
        "as_of": "2024-01-16",
        "slogan": {
            "name": "BISA",
            "letters": [
                {"letter": "B", "word": {"id": "Berdaya saing", "en": "Competitive"}},
                {"letter": "I", "word": "Inovatif", "meaning": "mau mencoba"},
            ],
        },
        "vision": {"statement": "Luwu Utara yang BISA", "keywords": ["berdaya saing"]},
        "commitment": {
            "statement": "Kami berkomitmen",
            "place": "Masamba",
            "day": "2022-09-22",
            "signers": ["Bupati Luwu Utara, Indah Putri Indriani"],
        },
        "documents": [
            {
                "key": "uu-23",
                "kind": "law",
                "title": "Pemerintahan Daerah",
                "number": "23",
                "year": 2014,
                "legal_basis": True,
                "origin": SOURCE,
            },
            {
                "key": "rpjmd",
                "kind": "rpjmd",
                "title": "RPJMD Luwu Utara",
                "period": {"start": 2021, "end": 2025},
                "goals": [
                    {"key": "goal-1", "number": "1", "text": "Layanan yang bersih"},
                    {"key": "goal-2", "number": "2", "text": "Alam yang terjaga"},
                ],
            },
        ],
        "agencies": [{"key": "kominfo", "name": "Dinas Kominfo", "abbreviation": "Diskominfo"}],
        "partners": [{"key": "unhas", "name": "Universitas Hasanuddin", "kind": "university"}],
        "bodies": [
            {
                "key": "council",
                "role": "council",
                "name": "Dewan Smart City",
                "seats": [{"holder": "Bupati", "function": "chair"}],
            }
        ],
        "narratives": [{"key": "background", "text": "Alinea satu.\n\nAlinea dua."}],
        "facts": [
            {
                "key": "hdi",
                "element": "structure",
                "sub_element": "people",
                "name": "Indeks Pembangunan Manusia",
                "measure": "hdi",
                "value": "70.51",
                "unit": "indeks",
                "year": 2022,
                "level": 3,
                "origin": STATISTICS,
            },
            {
                "key": "villages",
                "element": "infrastructure",
                "sub_element": "digital",
                "name": "Desa tanpa sinyal",
                "value": 19,
                "unit": "desa",
                "year": 2021,
                "level": 2,
                "origin": SOURCE,
            },
        ],
        "accounts": [
            account("4", "Pendapatan", (2021, 1_200, 1_250), (2022, 1_300, None)),
            account("4.1", "PAD", (2021, 100, 110), (2022, 130, None)),
            account("4.2", "Transfer", (2021, 1_000, 1_100), (2022, 1_040, None)),
            account("5", "Belanja", (2021, 1_240, 1_200), (2022, 1_300, None)),
        ],
        "ceilings": [
            {"key": "c-2023", "year": 2023, "fund": "apbd", "amount": 5_000},
            {"key": "c-2024", "year": 2024, "fund": "apbd", "amount": 2_000},
        ],
        "gaps": [
            {
                "key": "gap",
                "dimension": "governance",
                "sub_dimension": "public-service",
                "current": "Layanan tersebar",
                "desired": "Satu pintu",
                "facts": ["villages"],
                "agencies": ["kominfo"],
                "priority": 1,
            }
        ],
        "swot": [
            {
                "key": "s",
                "kind": "strength",
                "element": "structure",
                "statement": "Pimpinan mendukung",
                "facts": ["hdi"],
            },
            {
                "key": "o",
                "kind": "opportunity",
                "element": "structure",
                "statement": "Dana pusat tersedia",
            },
        ],
        "strategies": [
            {
                "key": "so",
                "kind": "SO",
                "statement": "Ajak pusat",
                "swot": ["s", "o"],
                "dimension": "governance",
                "programmes": ["apps"],
            }
        ],
        "missions": [{"key": "m", "statement": "Melayani", "dimension": "governance"}],
        "objectives": [
            {
                "key": "served",
                "statement": "Warga cepat dilayani",
                "mission": "m",
                "dimension": "governance",
                "sub_dimension": "public-service",
                "links": [{"document": "rpjmd", "goal": "goal-1"}],
            }
        ],
        "indicators": [
            {
                "key": "ikm",
                "objective": "served",
                "name": "Indeks Kepuasan Masyarakat",
                "unit": "nilai",
                "direction": "up",
                "baseline": {"year": 2022, "value": "81.5"},
                "targets": [{"year": 2023, "value": 83}, {"year": 2026, "value": 90}],
                "source": "Survei SKM",
                "owner": "kominfo",
            }
        ],
        "programmes": [
            {
                "key": "apps",
                "name": "Aplikasi terpadu",
                "dimension": "governance",
                "sub_dimension": "public-service",
                "objectives": ["served"],
                "kind": "innovation",
                "lead": "kominfo",
                "years": {"start": 2023, "end": 2024},
                "budget": [
                    {"year": 2023, "fund": "apbd", "amount": 3_000},
                    {"year": 2024, "fund": "apbd", "amount": 2_500},
                    {"year": 2024, "fund": "csr", "amount": 400},
                ],
            },
            {
                "key": "waste",
                "name": "Bank sampah",
                "dimension": "environment",
                "sub_dimension": "waste",
                "kind": "existing",
                "lead": "kominfo",
                "years": {"start": 2024, "end": 2026},
                "budget": [{"year": 2025, "fund": "apbd", "amount": 700}],
            },
        ],
        "actions": [{"key": "rule", "part": "policy", "title": "Perbup Smart City"}],
        "quick_wins": [
            {
                "key": "counter",
                "name": "Loket cepat",
                "dimension": "governance",
                "sub_dimension": "public-service",
                "programme": "apps",
                "lead": "kominfo",
                "benefit": "Antre lebih singkat",
                "budget": [{"year": 2023, "fund": "apbd", "amount": 250}],
            }
        ],
    }


def account(code: str, name: str, *amounts: tuple[int, int | None, int | None]) -> dict[str, Any]:
    """An account with (year, budget, realisation)."""
    return {
        "key": f"a-{code.replace('.', '-')}",
        "code": code,
        "name": name,
        "amounts": [
            {"year": year, "budget": budget, "realisation": realisation}
            for year, budget, realisation in amounts
        ],
    }


def small_plan() -> Masterplan:
    """The plan itself."""
    return Masterplan.model_validate(small_data())


def marked_plan(part: str, key: str, *made_up: str) -> Masterplan:
    """The plan with these fields of one item said to be made up."""
    data = small_data()
    item = next(item for item in data[part] if item["key"] == key)
    item["origin"] = {**item.get("origin", {}), "demonstration": list(made_up)}
    return Masterplan.model_validate(data)


def minimal_plan() -> Masterplan:
    """Only what a plan must have."""
    return Masterplan.model_validate(
        {
            "key": "bare",
            "title": "Rencana",
            "regions": ["73.22"],
            "period": {"start": 2023, "end": 2032},
        }
    )


def waived_plan(*waivers: dict[str, Any]) -> Masterplan:
    """The plan with these waivers."""
    return Masterplan.model_validate({**small_data(), "waivers": list(waivers)})
