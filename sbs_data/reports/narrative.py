"""Running text outside the matrices → sections under their headings."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sbs_data.model import Passage, Section
from sbs_data.reports.labels import label_of, plain
from sbs_data.reports.walk import Paragraph
from sbs_data.reports.xml import P_PR, W, child_of, value

# The template's own headings and prompts, by the words that matter; a line that begins so is a
# heading even where Word knows it only as a plain paragraph.
_KNOWN_HEADINGS = re.compile(
    r"^(?:syftet med (?:slut|del)?redovisning|insatser inom utvecklingsområde"
    r"|sammanfattning och fortsatt utvecklingsarbete|eventuella förlängningar"
    r"|(?:beskriv )?(?:hur )?(?:det )?(?:pågående )?utveckling(?:en|sarbetet)? (?:av (?:er|vår) "
    r"samlade förmåga|bidrar i|drivs vidare))"
)
_TEMPLATE = re.compile(
    r"^(?:syftet med (?:slut|del)?redovisning|(?:slut|del)?redovisningen (?:är en del i|ger både)"
    r"|(?:slut|del)?redovisningen ska lämnas|ekonomisk (?:slut|del)?redovisning görs"
    r"|insatser inom utvecklingsområde|det kan finnas flera utvecklingsområden"
    r"|kopiera matrisen|se (?:bifogade? )?bilag|sammanfattning och fortsatt utvecklingsarbete"
    r"|beskriv utvecklingen av er samlade|beskriv hur (?:det pågående utvecklingsarbetet bidrar"
    r"|utvecklingsarbetet drivs vidare)|eventuella förlängningar|om ni enligt skolverkets beslut"
    r"|(?:slut|del)redovisning\b.{0,80}samverkan för bästa|välj utvecklingsområde)"
)
_PROMPT = re.compile(r"^beskriv (?:utvecklingen av er|hur )")
_LONGEST_HEADING = 250
_LONGEST_BEGINNING = 500
_LONGEST_GUESS = 90
_HEADING_STYLE = re.compile(r"^(?:heading|rubrik|title|titel)\s?\d?$", re.IGNORECASE)


def is_template(words: str) -> bool:
    """Whether a line is the template's own text, by how it begins."""
    return bool(_TEMPLATE.match(plain(words[:_LONGEST_BEGINNING])))


def _is_own(passage: Passage) -> bool:
    """Whether a paragraph is the authority's: no template text, no question of an empty matrix."""
    if passage.place.table is not None and label_of(passage.text) is not None:
        return False
    return not is_template(passage.text)


def read_sections(paragraphs: list[Paragraph]) -> list[Section]:
    """Group running text under its headings, in order; nothing is left out."""
    sections: list[Section] = []
    heading: Paragraph | None = None
    held: list[Paragraph] = []
    for n, paragraph in enumerate(paragraphs):
        following = paragraphs[n + 1] if n + 1 < len(paragraphs) else None
        if is_heading(paragraph, following):
            _close(sections, heading, held)
            heading, held = paragraph, []
        else:
            held.append(paragraph)
    _close(sections, heading, held)
    return sections


def _close(sections: list[Section], heading: Paragraph | None, held: list[Paragraph]) -> None:
    if heading is None and not held:
        return
    passages = tuple(Passage(p.text, p.place) for p in held)
    own = any(_is_own(p) for p in passages)
    sections.append(
        Section(
            heading=" ".join(heading.text.split()) if heading else None,
            place=heading.place if heading else held[0].place,
            paragraphs=passages,
            is_template=not own and (heading is None or is_template(heading.text)),
        )
    )


def is_heading(paragraph: Paragraph, following: Paragraph | None) -> bool:
    """A heading by its style, by the template's words, or by how it stands before long text."""
    words = paragraph.text
    key = plain(words)
    if not key or len(words) > _LONGEST_HEADING or paragraph.place.table is not None:
        return False
    if has_heading_style(paragraph) or is_known_heading(paragraph):
        return True
    return _stands_as_heading(paragraph, following)


def has_heading_style(paragraph: Paragraph) -> bool:
    """Whether Word itself knows a paragraph as a heading."""
    properties = child_of(paragraph.element, P_PR)
    if _HEADING_STYLE.match(value(properties, "pStyle") or ""):
        return True
    return value(properties, "outlineLvl") not in (None, "9")


def is_known_heading(paragraph: Paragraph) -> bool:
    """Whether a line is one of the template's headings or prompts."""
    words = paragraph.text
    key = plain(words) if len(words) <= _LONGEST_HEADING else ""
    return bool(_PROMPT.match(key) or _KNOWN_HEADINGS.match(key))


def _stands_as_heading(paragraph: Paragraph, following: Paragraph | None) -> bool:
    words = paragraph.text
    if (
        len(words) > _LONGEST_GUESS
        or "\n" in words
        or words[-1] in ".,;:!?"
        or not words[0].isupper()
        or paragraph.is_list_item
        or is_template(words)
        or following is None
        or following.is_list_item
        or following.place.table is not None
    ):
        return False
    return is_bold(paragraph) or len(following.text) > 2 * len(words) + 60


def is_bold(paragraph: Paragraph) -> bool:
    """Whether all of a paragraph's text is set bold."""
    runs = [r for r in paragraph.element.iterchildren(W + "r") if child_of(r, W + "t") is not None]
    return bool(runs) and all(
        (bold := r.find(f"{W}rPr/{W}b")) is not None and bold.get(W + "val", "1") != "0"
        for r in runs
    )


def own_length(sections: Iterable[Section]) -> int:
    """How many characters of running text are the authority's own."""
    return sum(len(p.text) for s in sections for p in s.paragraphs if _is_own(p))
