"""One number of a sentence, with the words around it that bound it, deny it or make it a change."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sbs_data.model import Comparator, Unit
from sbs_data.reports.claims.sentences import words

PUPIL = (
    r"(?:elev(?:er|erna|ernas|ers|en|ens)?|flick(?:or|orna|ors|ornas|a|an)|pojk(?:ar|arna|ars|"
    r"arnas|e|en)|"
    r"tjej(?:er|erna|ernas)|kill(?:ar|arna|arnas)|(?:ni|sex|fem|tre|åtti|sju|fyr|avgångs|9:|6:)"
    r"(?:or|orna|ornas|eleverna|elever)|(?:nionde|sjätte|tredje)klassar(?:e|na))\b"
)
NEAR = r"(?:(?:cirka|ca\.?|ungefär|omkring|runt|minst|högst|över|under|drygt|knappt|nästan)\s+)?"
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
        r"|(?:understig(?:er|it)|understeg)(?: nu| numera)?)|<)\s*$")),
    (Comparator.MORE_THAN, words(
        r"(?:\b(?:(?:strax |en bit |lite |något )?över|drygt|(?:mer|fler|högre) än|"
        r"(?:överstig(?:er|it|a)|översteg|passera(?:t|r|de))(?: nu| numera)?|"
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


def changed(text: str, each: Quantity) -> Quantity:
    """As how far, where the words around it say so."""
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


def led(text: str, each: Quantity) -> Quantity:
    """With the words before it (or just after) that bound it, deny it or make it a beginning."""
    before, after = text[: each.start], text[each.end :]
    if each.from_value is not None:
        last = text[: each.end]
        lead = last[: last.rindex(" till ") + 6]
        tail = re.match(NEAR, text[len(lead) :])
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
