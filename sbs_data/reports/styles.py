"""Which colour the document's styles and list signs carry, each looked up once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from sbs_data.reports import colours
from sbs_data.reports.colours import Hue, Theme
from sbs_data.reports.list_counts import Counts
from sbs_data.reports.package import Part
from sbs_data.reports.xml import P_PR, R_PR, VAL, Element, W, value


@dataclass(frozen=True, slots=True)
class Carried:
    """What a set of properties says: a hue per carrier.

    ``speaks`` is False where nothing is set, True also where black or white is set on purpose.
    """

    hue: Hue | None = None
    speaks: bool = False


SILENT = Carried()


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of one run, paragraph or style by carrier."""

    font: Carried = SILENT
    highlight: Carried = SILENT
    shading: Carried = SILENT

    def over(self, below: Look) -> Look:
        """This look where it speaks, else the one below."""
        return Look(
            self.font if self.font.speaks else below.font,
            self.highlight if self.highlight.speaks else below.highlight,
            self.shading if self.shading.speaks else below.shading,
        )


PLAIN = Look()


class Styles:
    """Style chains and numbering of one document."""

    def __init__(self, styles: Part, numbering: Part, theme: Theme) -> None:
        self._theme = theme
        self._styles_part = styles
        self._numbering_part = numbering
        self._looks: dict[str, Look] = {}
        self._bullets: dict[tuple[str, str], Hue | None] = {}

    @cached_property
    def _elements(self) -> dict[str | None, Element]:
        root = self._styles_part.root()
        found = root.iterchildren(W + "style") if root is not None else ()
        return {style.get(W + "styleId"): style for style in found}

    @cached_property
    def _numbering(self) -> Element | None:
        return self._numbering_part.root()

    @cached_property
    def counts(self) -> Counts:
        """The numbers of the items of its lists."""
        return Counts(self._numbering)

    def look(self, style_id: str | None) -> Look:
        """The colours a style gives its text, with what it is based on."""
        if style_id is None:
            return PLAIN
        if style_id not in self._looks:
            self._looks[style_id] = PLAIN  # a style based on itself ends here
            element = self._elements.get(style_id)
            if element is not None:
                own = self.of_run(element.find(R_PR)).over(self.of_paragraph(element.find(P_PR)))
                self._looks[style_id] = own.over(self.look(value(element, "basedOn")))
        return self._looks[style_id]

    def name(self, style_id: str | None) -> str:
        element = self._elements.get(style_id)
        return value(element, "name") or style_id or ""

    def of_run(self, properties: Element | None) -> Look:
        """Colours set in a ``w:rPr`` itself."""
        if properties is None:
            return PLAIN
        font = highlight = SILENT
        element = properties.find(W + "color")
        if element is not None:
            font = Carried(self._theme.resolve(element), speaks=True)
        name = value(properties, "highlight")
        if name is not None:
            highlight = Carried(colours.of_highlight(name), speaks=True)
        return Look(font, highlight, self.shading(properties.find(W + "shd")))

    def of_paragraph(self, properties: Element | None) -> Look:
        """Shading set in a ``w:pPr`` itself."""
        if properties is None:
            return PLAIN
        return Look(shading=self.shading(properties.find(W + "shd")))

    def shading(self, element: Element | None) -> Carried:
        """What a ``w:shd`` says: its fill, or its foreground where the pattern is solid."""
        if element is None:
            return SILENT
        prefix = "color" if element.get(VAL) == "solid" else "fill"
        return Carried(self._theme.resolve(element, prefix), speaks=True)

    def bullet(self, paragraph: Element) -> Hue | None:
        """The colour of a list item's own sign: its paragraph mark's, else its list level's."""
        properties = paragraph.find(P_PR)
        if properties is None:
            return None
        item = properties.find(W + "numPr")
        if item is None:
            style_id = value(properties, "pStyle")
            style = self._elements.get(style_id) if style_id else None
            item = style.find(f"{P_PR}/{W}numPr") if style is not None else None
        if item is None or value(item, "numId") in (None, "0"):
            return None
        mark = self.of_run(properties.find(R_PR)).font
        if mark.speaks:
            return mark.hue
        return self._level(value(item, "numId") or "", value(item, "ilvl") or "0")

    def _level(self, number_id: str, level: str) -> Hue | None:
        key = (number_id, level)
        if key not in self._bullets:
            self._bullets[key] = self._find_level(number_id, level)
        return self._bullets[key]

    def _find_level(self, number_id: str, level: str) -> Hue | None:
        if self._numbering is None:
            return None
        for number in self._numbering.iterchildren(W + "num"):
            if number.get(W + "numId") == number_id:
                wanted = value(number, "abstractNumId")
                for abstract in self._numbering.iterchildren(W + "abstractNum"):
                    if abstract.get(W + "abstractNumId") == wanted:
                        for candidate in abstract.iterchildren(W + "lvl"):
                            if candidate.get(W + "ilvl") == level:
                                return self.of_run(candidate.find(R_PR)).font.hue
        return None
