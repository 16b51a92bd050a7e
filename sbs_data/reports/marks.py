"""The colour of a goal: which letters carry it, by what, and whether they agree.

domain.md's rules, to the letter: two colours, less than half of the letters coloured, or a hue
between the bands is *ambiguous*; no colour is *unmarked*; a coloured sign beside the goal speaks
for the goal when the letters have no colour.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass

from sbs_data.model import Basis, Status
from sbs_data.reports import colours, text
from sbs_data.reports.colours import Hue
from sbs_data.reports.grounds import Colour, Grounds, Tint, tint
from sbs_data.reports.styles import PLAIN, Carried, Look
from sbs_data.reports.walk import Paragraph
from sbs_data.reports.xml import P_PR, Element, child_of, is_on, value


@dataclass(frozen=True, slots=True)
class Mark:
    """What the colour of a stretch of text says, and by which carrier."""

    status: Status = Status.UNMARKED
    basis: Basis = Basis.NONE
    detail: str | None = None
    ambiguous: bool = False
    share: float = 1.0
    """The part of the letters that is coloured, 0–1 (1 where a sign speaks for all)."""
    tints: frozenset[Tint] = frozenset()
    """The colours it rests on."""

    @property
    def is_house(self) -> bool:
        """Whether a person must say first if the colour is the house's design."""
        return any(t.is_house for t in self.tints)

    @property
    def is_colour(self) -> bool:
        return not self.is_house and (self.ambiguous or self.status is not Status.UNMARKED)


NO_MARK = Mark()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring characters that look the same: a tint per carrier."""

    text: str
    tints: tuple[Tint, ...]
    is_struck: bool = False


# The order in which carriers are named when several say the same.
_ORDER = (Basis.FONT, Basis.HIGHLIGHT, Basis.SHADING, Basis.STYLE)
CARRIERS = {
    Basis.FONT: "text",
    Basis.HIGHLIGHT: "överstrykning",
    Basis.SHADING: "skuggning",
    Basis.STYLE: "färg från formatmall",
}


def stretches(paragraph: Paragraph, grounds: Grounds) -> list[Stretch]:
    """A paragraph's text with what each stretch's colours say, deletions left out.

    What all the document's text has is no mark.
    """
    styles = grounds.styles
    properties = child_of(paragraph.element, P_PR)
    named = value(properties, "pStyle")
    style = styles.look(named) if named else styles.base
    behind = _behind(styles.of_paragraph(properties).shading, style, paragraph, grounds)
    looks: dict[Element | None, tuple[tuple[Tint, ...], bool]] = {}
    found = []
    for run in text.runs(paragraph.element):
        if run.properties not in looks:
            own = styles.of_run(run.properties)
            tints = _tints(own, run.properties, style, behind, grounds)
            looks[run.properties] = tints, grounds.has_strikes and is_struck(run.properties)
        found.append(Stretch(run.text.replace("\u00ad", ""), *looks[run.properties]))
    return found


def is_struck(properties: Element | None) -> bool:
    """Whether Word shows a run with a line through it."""
    return is_on(properties, "strike") or is_on(properties, "dstrike")


def are_struck(found: list[Stretch]) -> bool:
    """Whether at least half of the letters have a line through them."""
    struck = sum(len(s.text) for s in found if s.is_struck)
    return struck > 0 and 2 * struck >= sum(len(s.text) for s in found)


def shared_by(paragraphs: list[Paragraph], grounds: Grounds) -> frozenset[Colour]:
    """The colours that at least two paragraphs begin in, grounds left out."""
    counts: Counter[Colour] = Counter()
    for paragraph in paragraphs:
        properties = child_of(paragraph.element, P_PR)
        named = value(properties, "pStyle")
        style = grounds.styles.look(named) if named else grounds.styles.base
        first = next((r for r in text.runs(paragraph.element) if not r.text.isspace()), None)
        if first is None or (first.properties is None and named is None):
            continue
        own = grounds.styles.of_run(first.properties)
        for found in _tints(own, first.properties, style, None, grounds):
            counts[found.basis, found.rgb] += 1
    return frozenset(colour for colour, count in counts.items() if count > 1)


def _behind(direct: Carried, style: Look, paragraph: Paragraph, grounds: Grounds) -> Tint | None:
    """The paragraph's ground: its own shading, its style's, its cell's."""
    base = grounds.styles.base.shading.rgb
    for basis, shading in ((Basis.SHADING, direct), (Basis.STYLE, style.shading)):
        if shading.rgb is not None:
            return tint(basis, shading) if shading.rgb != base else None
        if shading.speaks:
            break  # nothing, set on purpose: what lies behind is seen
    return grounds.of_cell(paragraph.cell)


def _tints(
    own: Look, properties: Element | None, style: Look, behind: Tint | None, grounds: Grounds
) -> tuple[Tint, ...]:
    styles = grounds.styles
    name = value(properties, "rStyle")
    character = styles.look(name) if name else PLAIN
    named = character.over(style)
    found: list[Tint | None] = []
    for basis, direct, inherited, base in (
        (Basis.FONT, own.font, named.font, styles.base.font),
        (Basis.HIGHLIGHT, own.highlight, named.highlight, styles.base.highlight),
    ):
        said, by = (direct, basis) if direct.speaks else (inherited, Basis.STYLE)
        if said.hue is not None and said.rgb != base.rgb:
            found.append(tint(by, said))
    found.append(_ground(own.shading, character.shading, behind))
    return tuple(t for one in found if (t := grounds.judged(one)) is not None)


