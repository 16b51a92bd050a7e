"""What the figures of a measure say, in sentences that can be read aloud. Plain text.

Pure: from facts (one unit, one population, one sex) to Swedish. What may be said of pupils, and
when a change is one, is decided in ``sbs_data.analysis``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from sbs_data.analysis import (
    FEWEST_YEARS,
    Course,
    Pooled,
    Spread,
    Verdict,
    course,
    gap_in_pupils,
    moving_range,
    one_fewer,
    pooled,
)
from sbs_data.measures.facts import ONE_TO_FOUR, Fact, chronological
from sbs_data.measures.sources import NAMES
from sbs_data.words import unsaid
from sbs_data.words.formats import how_many, number, sentence_start
from sbs_data.words.measure_words import NBSP, Measure, decimals, in_words, percent, rounded, season
from sbs_data.words.pupil_words import behind

OTHER_PUPILS = "Det är olika elever varje år."
BAND = (
    "Alla elever är räknade. Bandet visar hur mycket slumpen ensam kan flytta andelen i en årskull "
    "av den här storleken."
)
NO_BAND_FOR_MEANS = (
    "Det publiceras utan spridning, så det går inte att beräkna hur mycket slumpen ensam kan "
    "flytta det."
)
BEFORE_EXAMINATION = (
    "Betygen gäller vårterminens slut, före prövning. Skolans egen siffra i juni kan vara en annan."
)
NO_FORECAST = "Så få årskullar säger ingenting om hur det går för nästa."
NO_PUPILS = "Antalet elever är inte känt"
FEWEST_POOLED = 3
"""Years that are told together: two are told as two."""
NOTHING = "Det finns inga uppgifter i urvalet."


def headline(facts: Iterable[Fact], measure: Measure, target: float | None = None) -> str:
    """How it stands, how far it is to the målvärde, and how fragile it was when it was reached.

    >>> from sbs_data.words.measure_words import Measure
    >>> headline([], Measure("eligible_vocational", "Behöriga", "percent", "none"))
    'Det finns inga uppgifter i urvalet.'
    """
    course = chronological(facts)
    if not course:
        return NOTHING
    last = course[-1]
    told: list[str | None] = [stands(last, measure)]
    if target is not None:
        told.append(against_target(last, measure, target))
    if last.value is None:
        told.append(_last_shown(course, measure))
    if target is not None:
        told.append(_reached_before(course, measure, target))
    if len(course) > 1:
        told.append(OTHER_PUPILS)
    return " ".join(sentence for sentence in told if sentence)


def stands(fact: Fact, measure: Measure) -> str:
    """One year in a sentence: ``Våren 2025 var 59 av 78 elever som slutade nian behöriga …``."""
    when = season(fact.when)
    if fact.value is None:
        return _without_value(fact, measure)
    phrase = measure.phrase
    if phrase is None or not measure.is_share:
        return _named(fact, measure)
    told = measure.value(fact.value)
    if fact.reached is None or fact.pupils is None:
        return sentence_start(
            f"{when} {phrase.verb} {told} av de {phrase.who} {phrase.what}{_preliminary(fact)}."
        )
    return sentence_start(
        f"{when} {phrase.verb} {_of(fact.reached, fact.pupils)} {phrase.who} {phrase.what} "
        f"({told}{_preliminary(fact)})."
    )


def _preliminary(fact: Fact) -> str:
    return ", preliminärt" if fact.status == "preliminary" else ""


def _of(reached: int, pupils: int) -> str:
    if reached == pupils:
        return f"alla {number(pupils)}"
    if reached == 0:
        return f"ingen av {number(pupils)}"
    return f"{number(reached)} av {number(pupils)}"


def _named(fact: Fact, measure: Measure) -> str:
    when, told = season(fact.when), measure.value(fact.value or 0.0)
    if measure.own_noun is not None and measure.is_mean:
        whose = "" if measure.whose == "elever" else f" för {measure.whose}"
        return (
            f"{sentence_start(when)} var {measure.noun.the}{whose} i genomsnitt {told}"
            f"{_preliminary(fact)}."
        )
    pupils = behind(fact) if measure.is_share else None
    return f"{measure.name}: {told} {when}{f', {pupils}' if pupils else ''}{_preliminary(fact)}."


def _without_value(fact: Fact, measure: Measure) -> str:
    when = season(fact.when)
    if fact.marker != ONE_TO_FOUR:
        return f"{sentence_start(when)}: {_lower(unsaid.why(fact, measure))}."
    between, phrase = unsaid.range_words(fact), measure.phrase
    if fact.pupils is None or between is None:
        return f"{sentence_start(when)}: {measure.few}. Hur många elever det var är inte känt."
    if phrase is None:
        return f"{sentence_start(when)}: {measure.few}. Andelen är {between}."
    return (
        f"{sentence_start(when)} {phrase.verb} 1–4 av {number(fact.pupils)} {phrase.who} inte "
        f"{phrase.what}. {sentence_start(phrase.share)} är alltså {between}."
    )


def _lower(words: str) -> str:
    return words if words.startswith(NAMES) else words[:1].lower() + words[1:]


def _last_shown(facts: Sequence[Fact], measure: Measure) -> str | None:
    shown = next((fact for fact in reversed(facts) if fact.value is not None), None)
    if shown is None:
        return None
    told = unsaid.in_words(shown, measure)
    return f"Senast det visades, {season(shown.when)}: {told}."


def against_target(fact: Fact, measure: Measure, target: float) -> str | None:
    """Over, under or not to be said; in pupils only where that points at no child."""
    verdict = _verdict(fact, measure, target)
    if verdict is Verdict.UNDECIDABLE:
        return _undecidable(fact, measure, target)
    if fact.value is None:
        side = _side(verdict, measure)
        return f"Det är {side} {measure.target(target)}, hur många det än var."
    if measure.higher_is_better:
        return _reached_or_not(fact, measure, target, verdict)
    way = "över" if verdict is Verdict.FALLS_SHORT else "under"
    if verdict is Verdict.REACHES and fact.against(target, "less_than") is not verdict:
        way = "precis"
    return f"Det är {way} {measure.target(target)}{finer(fact, measure, target)}."


def _undecidable(fact: Fact, measure: Measure, target: float) -> str | None:
    if fact.value is not None:
        return rounded_away(fact, measure, target)
    aim = measure.target(target)
    return f"Om {aim} nåddes kan inte avgöras." if fact.marker == ONE_TO_FOUR else None


def _reached_or_not(fact: Fact, measure: Measure, target: float, verdict: Verdict) -> str:
    assert fact.value is not None
    aim = measure.target(target)
    if verdict is Verdict.REACHES:
        return (
            f"{aim} nåddes {fragile}."
            if (fragile := _fragile(fact, measure, target))
            else (f"{aim} nåddes.")
        )
    if more := missing(fact, target):
        return f"För {aim} hade det behövts {in_words(more)} till."
    if told := finer(fact, measure, target):
        return f"{aim} nåddes inte{told}."
    return f"Det är {measure.distance(target - fact.value)} under {aim}."


def rounded_away(fact: Fact, measure: Measure, target: float) -> str:
    """That the published decimal can't tell: the true share lies on either side of it."""
    told = measure.value(fact.value or 0.0)
    return f"{told} är avrundat: det går inte att avgöra om {measure.target(target)} nåddes."


