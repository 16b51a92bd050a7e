"""The numbers of a sentence: shares, pupils, points, and how far something went. Each once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sbs_data.model import Unit
from sbs_data.reports.claims.numerals import (
    DIGITS,
    NUMBER,
    PART,
    are_in,
    is_ambiguous,
    may_hold_part,
    percent_of,
    ratio,
    value_of,
)
from sbs_data.reports.claims.quantity import NEAR, PUPIL, Quantity, changed, led
from sbs_data.reports.claims.sentences import blanked, words

_PERCENT = r"\s*(?:%(?!-?\s?enhet)|procent(?!enhet)(?:s|en|ig\w*)?\b)"
_POINTS_APART = r"\s*(?:procentenhet(?:er|ers|en)?\b|%-?\s?enhet(?:er)?\b)"
_UNIT = rf"(?:(?P<pp>{_POINTS_APART})|(?P<percent>{_PERCENT})|(?P<points>\s*(?:merit)?poäng\w*))"
_FROM_TO = words(
    rf"\bfrån\s+(?:i genomsnitt\s+)?{NEAR}(?P<first>{NUMBER})"
    rf"(?P<u1>{_PERCENT}|\s*poäng|\s+{PUPIL})?(?P<between>[^.;]{{0,60}}?)\s+till\s+"
    rf"(?=(?P<lead>{NEAR}))(?P=lead)(?P<last>{NUMBER})(?P<u2>{_PERCENT}|\s*poäng|\s+{PUPIL})?"
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
# Of whom they are, or how many more: "av 52 elever", "fem elever till", "fem elever färre".
_NO_COUNT = words(
    r"\bav\s+(?:(?:de|våra|skolans|årets|totalt|alla|samtliga)\s+)*#|#\s+(?:fler|färre)\b|"
    r"#\s+till\b(?!\s+(?:\d|gymnas|yrkes|ett |nationell))"
)
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


def find(text: str, *, mean_from: float | None) -> tuple[list[Quantity], str]:
    """The numbers in order, and the text without those that can't be told of.

    ``mean_from``: from where on a number without a unit is points of a mean that is spoken of.
    """
    found: list[Quantity] = []
    if not are_in(text):
        return found, text
    for match in _RANGE.finditer(text):
        text = blanked(text, match.span())
    left = text
    for match in _wholes(text):
        left = blanked(left, match.span("whole"))
    for each in _of_first(text):
        found.append(led(text, each))
        left = blanked(left, (each.start, each.end))
    for kind in (_from_to, _of_whole, _parts, _with_unit, _counts, _bare):
        for each in kind(left, mean_from):
            if each.unit is not Unit.PERCENT or each.value <= 100:
                found.append(led(text, each))
            left = blanked(left, (each.start, each.end))
    if any(each.unit is Unit.PERCENT and not each.is_change for each in found):
        found += [led(text, each) for each in _bare_shares(left)]
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


def _wholes(text: str) -> list[re.Match[str]]:
    found = list(_OF_FIRST.finditer(text)) if "av " in text else []
    return [*found, *_WHEREOF.finditer(text)] if "varav " in text else found


def _of_first(text: str) -> Iterator[Quantity]:
    for match in _wholes(text):
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
    for match in _PART.finditer(text) if may_hold_part(text) else ():
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
        yield changed(text, Quantity(*match.span(), value, unit))


def _sharing(text: str, start: int, unit: Unit) -> Iterator[Quantity]:
    """Those just before: of "71, 75 respektive 77 procent" all are shares."""
    match = _SHARING_UNIT.search(text, max(start - 24, 0), start)
    if match is not None:
        yield from _sharing(text, match.start(), unit)
        yield Quantity(*match.span("value"), value_of(match["value"]), unit)


def _counts(text: str, _: float | None) -> Iterator[Quantity]:
    for pattern in (_PUPILS, _COUNT):
        for match in pattern.finditer(text):
            if match.re is _PUPILS and _NO_COUNT.search(
                f"{text[: match.start()]}#{text[match.end() :]}"
            ):
                text = blanked(text, match.span("value"))
                continue
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
            yield changed(text, Quantity(*match.span(), value, Unit.POINTS))


def _bare_shares(text: str) -> Iterator[Quantity]:
    """Where a share has been said, so is the next: "80 procent, och pojkarnas till 75"."""
    for match in _BARE_SHARE.finditer(text):
        if _SHARE_BEFORE.search(text[: match.start()]) and 1 < value_of(match["value"]) <= 100:
            yield Quantity(*match.span("value"), value_of(match["value"]), Unit.PERCENT)
