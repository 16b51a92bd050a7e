"""What names mean: schools, development areas, units of the statistics. Plain text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sbs_data.words.formats import how_many, listed, sentence_start

SCHOOLS = "Skolor"
NO_AREA = "Ingen rapport anger något utvecklingsområde."
NO_SCHOOL = "Ingen rapport säger vilken skola den gäller."
NO_UNITS = "Här står vilken skolenhet varje skola är, när det finns statistik att jämföra med."
UNITS = (
    "Rapporternas skolor hör ihop med statistiken genom skolenhetskoden. Har skolan samma "
    "namn i kommunen hittas den av sig själv. Annars väljer du den här."
)
NOBODY_SAYS = "Ingen har sagt det (samma namn avgör)"

_NAMED = 5
_FORM_BASES: Mapping[str, str] = {
    "name": "av skolans namn",
    "report": "enligt rapporternas rad 1",
    "person": "angivet av en person",
}


def latest(period: str | None) -> str:
    """When a school was last told of."""
    return f"senast redovisad {period or 'utan angiven period'}"


def school_spelling(written: str, initiatives: int, decided_by: str | None) -> str:
    """Another way that a school is written, in how many initiatives, and who says so."""
    by = f", enligt {decided_by}" if decided_by else ""
    return f"Skrivs också ”{written}” ({how_many(initiatives, 'insats', 'insatser')}{by})."


def area_spelling(written: str, decided_by: str | None) -> str:
    """Another way that a development area is written, and who says so."""
    by = f" (enligt {decided_by})" if decided_by else ""
    return f"Skrivs också ”{written}”{by}."


def forms_now(forms: str, basis: str) -> str:
    """A school's forms and what they rest on; ``""`` where they rest on nothing."""
    said = _FORM_BASES.get(basis)
    return f"Nu: {forms}, {said}." if said else ""


def unmapped(schools: Sequence[str]) -> str:
    """The schools that are no unit of the statistics."""
    some = [f"”{name}”" for name in schools[:_NAMED]]
    left = len(schools) - len(some)
    told = listed(some) if not left else f"{', '.join(some)} och {left} till"
    return (
        f"Utan skolenhet: {told}. Statistik visas inte för dem förrän någon har sagt vilken "
        "skolenhet det är, eller att skolan inte finns i registret."
    )


NO_UNITS_YET = (
    "Rapporternas skolor är inte knutna till någon skolenhet än: när statistik är importerad "
    "frågas vilka de är."
)
NOT_IN_REGISTER = "Finns inte i registret"
CHOOSE_UNIT = "Vilken skolenhet är det?"
UNIT_FIELD = "Skolenhet"


def unit(name: str | None, code: str, municipality: str | None) -> str:
    """``Centralskolan (22347371), Norberg``."""
    told = f"{name} ({code})" if name else f"Skolenhet {code}, namnet är inte känt"
    return f"{told}, {municipality}" if municipality else told


def is_it(unit: str) -> str:
    """What is asked where there is one that it can be."""
    return f"Är det {unit}?"


def which(count: int) -> str:
    """What is asked where there are several, or none, that it can be."""
    return "Vilken av dem är det?" if count else "Ingen skolenhet i statistiken heter så."


def may_be(name: str, units: Sequence[str]) -> str:
    """Which units a school of an own file may be."""
    return f"”{name}” kan vara {' eller '.join(units)}."


def told_by(authority: str, file: str) -> str:
    """Whose the school is, and where it is written."""
    return f"{authority} · ”{file}”"


def stands(what: str, code: str | None, name: str | None, decided_by: str | None) -> str:
    """``Skolenheten Björkskolan (99010101), av samma namn``; ``what`` in the definite form."""
    if code is not None and code.startswith("e-"):
        return f"Finns inte i skolenhetsregistret, enligt {decided_by}. Egen kod: {code}"
    if code is None:
        return sentence_start(f"ingen känd {what.removesuffix('en')} i statistiken")
    basis = f"enligt {decided_by}" if decided_by else "av samma namn"
    return sentence_start(f"{what} {f'{name} ' if name else ''}({code}), {basis}")