def finer(fact: Fact, measure: Measure, target: float) -> str:
    """``: källan anger 79,95 %``, where the shown decimal alone would speak against the verdict."""
    if fact.value is None or fact.reached is not None or rounded(fact.value) != rounded(target):
        return ""
    exact, unit = number(round(fact.value, 6)), f"{NBSP}%" if measure.unit == "percent" else ""
    return "" if fact.value == rounded(fact.value) else f": källan anger {exact}{unit}"


def _side(verdict: Verdict, measure: Measure) -> str:
    over = verdict is Verdict.REACHES
    return "över" if over == measure.higher_is_better else "under"


def _verdict(fact: Fact, measure: Measure, target: float) -> Verdict:
    return fact.against(target, None if measure.higher_is_better else "at_most")


def missing(fact: Fact, target: float) -> int | None:
    """How many more would have had to reach; ``None`` where that may not be said."""
    if fact.reached is None or fact.pupils is None:
        return None
    return gap_in_pupils(fact.reached, fact.pupils, target)


def _fragile(fact: Fact, measure: Measure, target: float) -> str | None:
    """Where one pupil decided: ``med knapp marginal: en behörig elev färre hade gett 78,6 %``."""
    if measure.phrase is None or missing(fact, target) is None:
        return None
    assert fact.reached is not None
    assert fact.pupils is not None
    without = one_fewer(fact.reached, fact.pupils)
    if without >= target:
        return None
    return f"med knapp marginal: {measure.phrase.one_fewer} hade gett {percent(without)}"


