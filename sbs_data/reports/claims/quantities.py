"""The numbers of a sentence: shares, pupils, points, and how far something went. Each once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sbs_data.model import Comparator, Unit
from sbs_data.reports.claims.numerals import (
    DIGITS,
    NUMBER,
    PART,
    is_ambiguous,
    percent_of,
    ratio,
    value_of,
)
from sbs_data.reports.claims.sentences import blanked, words

PUPIL = (
    r"(?:elev(?:er|erna|ernas|ers|en|ens)?|flick(?:or|orna|ors|ornas|a|an)|pojk(?:ar|arna|ars|"
    r"arnas|e|en)|"
    r"tjej(?:er|erna|ernas)|kill(?:ar|arna|arnas)|(?:ni|sex|fem|tre|åtti|sju|fyr|avgångs|9:|6:)"
    r"(?:or|orna|ornas|eleverna|elever)|(?:nionde|sjätte|tredje)klassar(?:e|na))\b"
)
_PERCENT = r"\s*(?:%(?!-?\s?enhet)|procent(?!enhet)(?:s|en|ig\w*)?\b)"
_POINTS_APART = r"\s*(?:procentenhet(?:er|ers|en)?\b|%-?\s?enhet(?:er)?\b)"
_UNIT = rf"(?:(?P<pp>{_POINTS_APART})|(?P<percent>{_PERCENT})|(?P<points>\s*(?:merit)?poäng\w*))"
_NEAR = r"(?:(?:cirka|ca\.?|ungefär|omkring|runt|minst|högst|över|under|drygt|knappt|nästan)\s+)?"
_FROM_TO = words(
    rf"\bfrån\s+(?:i genomsnitt\s+)?{_NEAR}(?P<first>{NUMBER})"
    rf"(?P<u1>{_PERCENT}|\s*poäng|\s+{PUPIL})?(?P<between>[^.;]{{0,60}}?)\s+till\s+"
    rf"(?=(?P<lead>{_NEAR}))(?P=lead)(?P<last>{NUMBER})(?P<u2>{_PERCENT}|\s*poäng|\s+{PUPIL})?"
)
_RANGE = words(
    rf"\bmellan\s+{NUMBER}(?:{_PERCENT}|\s*poäng)?\s+(?:och|till)\s+{NUMBER}(?:{_PERCENT}|"
    rf"\s*poäng)?"
    rf"|(?<![\w/])(?<!från )\d{{1,3}}\s?(?:[-–—]|till)\s?\d{{1,3}}(?:{_PERCENT}|\s*poäng)"
)
_OF = words(
    rf"(?P<value>{NUMBER})(?:\s+{PUPIL})?\s+av\s+(?:de |våra |skolans |totalt |sammanlagt "
    rf"){{0,2}}(?P<whole>{NUMBER})"
    rf"(?!{_PERCENT})(?P<who>\s+(?:behöriga |obehöriga )?{PUPIL})?(?P<next>\s+[a-zåäö]+)?"
)
_OF_FIRST = words(
    rf"\bav\s+(?:\w+ ){{0,2}}?(?P<whole>{NUMBER})\s+{PUPIL}[^.;,]{{0,50}}?"
    rf"\s(?:var|blev|är|nådde|fick|hade|har|når|saknade|saknar|klarade|uppnådde)\s+"
    rf"(?:det |bara |endast |hela ){{0,2}}(?P<value>{NUMBER})(?!{_PERCENT}|\s*poäng)"
)
_WHEREOF = words(
    rf"(?P<whole>{NUMBER})\s+{PUPIL}[^.;,]{{0,40}},?\s+varav\s+(?P<value>{NUMBER})"
    rf"(?!{_PERCENT}|\s*poäng|\s+{PUPIL})"
)
_PUPILS = words(rf"(?P<value>{NUMBER})\s+(?:av\s+)?{PUPIL}")
_COUNT = words(
    rf"\bantalet?\b[^.;,]{{0,60}}?\b(?:var|blev|är|till|på)\s+(?P<value>{NUMBER})(?!{_PERCENT}|"
    rf"\s*poäng|\w)"
)
_WITH_UNIT = words(rf"(?P<value>{NUMBER}){_UNIT}")
_SHARING_UNIT = words(rf"(?P<value>{NUMBER})\s*(?:,|och|respektive|resp\.?|samt|eller)\s*$")
_PART = words(PART)
_BARE = words(
    rf"(?P<value>{NUMBER})(?!\s*(?:%|procent|elever|barn|lärare|kr|timmar|dagar|ämnen|år\b|/|"
    rf"[-–]\d))"
)
_BARE_SHARE = words(
    rf"(?P<value>(?<![\w.,/–-]){DIGITS}(?![.,]?\d))(?=\s*(?:$|[.;,)]|(?:och|men|medan|jämfört|för|bland|"
    r"hos|vt|ht|våren|hösten|läsåret|i år|i fjol)\b))"
)
_SHARE_BEFORE = words(
    rf"(?:\b(?:till|på|är|var|blev|mot|endast|bara|drygt|knappt|nästan|över|under)|{PUPIL}|"
    r"mål(?:et|ets|värdet|värdets))\s+$"
)
_AFTER_VERB = words(r"(?:\b(?:var|är|blev|till|på|från|och|respektive|genomsnitt|snitt)|[,(:])\s*$")

_BEFORE: tuple[tuple[Comparator, re.Pattern[str]], ...] = (
    (Comparator.AT_LEAST, words(
        r"(?:\b(?:minst|lägst|åtminstone|inte (?:mindre|lägre|färre) än|inte under)|≥|>=)\s*$")),
    (Comparator.AT_MOST, words(
        r"(?:\b(?:högst|max(?:imalt)?|som mest|inte (?:mer|fler|högre) än|inte över)|≤|<=)\s*$")),
    (Comparator.LESS_THAN, words(
        r"(?:\b(?:(?:strax |en bit |lite )?under|knappt|nästan|närmare|nära|uppemot|inemot|"
        r"inte (?:fullt|ens|riktigt)|"
        r"(?:mindre|färre|lägre) än|(?:nådde|når|nått|nåtts|kom|kommit|räckte) (?:inte|ej) "
        r"(?:ens |riktigt |ända )?"
        r"(?:upp )?(?:till )?|(?:inte|ej) (?:nådde|når|nått|kom|kommit) (?:ens |riktigt "
        r")?(?:upp )?(?:till )?"
        r"|understig(?:er|it)|understeg)|<)\s*$")),
    (Comparator.MORE_THAN, words(
        r"(?:\b(?:(?:strax |en bit |lite |något )?över|drygt|(?:mer|fler|högre) än|"
        r"överstig(?:er|it|a)|översteg|"
        r"gott och väl)|>)\s*$")),
    (Comparator.ABOUT, words(
        r"\b(?:cirka|ca\.?|ungefär|omkring|runt|kring|i storleksordningen)\s*$")),
)  # fmt: skip
_AFTER_LEAST = words(r"\s*eller (?:mer|fler|högre)\b")
_AFTER_MOST = words(r"\s*eller (?:mindre|färre|lägre)\b")
_PLAIN_LEAD = words(
    r"\b(?:i genomsnitt|i snitt|bara|endast|enbart|blott|hela|så många som|totalt|ett|en)\s*$"
)
_DENIED = words(
    r"\b(?:inte|ej|icke|knappast|ingalunda)\s+(?:(?:längre|heller|till|på|upp|hela|så många "
    r"som)\s+){0,2}$"
)
_CHANGED_BY = words(r"\b(?:med|ytterligare|(?:ökning|minskning|höjning|sänkning|uppgång|"
    r"nedgång|förbättring|"
                    r"försämring)(?:en)? (?:på|med|om))\s+(?:hela |cirka |ca |drygt |knappt |"
                    r"ungefär |"
                    r"i genomsnitt |nästan |omkring |över )?$")  # fmt: skip
# "har ökat sju poäng", "gick upp 4 procent"
_WENT = words(
    r"\b(?:öka|minska|stig|steg|sjunk|sjönk|höj|sänk|förbättra|försämra|fall|föll|"
    r"(?:gått|gick|går) (?:upp|ner|ned))\w*\s+(?:(?:upp|ner|ned|hela|cirka|ca|drygt|knappt|ungefär|"
    r"nästan|omkring|över|ytterligare|igen) )*$"
)
_APART = words(
    r"\s*(?:enheter\s+)?(?:högre|lägre|mer|mindre|bättre|sämre|fler|färre|upp|ned|ner|ifrån|"
    r"från|kvar till)\b"
    r"|\s*(?:över|under)\s+(?:riks|rike|mål|delmål|snitt|genomsnitt|kommun|läns|länet|medel|"
    r"flick|pojk|tjej|kill|det|vårt|skolans|förra|föregående)"
)
_STARTS = words(r"\bfrån\s+(?:i genomsnitt |cirka |ca |drygt |knappt )?$")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and where it stands. ``start`` is where the words that bound it begin.

    ``is_change``: it says how far, not where. ``is_size_unsure``: five percent, or points.
    ``is_start``: where something came from. ``is_denied``: it is said not to be so.
    """

    start: int
    end: int
    value: float
    unit: Unit
    from_value: float | None = None
    of: float | None = None
    comparator: Comparator | None = None
    is_change: bool = False
    is_size_unsure: bool = False
    is_start: bool = False
    is_denied: bool = False


