"""A claim in words: what the report says, taken apart. Plain text, never more than was said."""

from __future__ import annotations

from collections.abc import Mapping

from sbs_data.measures import catalogue
from sbs_data.words import genders
from sbs_data.words.formats import listed, number

Claim = Mapping[str, object]
"""A row of the views ``claims`` or ``stated_targets``."""

_SPOKEN_OF = {m.code: m.in_reports for m in catalogue.spoken_of() if m.in_reports is not None}
MEASURES = {code: said.name for code, said in _SPOKEN_OF.items()}
ROLES = {"problem": "Problem", "target": "Målvärde", "outcome": "Utfall"}
UNKNOWN_MEASURE = "Resultat"
_UNITS = {
    "percent": "\u00a0%",
    "percentage_points": "\u00a0procentenheter",
    "points": "\u00a0poäng",
}
_OF_ONE = {"percentage_points": "\u00a0procentenhet"}
_COMPARATORS = {
    "at_least": "minst ",
    "at_most": "högst ",
    "more_than": "över ",
    "less_than": "under ",
    "about": "omkring ",
}
_OF_PUPILS = {"more_than": "fler än ", "less_than": "färre än "}
_COURSES = {"up": "har ökat", "down": "har minskat", "unchanged": "har varken ökat eller minskat"}
_TO_COME = {"up": "ska öka", "down": "ska minska", "unchanged": "ska varken öka eller minska"}
"""What a direction is said with: of what was seen, and of what is aimed at."""
_STAYS = {False: "ligger kvar på", True: "ska ligga kvar på"}
_MISSED = "når det inte"
_OPPOSITE = "sagt om motsatsen"
"""Of a number that nobody misses or reaches: a claim turned by "inte" is told as that."""


def in_words(claim: Claim) -> str:
    """``Behöriga till gymnasiets yrkesprogram: minst 85 %, VT24``; gaps are left out."""
    said = [_value(claim), _whose(claim), _when(claim)]
    return f"{_measure(claim)}: {', '.join(part for part in said if part)}"


def in_sentence(claim: Claim) -> str:
    """The same after "Rapporten anger": ``elever som inte är behöriga till …: 24 %, VT24``."""
    who = _who(claim)
    if who is None:
        words = in_words(claim)
        unknown = "" if claim["measure"] in MEASURES else "ett "
        return f"{unknown}{words[0].lower()}{words[1:]}"
    # Who is counted stands first, so it is not said again after the number.
    said = [_value({**claim, "negated": False}), _whose(claim), _when(claim)]
    return f"{who}: {', '.join(part for part in said if part)}"


def tells_course(claim: Claim) -> bool:
    """Whether it says how a result has moved, or that it hasn't."""
    return bool(_course(claim))


def _who(claim: Claim) -> str | None:
    """The pupils, where the measure's name can't stand in a sentence: it is what they do, or what
    they are and the claim is of the others.
    """
    said = _SPOKEN_OF.get(str(claim["measure"]))
    if said is None or not said.missed:
        return None
    name = f"{said.name[0].lower()}{said.name[1:]}"
    if claim["negated"]:
        return f"elever som inte {'är ' if said.is_of_pupils else ''}{name}"
    return None if said.is_of_pupils else f"elever som {name}"


def is_target(claim: Claim) -> bool:
    """Whether it says what is to be reached."""
    return claim.get("role") == "target" or claim.get("target_key") is not None


def counts_who_do_not(claim: Claim) -> bool:
    """Whether the claim is of pupils who are not what the measure's name says that they are."""
    said = _SPOKEN_OF.get(str(claim["measure"]))
    return bool(claim["negated"]) and said is not None and said.is_of_pupils


def reached_in_words(claim: Claim) -> str | None:
    """What the reports say of a target's reaching; ``None`` where they say nothing. Where they say
    both, the places of both.
    """
    if says_both(claim):
        return _both(claim)
    reached = claim["reached"]
    if reached is None:
        return None
    return (
        "Rapporten säger att det har nåtts." if reached else "Rapporten säger att det inte nåddes."
    )


def says_both(claim: Claim) -> bool:
    """Whether the reports say both that a target is reached and that it is not."""
    return claim.get("reached_file") is not None and claim.get("missed_file") is not None


def _both(claim: Claim) -> str:
    files = [str(claim[of]) for of in ("reached_file", "missed_file")]
    places = [str(claim[of] or "") for of in ("reached_place", "missed_place")]
    is_one = files[0] == files[1]
    if not is_one:
        places = [", ".join(filter(None, at)) for at in zip(files, places, strict=True)]
    reached, missed = (f" ({at})" if at else "" for at in places)
    if is_one and reached == missed:
        reached = ""
    who = "Rapporten" if is_one else "Rapporterna"
    this, that = _two_numbers(claim)
    return f"{who} säger både att {this} har nåtts{reached} och att {that} inte nåddes{missed}."