def _reached_before(facts: Sequence[Fact], measure: Measure, target: float) -> str | None:
    """The latest earlier year that reached, or how many years there are that did not."""
    if not measure.higher_is_better:
        return None
    aim = measure.target(target)
    earlier = facts[:-1]
    verdicts = [_verdict(fact, measure, target) for fact in earlier]
    for fact, verdict in zip(reversed(earlier), reversed(verdicts), strict=True):
        if verdict is Verdict.REACHES and fact.value is None:
            return f"Senast nåddes {aim} {season(fact.when)}."
        if verdict is Verdict.REACHES:
            assert fact.value is not None
            fragile = _fragile(fact, measure, target)
            told = fragile or f"({measure.value(fact.value)})"
            return f"{sentence_start(season(fact.when))} nåddes {aim} {told}."
    if not earlier or set(verdicts) != {Verdict.FALLS_SHORT}:
        return None
    if _verdict(facts[-1], measure, target) is not Verdict.FALLS_SHORT:
        return None
    whole = facts[-1].year_order - facts[0].year_order == len(facts) - 1
    years = "alla år" if whole else "alla år med uppgift"
    return f"Det har varit under {aim} {years} sedan {season(facts[0].when)}."


def since(before: Fact, after: Fact, measure: Measure) -> str | None:
    """The difference between two years in numbers and pupils. No test: among twenty schools and
    four measures one would call four changes real where none is.
    """
    if before.value is None or after.value is None:
        return None
    then, apart = season(before.when), rounded(after.value - before.value)
    if not apart:
        noun = measure.noun
        return f"{sentence_start(noun.the)} är {noun.same} som {then}."
    far, side = measure.distance(apart), "högre" if apart > 0 else "lägre"
    pupils = behind(before) if measure.is_share and before.reached is not None else None
    return f"Det är {far} {side} än {then}{f': då {pupils}' if pupils else ''}."


def pooled_years(
    facts: Iterable[Fact], measure: Measure, target: float | None, dispersion: float | None = None
) -> str | None:
    """The years together, and whether the målvärde lies outside what chance leaves possible.

    ``Under fem år var 219 av 300 elever … (73,0 %). Det är tydligt under 80 %.`` ``None`` for
    fewer than :data:`FEWEST_POOLED` years with known pupils, and of what is no share.
    """
    sized = _sized(facts, measure)
    phrase = measure.phrase
    if len(sized) < FEWEST_POOLED or phrase is None:
        return None
    found = pooled((size for _, size in sized), dispersion or 1.0)
    if found is None:
        return None
    years = f"Under {in_words(len(sized))} år"
    told = percent(found.share)
    if all(fact.reached is not None for fact, _ in sized):
        of = f"{number(round(found.count))} av {number(found.pupils)}"
        said = f"{years} {phrase.verb} {of} {phrase.who} {phrase.what} ({told})."
    else:
        said = f"{years} {phrase.verb} {told} av de {phrase.who} {phrase.what}."
    return said if target is None else f"{said} {_pooled_standing(found, measure, target)}"