def find(text: str, *, mean_from: float | None) -> tuple[list[Quantity], str]:
    """The numbers in order, and the text without those that can't be told of.

    ``mean_from``: from where on a number without a unit is points of a mean that is spoken of.
    """
    found: list[Quantity] = []
    for match in _RANGE.finditer(text):
        text = blanked(text, match.span())
    left = text
    for pattern in (_OF_FIRST, _WHEREOF):
        for match in pattern.finditer(text):
            left = blanked(left, match.span("whole"))
    for each in _of_first(text):
        found.append(_led(text, each))
        left = blanked(left, (each.start, each.end))
    for kind in (_from_to, _of_whole, _parts, _with_unit, _counts, _bare):
        for each in kind(left, mean_from):
            if each.unit is not Unit.PERCENT or each.value <= 100:
                found.append(_led(text, each))
            left = blanked(left, (each.start, each.end))
    if any(each.unit is Unit.PERCENT and not each.is_change for each in found):
        found += [_led(text, each) for each in _bare_shares(left)]
    return sorted(found, key=lambda each: each.start), text


def _from_to(text: str, mean_from: float | None) -> Iterator[Quantity]:
    for match in _FROM_TO.finditer(text):
        written = match["u2"] or match["u1"] or ""
        before = text[max(match.start() - 60, 0) : match.start()]
        if "poäng" in written:
            unit: Unit | None = Unit.POINTS
        elif "%" in written or "procent" in written:
            unit = Unit.PERCENT
        elif written or "antal" in before:
            unit = Unit.PUPILS
        elif mean_from is not None and value_of(match["last"]) >= mean_from:
            unit = Unit.POINTS
        else:
            unit = Unit.PERCENT if "andel" in before or "behörighet" in before else None
        after = text[match.end() :]
        if unit is None or re.match(_POINTS_APART, after) or re.match(r"\s*år\b", after):
            continue
        first, last = value_of(match["first"]), value_of(match["last"])
        yield Quantity(*match.span(), last, unit, from_value=first)


