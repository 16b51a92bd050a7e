"""A sentence's clauses: cut where another subject, another number or another mood begins."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from sbs_data.reports.claims.quantity import PUPIL
from sbs_data.reports.claims.sentences import blanked, words


class Link(StrEnum):
    """How a clause hangs together with those before it."""

    FIRST = "first"
    AND = "and"
    BUT = "but"
    WHICH = "which"
    SIDE = "side"
    COMPARED = "compared"
    ASIDE = "aside"


_EARLIER = (
    r"(?:läsåret|året|våren|hösten|förra|föregående|i fjol|tidigare|vt|ht|20\d\d|vid|för \w+ år)"
)
_CUT = words(
    r",?\s+(?P<compared>jämfört med|jämfört mot|(?:att |kan )?(?:jämföras?|jämför) med|i "
    r"jämförelse med|i förhållande till|i relation till|gentemot|"
    r"till skillnad från|mot(?= (?:rike|länet|kommun))|mot tidigare|"
    rf"mot(?= \S+(?: procent| poäng| %)? {_EARLIER})|(?:under|över)(?= (?:hela )?"
    r"(?:rike|riks|länet|läns|landet|kommun|nationell|andra|övriga|liknande|jämförbara|snitt|"
    r"genomsnitt|medel)))\s"
    r"|,?\s+(?P<side>även om|trots att|trots|fastän|fast|eftersom|därför att|(?<!inte )så att|"
    r"utan att(?! (?:vara|bli|ha|få|nå) )|för att|genom att|innan|därför)\s"
    r"|(?:^|,\s*|\s)(?P<first_side>även om|trots att|eftersom|för att|"
    r"utan att(?! (?:vara|bli|ha|få|nå) ))\s"
    r"|,?\s+(?P<which>vilket|varav|som i sin tur)\s"
    r"|,?\s+(?:och\s+)?(?P<of_them>av (?:dem|dessa|vilka))\s(?!som)"
    r"|,?\s+(?P<but>medan|men|däremot|samtidigt som|emedan|dock var|dock är|dock inte|om än|"
    r"låt vara)\s|;\s*"
    r"|(?P<colon>:)\s+|\s[–—-]\s"
    r"|,\s+(?P<elsewhere>(?=(?:i )?(?:rike|riks|länet|hela landet|landet|sverige|kommunen)))"
    r"|,?\s+(?P<rather>utan)\s+(?!att\b|också\b|även\b|(?:\S+ ){0,2}?\S*(?:behörig|godkän|"
    r"fullständig|betyg|tvekan|undantag))"
)
# "inte x utan y" is set against; "elever utan y" lack it.
_DENIED = words(r"\b(?:inte|ej|icke|aldrig|knappast|varken|ingen|inga|inget)\b")
_ASIDE = words(r"\(([^()]*)\)")
_JOINT = words(
    r",?\s+(?:och|samt|respektive|resp\.?|eller)\s+(?:att\s+)?|,\s+(?:och\s+)?|,?\s+mot\s+"
)
_VERB = words(
    r"\b(?:är|var|blev|blir|har|hade|får|fick|når|nådde|ligger|låg|uppgick|uppgår|hamnade|"
    r"landade|lämnade|lämnar|gick|går|saknar|"
    r"saknade|klarade|klarar|visar|visade|svarade|svarar|uppger|uppgav|ska|skall|skulle|steg|"
    r"stiger|ökade|ökar|minskade|minskar|sjönk|"
    r"sjunker|nåddes|uppnåddes|uppnådde|uppnår|uppfylldes|trivs|känner|stannade|höjdes|sänktes|"
    r"föll|kom)\b"
)
_SUBJECT = words(
    rf"\b{PUPIL}|meritvärd|meritpoäng|behörig|frånvaro|ämnen\b|fullständiga betyg|\bresultat|"
    rf"\bmål|\bandel|\bskolan\b|\bvi\b|betyg|trygg|triv|studiero"
)


_EXPLAINS = words(
    r"^\W*(?:då|det vill säga|det är|dvs|d\.\s?v\.\s?s|alltså|motsvarande|närmare bestämt|"
    r"(?:vilket|som) (?:är|var|motsvarar|motsvarade|innebär|innebar|betyder|betydde|gör|gav))\b"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """``text`` is as long as the sentence: all but the clause is blank, so that places hold."""

    start: int
    end: int
    link: Link
    text: str
    is_rather: bool = False
    is_explained: bool = False
    """It tells more of what stands before its colon."""

    @property
    def own(self) -> str:
        """Its words alone."""
        return self.text[self.start : self.end]

    @property
    def leans(self) -> bool:
        """Whether it may take its measure and årskurs from the clause before it."""
        return self.link not in (Link.FIRST, Link.SIDE)

    @property
    def explains(self) -> bool:
        """ "det vill säga 50 av 61", "vilket motsvarar 82 procent": the same in other words."""
        return _EXPLAINS.match(self.own) is not None

    @property
    def has_verb(self) -> bool:
        """Without one it leans on the clause before it."""
        return _VERB.search(self.own) is not None

    @property
    def has_subject(self) -> bool:
        """Its own: a measure, pupils, a school."""
        return _SUBJECT.search(self.own) is not None


def cut(
    sentence: str, marks: Sequence[tuple[int, int, bool]], closed: Sequence[tuple[int, int]]
) -> list[Clause]:
    """The clauses in order, what stands in brackets after what it stands in.

    ``marks`` are the numbers (True) and courses (False) that each may be of a clause of its own;
    ``closed`` are spans that nothing is cut in: årskurser, periods, numbers.
    """
    found: list[Clause] = []
    asides = [m.span(1) for m in _ASIDE.finditer(sentence)]
    plain = blanked(sentence, *((start - 1, end + 1) for start, end in asides))
    start, link, rather = 0, Link.FIRST, False
    for match in _CUT.finditer(plain):
        if _is_within(match.start(), match.end(), closed) or (
            match["rather"] and not _DENIED.search(plain, 0, match.start())
        ):
            continue
        if match["colon"] and _is_heading(plain, start, match.start(), marks):
            continue
        found += _softly(plain, start, match.start(), link, rather, marks, closed)
        link, rather = _link(match), match["rather"] is not None
        start = match.start() if link in (Link.SIDE, Link.COMPARED, Link.WHICH) else match.end()
    found += _softly(plain, start, len(plain), link, rather, marks, closed)
    for first, last in asides:
        found += _softly(sentence, first, last, Link.ASIDE, False, marks, closed)
    return [
        replace(each, is_explained=sentence[: each.start].rstrip().endswith(":"))
        for each in sorted(found, key=lambda each: each.start)
        if each.own.strip()
    ]


def _is_heading(text: str, start: int, end: int, marks: Sequence[tuple[int, int, bool]]) -> bool:
    """ "Obehöriga elever, VT23:" says of what the numbers after it are, and nothing by itself."""
    start = max((m.end() for m in _JOINT.finditer(text, start, end)), default=start)
    return not _VERB.search(text, start, end) and not any(
        is_number and start <= first < end for first, _, is_number in marks
    )


def _link(match: re.Match[str]) -> Link:
    for name, link in (
        ("compared", Link.COMPARED),
        ("side", Link.SIDE),
        ("first_side", Link.SIDE),
        ("which", Link.WHICH),
        ("of_them", Link.WHICH),
    ):
        if match[name]:
            return link
    return Link.BUT


def _softly(
    text: str, start: int, end: int, link: Link, rather: bool,
    marks: Sequence[tuple[int, int, bool]], closed: Sequence[tuple[int, int]],
) -> list[Clause]:  # fmt: skip
    """Cut once more where "och" or a comma parts two numbers or two subjects."""
    here = [mark for mark in marks if start <= mark[0] and mark[1] <= end]
    joints = [
        m.span() for m in _JOINT.finditer(text, start, end) if not _is_within(*m.span(), closed)
    ]
    cuts: list[tuple[int, int]] = []
    numbers = [mark for mark in here if mark[2]]
    for pairs in (itertools.pairwise(here), itertools.pairwise(numbers)):
        for (_, before, is_number), (after, until, is_other) in pairs:
            between = [joint for joint in joints if before <= joint[0] and joint[1] <= after]
            if not between or any(before <= first and last <= after for first, last in cuts):
                continue
            if (is_number and is_other) or _SUBJECT.search(text[between[-1][1] : until]):
                cuts.append(between[-1])
    cuts.sort()
    clauses: list[Clause] = []
    for first, last in (*cuts, (end, end)):
        clauses.append(
            Clause(
                start, first, link if not clauses else Link.AND, _only(text, start, first), rather
            )
        )
        start = last
    return clauses


def _only(text: str, start: int, end: int) -> str:
    return f"{' ' * start}{text[start:end]}{' ' * (len(text) - end)}"


def _is_within(start: int, end: int, closed: Sequence[tuple[int, int]]) -> bool:
    return any(a < end and start < b for a, b in closed)