def _two_numbers(claim: Claim) -> tuple[str, str]:
    """``85 %`` and ``80 %``, where more is said to be reached than was missed; else ``det``."""
    values = [claim.get("reached_value"), claim.get("missed_value")]
    if None in values or values[0] == values[1]:
        return "det", "det"
    this, that = (f"{_number(value)}{_unit(claim, value)}" for value in values)
    return this, that


def _measure(claim: Claim) -> str:
    name = MEASURES.get(str(claim["measure"]), UNKNOWN_MEASURE)
    return f"Inte {name[0].lower()}{name[1:]}" if counts_who_do_not(claim) else name


def _value(claim: Claim) -> str:
    """The number and the course, where they are said; of whom, where the name says of others."""
    of_others = bool(claim["negated"]) and not counts_who_do_not(claim)
    missed = _missed(claim["measure"]) if of_others else None
    course = _course(claim)
    told = course if claim["value"] is None else f"{course} {_amount(claim)}".strip()
    if not of_others or not told:
        return told
    if missed is None:
        return f"{told}, {_OPPOSITE}"
    if course and course != "från":
        return f"de som {_subclause(missed)} {told}"
    if claim.get("of_count") is not None:
        return f"{told} {missed}"
    return f"{told} som {_subclause(missed)}"


def _missed(measure: object) -> str | None:
    """``är inte behöriga``, ``når det inte``: what those do who do not reach; ``None`` where the
    measure counts those for whom it goes badly, or is a mean.
    """
    of = catalogue.measures().get(str(measure))
    if of is None:
        return _MISSED
    if of.unit != "percent" or not of.higher_is_better:
        return None
    return (of.in_reports.missed if of.in_reports is not None else "") or _MISSED


def who_miss(measure: object) -> str:
    """``som inte är behöriga``: those whom a number counts that is turned by "inte"; nothing where
    the measure has none (see ``_missed``).
    """
    missed = _missed(measure)
    return "" if missed is None else f"som {_subclause(missed)}"


def _subclause(missed: str) -> str:
    """``är inte trygga`` → ``inte är trygga``, as after "som"."""
    return f"inte {' '.join(word for word in missed.split() if word != 'inte')}"


def _course(claim: Claim) -> str:
    """What stands before the number: ``har ökat till``, ``har minskat med``, ``från``; or alone."""
    way, is_to_come = str(claim.get("direction")), is_target(claim)
    verb = (_TO_COME if is_to_come else _COURSES).get(way, "")
    if claim["value"] is None:
        return verb
    is_moved = way in ("up", "down")
    if claim.get("from_value") is not None:
        return f"{verb} från" if is_moved else "från"
    if claim["unit"] == "percentage_points" or claim.get("is_change"):
        if way == "unchanged":
            return ""  # that it moved is not said
        unsaid = "ska ändras" if is_to_come else "har ändrats"
        return f"{verb if is_moved else unsaid} med"
    if is_moved:
        return f"{verb} till"
    return _STAYS[is_to_come] if way == "unchanged" else ""


def _amount(claim: Claim) -> str:
    of, before = claim.get("of_count"), claim.get("from_value")
    compared = _COMPARATORS | (_OF_PUPILS if claim["unit"] == "pupils" else {})
    about = compared.get(str(claim["comparator"]), "")
    behind = "" if of is None else f" av {_number(of)}"
    now = f"{about}{_number(claim['value'])}{behind}{_unit(claim, of or claim['value'])}"
    return now if before is None else f"{_number(before)}{_unit(claim, before)} till {now}"


def _unit(claim: Claim, count: object) -> str:
    unit = str(claim["unit"])
    if unit == "pupils":
        return f"\u00a0{genders.counted(claim['gender'], count)}"
    return (_OF_ONE.get(unit) if count == 1 else None) or _UNITS.get(unit, "")


def _whose(claim: Claim) -> str:
    is_said = claim["value"] is not None and claim["unit"] == "pupils"  # "26 av 31 flickor"
    gender = "" if is_said else genders.name(claim["gender"]) or ""
    said = _SPOKEN_OF.get(str(claim["measure"]))
    years = grades(claim["grades"])
    if said is not None and years == str(said.only_grade):
        years = ""  # the measure's name says it
    if not years:
        return gender
    return f"{gender} i årskurs {years}".strip() if gender else f"årskurs {years}"


def grades(written: object) -> str:
    """``7, 8, 9`` → ``7–9``, ``6, 9`` → ``6 och 9``; nothing of none."""
    every = [int(grade) for grade in str(written or "").split(", ") if grade]
    if len(every) > 1 and every == list(range(every[0], every[-1] + 1)):
        return f"{every[0]}–{every[-1]}"
    return listed(list(map(str, every)))


def _when(claim: Claim) -> str:
    if claim["term"]:
        return str(claim["term"])
    return f"läsåret {claim['school_year']}" if claim["school_year"] else ""


def _number(value: object) -> str:
    return number(float(str(value)))