def _of_first(text: str) -> Iterator[Quantity]:
    for match in (*_OF_FIRST.finditer(text), *_WHEREOF.finditer(text)):
        value, whole = value_of(match["value"]), value_of(match["whole"])
        if value <= whole:
            yield Quantity(*match.span("value"), value, Unit.PUPILS, of=whole)


def _of_whole(text: str, _: float | None) -> Iterator[Quantity]:
    for match in _OF.finditer(text):
        if match["who"] is None and match["next"] and not _MAY_FOLLOW.match(match["next"].strip()):
            continue
        value, whole = value_of(match["value"]), value_of(match["whole"])
        span = match.start(), match.end("who") if match["who"] else match.end("whole")
        share = ratio(match["value"], match["whole"])
        if share is not None:
            yield Quantity(*span, share, Unit.PERCENT)
        elif value <= whole and not is_ambiguous(match["whole"]):
            yield Quantity(*span, value, Unit.PUPILS, of=whole)


_MAY_FOLLOW = words(
    r"(?:i|på|var|är|blev|blir|har|hade|når|nådde|fick|får|saknar|saknade|behörig\w*|"
    r"obehörig\w*|med|utan|"
    r"som|klara\w*|uppnå\w*|godkän\w*|inte|ej|och|hög|trygg\w*)$"
)


def _parts(text: str, _: float | None) -> Iterator[Quantity]:
    for match in _PART.finditer(text):
        share = percent_of(match.groupdict())
        if share is not None:
            yield Quantity(*match.span(), share, Unit.PERCENT)


