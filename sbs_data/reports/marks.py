"""The colour of a goal: which letters carry it, by what, and whether they agree.

domain.md's rules, to the letter: two colours, less than half of the letters coloured, or a hue
between the bands is *ambiguous*; no colour is *unmarked*; a coloured sign before the goal speaks
for the goal when the letters have no colour.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sbs_data.model import Basis, Status
from sbs_data.reports import colours, text
from sbs_data.reports.colours import Hue
from sbs_data.reports.styles import SILENT, Carried, Look, Styles
from sbs_data.reports.walk import Paragraph
from sbs_data.reports.xml import P_PR, Element, value


@dataclass(frozen=True, slots=True)
class Mark:
    """What the colour of a stretch of text says, and by which carrier."""

    status: Status = Status.UNMARKED
    basis: Basis = Basis.NONE
    detail: str | None = None
    ambiguous: bool = False
    share: float = 1.0
    """The part of the letters that is coloured, 0–1 (1 where a sign speaks for all)."""

    @property
    def is_colour(self) -> bool:
        return self.ambiguous or self.status is not Status.UNMARKED


NO_MARK = Mark()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring characters that look the same: a hue per carrier."""

    text: str
    hues: tuple[tuple[Basis, Hue], ...]


# The order in which carriers are named when several say the same.
_ORDER = (Basis.FONT, Basis.HIGHLIGHT, Basis.SHADING, Basis.STYLE)
_CARRIER = {
    Basis.FONT: "text",
    Basis.HIGHLIGHT: "överstrykning",
    Basis.SHADING: "skuggning",
    Basis.STYLE: "färg från formatmall",
}


def stretches(paragraph: Paragraph, styles: Styles, *, cell: Carried = SILENT) -> list[Stretch]:
    """A paragraph's text with what each stretch's colours say, deletions left out.

    ``cell`` is the shading of the matrix's own cell; a nested cell's goes before it.
    """
    element = paragraph.element
    properties = element.find(P_PR)
    style = styles.look(value(properties, "pStyle"))
    nested = styles.shading(paragraph.shading)
    around = styles.of_paragraph(properties).shading
    if not around.speaks and not style.shading.speaks:
        around = nested if nested.speaks else cell
    looks: dict[Element | None, tuple[tuple[Basis, Hue], ...]] = {}
    found = []
    for run in text.runs(element):
        if run.properties not in looks:
            own = styles.of_run(run.properties)
            named = styles.look(value(run.properties, "rStyle")).over(style)
            looks[run.properties] = _by_carrier(own, named, around)
        found.append(Stretch(run.text.replace("\u00ad", ""), looks[run.properties]))
    return found


def _by_carrier(own: Look, named: Look, around: Carried) -> tuple[tuple[Basis, Hue], ...]:
    hues: list[tuple[Basis, Hue | None]] = [
        (Basis.FONT, own.font.hue),
        (Basis.HIGHLIGHT, own.highlight.hue),
    ]
    if own.shading.speaks:
        hues.append((Basis.SHADING, own.shading.hue))
    elif around.speaks:
        hues.append((Basis.SHADING, around.hue))
    for direct, inherited in (
        (own.font, named.font),
        (own.highlight, named.highlight),
        (own.shading if own.shading.speaks else around, named.shading),
    ):
        if not direct.speaks:
            hues.append((Basis.STYLE, inherited.hue))
    return tuple((basis, hue) for basis, hue in hues if hue is not None)


def mark(found: list[Stretch], start: int, end: int, *, bullet: Hue | None = None) -> Mark:
    """What the colours between two character positions say.

    ``bullet`` is the hue of the list sign Word draws before the paragraph; a sign typed as text
    stands in the characters just before ``start`` or first in the range.
    """
    letters = 0
    by_status: Counter[Hue] = Counter()
    by_basis: Counter[Basis] = Counter()
    disagree = False
    position = 0
    for stretch in found:
        a, b = max(start - position, 0), min(end - position, len(stretch.text))
        position += len(stretch.text)
        count = sum(map(str.isalnum, stretch.text[a:b])) if a < b else 0
        if not count:
            continue
        letters += count
        said = {hue for _, hue in stretch.hues}
        disagree = disagree or len(said) > 1
        for hue in said:
            by_status[hue] += count
        for basis, _ in stretch.hues:
            by_basis[basis] += count
    if not by_status:
        return _sign(found, start, end, bullet)
    basis = max(_ORDER, key=lambda b: by_basis[b])
    hue, coloured = by_status.most_common(1)[0]
    share = min(sum(by_status.values()) / letters, 1.0)
    if disagree or len(by_status) > 1:
        words = " och ".join(h.word for h in Hue if by_status[h])
        return Mark(basis=basis, detail=f"två färger: {words}", ambiguous=True, share=share)
    if hue is Hue.BETWEEN:
        detail = "färg mellan gult och grönt"
        return Mark(basis=basis, detail=detail, ambiguous=True, share=share)
    if coloured * 2 < letters:
        detail = f"{hue.word} på mindre än hälften av texten"
        return Mark(basis=basis, detail=detail, ambiguous=True, share=share)
    return Mark(hue.value, basis, f"{hue.word} {_CARRIER[basis]}", share=share)


def _sign(found: list[Stretch], start: int, end: int, bullet: Hue | None) -> Mark:
    """A coloured sign before the goal (●, ■, 🟢 or Word's own bullet), letters being plain."""
    position = 0
    before: list[tuple[Basis, Hue]] = []
    for stretch in found:
        for offset, character in enumerate(stretch.text):
            at = position + offset
            if at >= end or (at >= start and character.isalnum()):
                break
            if character == "\n":
                before.clear()
            own = colours.of_sign(character)
            if own is not None:
                before.append((Basis.FONT, own))
            elif not character.isspace() and not character.isalnum():
                before.extend(stretch.hues)
            elif character.isalnum():
                before.clear()
        position += len(stretch.text)
    if not before and bullet is not None:
        before.append((Basis.FONT, bullet))
    hues = {hue for _, hue in before}
    if not hues:
        return NO_MARK
    if len(hues) > 1 or Hue.BETWEEN in hues:
        return Mark(basis=before[0][0], detail="tecknet före målet har oklar färg", ambiguous=True)
    basis, hue = before[0]
    return Mark(hue.value, basis, f"{hue.word} punkt före målet")