def _pooled_standing(found: Pooled, measure: Measure, target: float) -> str:
    aim, ends = measure.target(target), found.interval
    if ends.low <= target <= ends.high:
        return f"Det kan inte skiljas från {aim}."
    return f"Det är tydligt {'under' if ends.high < target else 'över'} {aim}."


def _sized(facts: Iterable[Fact], measure: Measure) -> list[tuple[Fact, tuple[float, int]]]:
    """The years whose pupils are known, each once; of no means, and not of riket."""
    shown = [fact for fact in chronological(facts) if fact.value is not None]
    if not measure.is_share or len({fact.year_order for fact in shown}) < len(shown):
        return []
    return [
        (fact, size)
        for fact in shown
        if fact.unit_kind != "nation" and (size := fact.size) is not None
    ]


def course_of(facts: Iterable[Fact], measure: Measure) -> Course | None:
    """The course of the years whose pupils are known, by its own years alone."""
    sized = _sized(facts, measure)
    return course(
        [fact.year_order for fact, _ in sized],
        [count for _, (count, _) in sized],
        [pupils for _, (_, pupils) in sized],
    )


def over_the_years(
    facts: Iterable[Fact],
    measure: Measure,
    breaks: Iterable[tuple[str, str]] = (),
    dispersion: float | None = None,
) -> str | None:
    """The course of five years or more in words; what can be said of fewer is that they are few.

    ``breaks`` are school years with their text: those within the course are told. ``dispersion``
    is that of all schools known (``analysis.pooled_dispersion``).
    """
    shown = [fact for fact in chronological(facts) if fact.value is not None]
    if len(shown) < 2 or shown[-1].unit_kind == "nation":
        return None
    if measure.is_mean:
        return _from_year_to_year(shown, measure)
    return _course_told(shown, breaks, measure, dispersion) if measure.is_share else None


def _course_told(
    shown: Sequence[Fact],
    breaks: Iterable[tuple[str, str]],
    measure: Measure,
    dispersion: float | None,
) -> str | None:
    sized = [(fact, size) for fact in shown if (size := fact.size) is not None]
    if len(sized) < FEWEST_YEARS:
        if not sized:
            return f"Åt vilket håll det går kan inte sägas: {_lower(NO_PUPILS)}."
        years = "ett år" if len(sized) == 1 else f"{in_words(len(sized))} år"
        return f"Åt vilket håll det går kan inte sägas: {years} med känt elevantal räcker inte."
    found = course(
        [fact.year_order for fact, _ in sized],
        [count for _, (count, _) in sized],
        [pupils for _, (_, pupils) in sized],
        dispersion,
    )
    if found is None:
        return None
    first, last = season(sized[0][0].when), season(sized[-1][0].when)
    crossed = [
        text
        for school_year, text in sorted(breaks)
        if sized[0][0].school_year < school_year <= sized[-1][0].school_year
    ]
    caution = f" Läs det med försiktighet: {_lower(' '.join(crossed))}" if crossed else ""
    if not found.is_told_apart:
        values = [fact.value for fact, _ in sized if fact.value is not None]
        span = f"{decimals(min(values))}–{measure.value(max(values))}"
        years = f"{in_words(len(sized))} år"
        return f"Ingen säker förändring på {years} ({span}).{caution}"
    way = "ökat" if found.odds_ratio > 1 else "minskat"
    return (
        f"Från {first} till {last} har {measure.noun.the} {way} mer än slumpen ensam kan förklara."
        f"{caution}"
    )


def _from_year_to_year(shown: Sequence[Fact], measure: Measure) -> str | None:
    """What a mean's own years say of its spread, which is published nowhere."""
    steps = [
        after.value - before.value
        for before, after in pairwise(shown)
        if after.year_order == before.year_order + 1
        and after.value is not None
        and before.value is not None
    ]
    found = moving_range(steps)
    if found is None:
        return None
    return (
        f"Från ett år till nästa har {measure.noun.the} flyttat sig i genomsnitt "
        f"{measure.distance(found)}, upp eller ner."
    )