def _ground(direct: Carried, styled: Carried, behind: Tint | None) -> Tint | None:
    if direct.rgb is not None:
        return tint(Basis.SHADING, direct)
    if not direct.speaks and styled.rgb is not None:
        return tint(Basis.STYLE, styled)
    return behind


def mark(
    found: list[Stretch], start: int, end: int, *, bullet: Hue | None = None, is_after: bool = True
) -> Mark:
    """What the colours between two character positions say.

    ``bullet`` is the hue of the list sign Word draws before the paragraph; a sign typed as text
    stands in the characters just before ``start``, first in the range, or (where ``is_after``)
    just after ``end``.
    """
    letters = 0
    by_hue: Counter[Hue] = Counter()
    by_basis: Counter[Basis] = Counter()
    tints: set[Tint] = set()
    disagree = False
    position = 0
    for stretch in found:
        a, b = max(start - position, 0), min(end - position, len(stretch.text))
        position += len(stretch.text)
        count = sum(map(str.isalnum, stretch.text[a:b])) if a < b else 0
        if not count:
            continue
        letters += count
        said = {t.hue for t in stretch.tints}
        disagree = disagree or len(said) > 1
        tints.update(stretch.tints)
        for hue in said:
            by_hue[hue] += count
        for t in stretch.tints:
            by_basis[t.basis] += count
    if not by_hue:
        return _sign(found, start, end, bullet, is_after)
    basis = max(_ORDER, key=lambda b: by_basis[b])
    hue, coloured = by_hue.most_common(1)[0]
    share = min(sum(by_hue.values()) / letters, 1.0)
    rests_on = frozenset(tints)
    if disagree or len(by_hue) > 1:
        words = " och ".join(h.word for h in Hue if by_hue[h])
        return Mark(Status.UNMARKED, basis, f"två färger: {words}", True, share, rests_on)
    if hue is Hue.BETWEEN:
        detail = "färg mellan gult och grönt"
        return Mark(Status.UNMARKED, basis, detail, True, share, rests_on)
    if any(t.is_house for t in tints):
        detail = f"{hue.word} {CARRIERS[basis]} som kan vara formgivning"
        return Mark(Status.UNMARKED, basis, detail, True, share, rests_on)
    if coloured * 2 < letters:
        detail = f"{hue.word} på mindre än hälften av texten"
        return Mark(Status.UNMARKED, basis, detail, True, share, rests_on)
    return Mark(hue.value, basis, f"{hue.word} {CARRIERS[basis]}", False, share, rests_on)


def _sign(found: list[Stretch], start: int, end: int, bullet: Hue | None, is_after: bool) -> Mark:
    """A coloured sign beside the goal (●, ■, 🟢 or Word's own bullet), letters being plain."""
    before, after = _signs(found, start, end)
    if not before and bullet is not None:
        before.append(Tint(Basis.FONT, bullet))
    if not before and not is_after:
        return NO_MARK
    said = before if not is_after else before + after
    return by_signs(said, "före målet" if before else "efter målet")


def by_signs(said: list[Tint], where: str) -> Mark:
    """What coloured signs say, and where they stand."""
    hues = {t.hue for t in said}
    if not hues:
        return NO_MARK
    if len(hues) > 1 or Hue.BETWEEN in hues:
        detail = f"två färger {where}" if len(hues) > 1 else f"tecknet {where} har oklar färg"
        return Mark(basis=said[0].basis, detail=detail, ambiguous=True, tints=frozenset(said))
    first = said[0]
    what = CARRIERS[Basis.SHADING] if first.basis is Basis.SHADING else "punkt"
    if any(t.is_house for t in said):
        detail = f"{first.hue.word} {what} {where} som kan vara formgivning"
        return Mark(Status.UNMARKED, first.basis, detail, True, tints=frozenset(said))
    detail = f"{first.hue.word} {what} {where}"
    return Mark(first.hue.value, first.basis, detail, tints=frozenset(said))


def _signs(found: list[Stretch], start: int, end: int) -> tuple[list[Tint], list[Tint]]:
    """The tints of the signs before a goal's first letter, and after its last, on its line."""
    before: list[Tint] = []
    after: list[Tint] = []
    position = 0
    in_goal = False
    for stretch in found:
        for at, character in enumerate(stretch.text, start=position):
            if at < start or (at < end and not in_goal):
                if character == "\n" or (at < start and character.isalnum()):
                    before.clear()
                elif character.isalnum():
                    in_goal = True
                else:
                    before.extend(_of_sign(character, stretch.tints, any_sign=True))
            elif at >= end:
                if character == "\n" or character.isalnum():
                    return before, after
                after.extend(_of_sign(character, stretch.tints, any_sign=False))
        position += len(stretch.text)
    return before, after


def _of_sign(character: str, tints: tuple[Tint, ...], *, any_sign: bool) -> list[Tint]:
    own = colours.of_sign(character)
    if own is not None:
        return [Tint(Basis.FONT, own)]
    if character.isspace() or character.isalnum():
        return []
    # After a goal a coloured full stop is no sign, nor is a coloured bracket.
    return list(tints) if any_sign or is_sign(character) else []


def is_sign(character: str) -> bool:
    """A picture of a character (●, ■, ★): neither a letter nor punctuation."""
    return character in "•·" or unicodedata.category(character) in ("So", "Sm", "Sk")


def signs_alone(found: list[Stretch]) -> list[Tint]:
    """The tints of a line that holds nothing but signs."""
    return [t for s in found for c in s.text for t in _of_sign(c, s.tints, any_sign=True)]
