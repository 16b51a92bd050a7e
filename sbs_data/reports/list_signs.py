"""The colour of the sign or number that Word draws before a list item."""

from __future__ import annotations

from dataclasses import dataclass, field

from sbs_data.reports.colours import Hue
from sbs_data.reports.styles import PLAIN, SILENT, Carried, Look, Styles
from sbs_data.reports.xml import P_PR, R_PR, Element, W, child_of, value

_NUM_PR = W + "numPr"
_LONGEST_CHAIN = 20


@dataclass(slots=True)
class ListSigns:
    """The lists of one document, each level looked up once."""

    styles: Styles
    _levels: dict[tuple[str, str], Carried] = field(default_factory=dict)
    _nums: dict[str | None, Element] | None = None
    _abstracts: dict[str | None, Element] | None = None

    def hue(self, paragraph: Element) -> Hue | None:
        """What a list item's sign says: its level's colour, else its paragraph mark's.

        A level that says black while the mark is coloured leaves it to a person: Word's own list
        dialogue writes so without being asked.
        """
        properties = child_of(paragraph, P_PR)
        if properties is None:
            return None
        style_id = value(properties, "pStyle")
        number, level = self._item(child_of(properties, _NUM_PR), style_id)
        if number in (None, "0"):
            return None
        direct = self.styles.of_run(child_of(properties, R_PR))
        mark = direct.over(self._named(properties, style_id)).font
        if mark.rgb is not None and mark.rgb == self.styles.base.font.rgb:
            mark = SILENT
        own = self._level(number or "", level)
        if not own.speaks or own.hue is mark.hue:
            return mark.hue
        return Hue.BETWEEN if mark.hue is not None else own.hue

    def _named(self, properties: Element, style_id: str | None) -> Look:
        mark = self.styles.look(value(child_of(properties, R_PR), "rStyle"))
        return mark.over(self.styles.look(style_id) if style_id else PLAIN)

    def _item(self, item: Element | None, style_id: str | None) -> tuple[str | None, str]:
        """The list and the level of a paragraph: its own, else its style's."""
        level = value(item, "ilvl")
        number = value(item, "numId")
        for _ in range(_LONGEST_CHAIN):
            style = self.styles.element(style_id)
            if number is not None or style is None:
                break
            inherited = style.find(f"{P_PR}/{W}numPr")
            number = value(inherited, "numId")
            level = level or value(inherited, "ilvl") or self._level_of(number, style_id)
            style_id = value(style, "basedOn")
        return number, level or "0"

    def _level_of(self, number: str | None, style_id: str | None) -> str | None:
        """The level that names a style, where the style names only the list."""
        abstract = self._abstract(number)
        if abstract is None:
            return None
        return next(
            (
                lvl.get(W + "ilvl")
                for lvl in abstract.iterchildren(W + "lvl")
                if value(lvl, "pStyle") == style_id
            ),
            None,
        )

    def _level(self, number: str, level: str) -> Carried:
        key = (number, level)
        if key not in self._levels:
            self._levels[key] = self._find_level(number, level)
        return self._levels[key]

    def _find_level(self, number: str, level: str) -> Carried:
        num = self._numbers().get(number)
        if num is not None:
            for override in num.iterchildren(W + "lvlOverride"):
                changed = child_of(override, W + "lvl")
                if override.get(W + "ilvl") == level and changed is not None:
                    return self._of_level(changed)
        abstract = self._abstract(number)
        for found in abstract.iterchildren(W + "lvl") if abstract is not None else ():
            if found.get(W + "ilvl") == level:
                return self._of_level(found)
        return SILENT

    def _of_level(self, level: Element) -> Carried:
        properties = child_of(level, R_PR)
        named = self.styles.look(value(properties, "rStyle"))
        return self.styles.of_run(properties).over(named).font

    def _abstract(self, number: str | None) -> Element | None:
        """A list's definition, also where a list style stands between."""
        for _ in range(_LONGEST_CHAIN):
            num = self._numbers().get(number or "")
            found = None if num is None else self._definitions().get(value(num, "abstractNumId"))
            link = value(found, "numStyleLink")
            style = self.styles.element(link)
            if found is None or style is None:
                return found
            number = value(style.find(f"{P_PR}/{W}numPr"), "numId")
        return None

    def _numbers(self) -> dict[str | None, Element]:
        if self._nums is None:
            self._nums = self._by_id("num", "numId")
        return self._nums

    def _definitions(self) -> dict[str | None, Element]:
        if self._abstracts is None:
            self._abstracts = self._by_id("abstractNum", "abstractNumId")
        return self._abstracts

    def _by_id(self, name: str, attribute: str) -> dict[str | None, Element]:
        root = self.styles.numbering
        found = root.iterchildren(W + name) if root is not None else ()
        return {element.get(W + attribute): element for element in found}