def beside(fact: Fact, measure: Measure, where: str, population: str) -> str | None:
    """Another level's figure: ``I riket var andelen 84,0 % (samtliga elever i riket).``"""
    if fact.value is None:
        told = f"{sentence_start(where)} {season(fact.when)}: {_lower(unsaid.why(fact, measure))}"
        return f"{told} ({population})."
    return (
        f"{sentence_start(where)} var {measure.noun.the} {measure.value(fact.value)} "
        f"{season(fact.when)} ({population})."
    )


def alike(found: Spread | None, group: str, measure: Measure, when: str) -> str:
    """Similar municipalities: never pooled, and with how many have a value."""
    if found is None:
        return f"{group}: ingen kommun har en uppgift för {season(when)}."
    if found.with_value == 1:
        told = f"i en liknande kommun var {measure.noun.the} {measure.value(found.mean)}"
        return sentence_start(f"{told} {season(when)} ({group}).")
    of = f" av {in_words(found.units)}" if found.with_value < found.units else ""
    ends = f"{decimals(found.low)}–{measure.value(found.high)}"
    return sentence_start(
        f"i {in_words(found.with_value)}{of} liknande kommuner var {measure.noun.the} i genomsnitt "
        f"{measure.value(found.mean)} {season(when)} ({ends}; {group})."
    )


def counted(fact: Fact) -> str | None:
    """Where the number of pupils, and of those who reached, comes from."""
    if fact.pupils is None or fact.unit_kind == "nation":
        return None
    pupils, when = how_many(fact.pupils, "elev", "elever"), season(fact.when)
    if fact.pupils_basis == "other_level":
        return (
            f"Elevantalet {when} ({pupils}) är publicerat för en annan nivå än {fact.unit_name}. "
            "Därför sägs inte hur många elever andelen motsvarar."
        )
    if fact.reached is None or fact.value is None or fact.is_counted:
        return None
    if fact.pupils_basis == "worked_out":
        return (
            f"{sentence_start(when)}: {number(fact.reached)} av {number(fact.pupils)} är beräknat "
            "ur de publicerade andelarna, om årskullen inte var mycket större än dem vars storlek "
            "är publicerad."
        )
    return (
        f"{sentence_start(when)}: {number(fact.reached)} är beräknat ur andelen "
        f"({percent(fact.value)}) och elevantalet ({number(fact.pupils)})."
    )


_PUBLISHED_IN = 9
"""Skolverket publishes the spring's grades in September."""


def published(facts: Iterable[Fact], measure: Measure, today: date) -> str | None:
    """``Senast publicerat: våren 2025. VT26 publiceras i september 2026.``"""
    known = chronological(facts)
    if not known:
        return None
    last = known[-1]
    day = f" ({last.published_on:%Y-%m-%d})" if last.published_on else ""
    latest = "Senaste uppgift" if measure.is_own else "Senast publicerat"
    told = f"{latest}: {season(last.when)}{day}."
    if measure.is_every_other_year:
        return f"{told} Enkäten görs vartannat år."
    if measure.term_rule != "VT" or measure.is_own or not (last.term or "").startswith("VT"):
        return told
    year = last.year_order + 1
    following = f"VT{year % 100:02d}"
    if (today.year, today.month) > (year, _PUBLISHED_IN):
        return (
            f"{told} {following} skulle publiceras i september {year} och är inte importerad här."
        )
    return f"{told} {following} publiceras i september {year}."


def reading(measure: Measure, *, has_band: bool) -> tuple[str, ...]:
    """*Så kan resultatet tolkas*: what the reader needs to know, the most needed first."""
    told = []
    if has_band:
        told.append(BAND)
    if measure.is_mean:
        told.append(f"{measure.name}: {NO_BAND_FOR_MEANS[:1].lower()}{NO_BAND_FOR_MEANS[1:]}")
    told.append(f"{OTHER_PUPILS} {NO_FORECAST}")
    if measure.term_rule == "VT" and measure.phrase is not None:
        told.append(BEFORE_EXAMINATION)
    if measure.definition:
        told.append(measure.definition)
    if measure.denominator:
        told.append(f"Nämnare: {measure.denominator}.")
    return tuple(told)
