"""Which colour the document's styles carry, each looked up once, and which of it is the house's."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from sbs_data.reports import colours
from sbs_data.reports.colours import Hue, Theme
from sbs_data.reports.list_counts import Counts
from sbs_data.reports.package import Part
from sbs_data.reports.xml import P_PR, R_PR, VAL, W14, A, Element, W, child_of, value

# Word's own styles: a colour of theirs is the house's design as like as a marking.
_HOUSE = re.compile(
    r"^(?:normal\b|heading|title|subtitle|body text|list|quote|intense|subtle|strong|emphasis|"
    r"caption|toc |no spacing|default paragraph|plain text|block text|header|footer|hyperlink)",
    re.IGNORECASE,
)
_TEXT_FILL = W14 + "textFill"
_SHD = W + "shd"
_COLOR = W + "color"


@dataclass(frozen=True, slots=True)
class Carried:
    """What a property says: a colour and its hue.

    ``speaks`` is False where nothing is set, True also where black or white is set on purpose.
    ``rgb`` is ``None`` for auto, which of a shading means that what lies behind is seen.
    ``is_house`` is True where one of Word's own styles sets it.
    """

    hue: Hue | None = None
    speaks: bool = False
    rgb: str | None = None
    is_house: bool = False


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

    def of_house(self) -> Look:
        """The same, said to be set by one of Word's own styles."""
        return Look(*(replace(c, is_house=True) for c in (self.font, self.highlight, self.shading)))


PLAIN = Look()


_BASES = re.compile(
    rb"<w:docDefaults\b.*?</w:docDefaults>"
    rb"|<w:style (?=[^>]*w:default=\"1\")(?=[^>]*w:type=\"paragraph\")[^>]*>.*?</w:style>",
    re.DOTALL,
)
_COLOURS = re.compile(rb":(?:color|highlight|shd|textFill|basedOn)\b")


_BOTH = 2


def _may_colour_all(written: bytes | None) -> bool:
    """A look at a style sheet's bytes: parsing it for a base that has no colour costs a tenth."""
    if written is None:
        return False
    bases = _BASES.findall(written)
    return len(bases) < _BOTH or any(map(_COLOURS.search, bases))


class Styles:
    """Style chains of one document, and what a property of Word says."""

    def __init__(self, styles: Part, numbering: Part, theme: Theme) -> None:
        self.theme = theme
        self._styles_part = styles
        self._numbering_part = numbering
        self._looks: dict[str, Look] = {}

    @cached_property
    def root(self) -> Element | None:
        return self._styles_part.root()

    @cached_property
    def numbering(self) -> Element | None:
        return self._numbering_part.root()

    @cached_property
    def _elements(self) -> dict[str | None, Element]:
        found = self.root.iterchildren(W + "style") if self.root is not None else ()
        return {style.get(W + "styleId"): style for style in found}

    @cached_property
    def default_style(self) -> str | None:
        """The paragraph style of those that name none ("Normal")."""
        return next(
            (
                style_id
                for style_id, style in self._elements.items()
                if style.get(W + "type") == "paragraph"
                and style.get(W + "default") in ("1", "true", "on")
            ),
            None,
        )

    @cached_property
    def base(self) -> Look:
        """What all text of the document has that says nothing itself."""
        if not _may_colour_all(self._styles_part.content):
            return PLAIN
        defaults = None if self.root is None else child_of(self.root, W + "docDefaults")
        if defaults is None:
            return self.look(self.default_style)
        run = self.of_run(defaults.find(f"{W}rPrDefault/{R_PR}"))
        paragraph = self.of_paragraph(defaults.find(f"{W}pPrDefault/{P_PR}"))
        return self.look(self.default_style).over(run.over(paragraph))

    def element(self, style_id: str | None) -> Element | None:
        """A style's own element."""
        return self._elements.get(style_id) if style_id else None

    @cached_property
    def counts(self) -> Counts:
        """The numbers of the items of its lists."""
        return Counts(self.numbering)

    def look(self, style_id: str | None) -> Look:
        """The colours a style gives its text, with what it is based on."""
        if style_id is None:
            return PLAIN
        if style_id not in self._looks:
            self._looks[style_id] = PLAIN  # a style based on itself ends here
            element = self._elements.get(style_id)
            if element is not None:
                own = self.of_run(child_of(element, R_PR)).over(
                    self.of_paragraph(child_of(element, P_PR))
                )
                if own != PLAIN and _HOUSE.match(value(element, "name") or ""):
                    own = own.of_house()
                self._looks[style_id] = own.over(self.look(value(element, "basedOn")))
        return self._looks[style_id]

    def of_run(self, properties: Element | None) -> Look:
        """Colours set in a ``w:rPr`` itself."""
        if properties is None:
            return PLAIN
        font = highlight = SILENT
        element = child_of(properties, _COLOR)
        if element is not None:
            font = self._carried(self.theme.rgb(element))
        fill = child_of(properties, _TEXT_FILL)
        if fill is not None:  # Word 2010 and later show it, whatever the colour beside it is
            font = self._filled(fill)
        name = value(properties, "highlight")
        if name is not None:
            highlight = self._carried(colours.of_highlight(name))
        return Look(font, highlight, self.shading(child_of(properties, _SHD)))

    def of_paragraph(self, properties: Element | None) -> Look:
        """Shading set in a ``w:pPr`` itself."""
        if properties is None:
            return PLAIN
        return Look(shading=self.shading(child_of(properties, _SHD)))

    def shading(self, element: Element | None) -> Carried:
        """What a ``w:shd`` says: the tint that Word shows of its pattern's two colours."""
        if element is None:
            return SILENT
        pattern = element.get(VAL) or "clear"
        fill = self.theme.rgb(element, "fill")
        if pattern in ("clear", "nil"):
            return self._carried(fill if pattern == "clear" else None)
        rgb, hue = colours.of_pattern(pattern, self.theme.rgb(element, "color"), fill)
        return Carried(hue, speaks=True, rgb=rgb)

    def _filled(self, fill: Element) -> Carried:
        """What Word's text fill says: one colour, a gradient's, or none at all."""
        shades = [
            self.theme.drawn(colour)
            for colour in fill.iter(*(s + n for s in (W14, A) for n in ("srgbClr", "schemeClr")))
        ]
        rgb, hue = colours.of_blend([shade for shade in shades if shade is not None])
        return Carried(hue, speaks=True, rgb=rgb)

    def _carried(self, rgb: str | None) -> Carried:
        return Carried(colours.of_hex(rgb), speaks=True, rgb=rgb)