def _with_unit(text: str, _: float | None) -> Iterator[Quantity]:
    for match in _WITH_UNIT.finditer(text):
        unit = (
            Unit.PERCENTAGE_POINTS
            if match["pp"]
            else Unit.PERCENT
            if match["percent"]
            else Unit.POINTS
        )
        if unit is not Unit.PERCENTAGE_POINTS:
            yield from _sharing(text, match.start(), unit)
        value = value_of(match["value"])
        yield _changed(text, Quantity(*match.span(), value, unit))


def _sharing(text: str, start: int, unit: Unit) -> Iterator[Quantity]:
    """Those just before: of "71, 75 respektive 77 procent" all are shares."""
    match = _SHARING_UNIT.search(text, max(start - 24, 0), start)
    if match is not None:
        yield from _sharing(text, match.start(), unit)
        yield Quantity(*match.span("value"), value_of(match["value"]), unit)


def _changed(text: str, each: Quantity) -> Quantity:
    before, after = text[: each.start], text[each.end :]
    if each.unit is Unit.PERCENTAGE_POINTS:
        return replace(each, is_change=True)
    if _WENT.search(before) or (_CHANGED_BY.search(before) and _COURSE.search(before[-60:])):
        if each.unit is Unit.PERCENT:
            return replace(each, is_change=True, is_size_unsure=True)
        return replace(each, is_change=True)
    if _APART.match(after) and not re.match(
        r"\s*(?:fler|färre|över|under)\s+(?:elev|flick|pojk)", after
    ):
        return replace(each, is_change=True, is_size_unsure=each.unit is Unit.PERCENT)
    return each


_COURSE = words(
    r"\b(?:öka|minska|stig|steg|sjunk|sjönk|höj|sänk|förbättra|försämra|gått|gick|fall|föll|"
    r"ökning|minskning|höjning|"
    r"sänkning|uppgång|nedgång|ytterligare)"
)


def _counts(text: str, _: float | None) -> Iterator[Quantity]:
    for pattern in (_PUPILS, _COUNT):
        for match in pattern.finditer(text):
            if match.re is _COUNT or not re.match(rf"{NUMBER}\s+av\b", match.group()):
                yield Quantity(
                    match.start("value"), match.end("value"), value_of(match["value"]), Unit.PUPILS
                )
                text = blanked(text, match.span("value"))


def _bare(text: str, mean_from: float | None) -> Iterator[Quantity]:
    if mean_from is None:
        return
    for match in _BARE.finditer(text):
        value = value_of(match["value"])
        is_told = mean_from >= 100 or _AFTER_VERB.search(text[: match.start()])
        if value >= mean_from and is_told and value <= 340:
            yield _changed(text, Quantity(*match.span(), value, Unit.POINTS))


def _bare_shares(text: str) -> Iterator[Quantity]:
    """Where a share has been said, so is the next: "80 procent, och pojkarnas till 75"."""
    for match in _BARE_SHARE.finditer(text):
        if _SHARE_BEFORE.search(text[: match.start()]) and 1 < value_of(match["value"]) <= 100:
            yield Quantity(*match.span("value"), value_of(match["value"]), Unit.PERCENT)


def _led(text: str, each: Quantity) -> Quantity:
    """With the words before it (or just after) that bound it, deny it or make it a beginning."""
    before, after = text[: each.start], text[each.end :]
    if each.from_value is not None:
        last = text[: each.end]
        lead = last[: last.rindex(" till ") + 6]
        tail = re.match(_NEAR, text[len(lead) :])
        before = f"{lead}{tail.group() if tail else ''}"
    plain = _PLAIN_LEAD.search(before)
    if plain is not None:
        before = before[: plain.start()]
    for comparator, pattern in _BEFORE:
        match = pattern.search(before)
        if match is not None:
            start = each.start if each.from_value is not None else match.start()
            denied = _DENIED.search(before[: match.start()])
            if denied is not None:
                return replace(each, start=denied.start(), is_denied=True)
            return replace(
                each,
                comparator=comparator,
                start=start,
                is_start=bool(_STARTS.search(before[: match.start()])),
            )
    if _AFTER_LEAST.match(after):
        return replace(each, comparator=Comparator.AT_LEAST)
    if _AFTER_MOST.match(after):
        return replace(each, comparator=Comparator.AT_MOST)
    is_start = each.from_value is None and _STARTS.search(before) is not None
    denied = _DENIED.search(before)
    if denied is not None:
        return replace(each, start=denied.start(), is_denied=True)
    return replace(each, is_start=is_start)
