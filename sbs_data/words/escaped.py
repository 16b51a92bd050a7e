"""Report text where a library insists on reading it as markup: the one place that escapes.

Wherever it can, a page shows text with ``st.text``. Labels of widgets, badges, tables, toasts and
messages are Markdown to Streamlit, and labels of a figure are pseudo-HTML to Plotly; there, the
text goes through here and comes out as the characters it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_SPACE = re.compile(r"[^\S\u00a0]+")
"""A no-break space stays: a number and its unit are not parted at the end of a line."""
_JOINER = "\u2060"
"""WORD JOINER: has no width and breaks a pattern."""

# Streamlit looks for these in the finished text, when a backslash no longer helps: emoji and
# symbol names, the start of an address, e-mail, and arrows typed as signs.
_LATE = re.compile(
    r"(?<=:)(?=[\w+-]+:)"
    r"|(?<=https:)(?=//)|(?<=http:)(?=//)|(?<=www)(?=\.)|(?<=\w@)(?=\w)"
    r"|(?<=<)(?=->)|(?<=[<~>])(?=[-=](?:\s|$))|(?<=-)(?=[->](?:\s|$))",
    re.IGNORECASE,
)


def markdown(text: str) -> str:
    """Text → Markdown that shows exactly those characters, on one line.

    >>> markdown("<b> :red[x]")
    '\\\\<b\\\\> \\\\:red\\\\[x\\\\]'
    """
    one_line = _SPACE.sub(" ", text).strip()
    return _PUNCTUATION.sub(r"\\\1", _LATE.sub(_JOINER, one_line))


def marked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The same, with what stands between each start and end (in order) made to stand out.

    >>> marked("a_b c", [(4, 5)])
    'a\\\\_b :blue-background[**c**]'
    """
    told, at = [], 0
    for start, end in spans:
        told += [_escaped(text[at:start]), f":blue-background[**{_escaped(text[start:end])}**]"]
        at = end
    return "".join([*told, _escaped(text[at:])]).strip()


def _escaped(piece: str) -> str:
    return _PUNCTUATION.sub(r"\\\1", _LATE.sub(_JOINER, _SPACE.sub(" ", piece)))


def plotly(text: str) -> str:
    """Text → a Plotly label that shows exactly those characters.

    Plotly reads ``<b>``, ``<a href>`` and entities in labels and hovers, and ``$…$`` as a formula.
    """
    one_line = _SPACE.sub(" ", text).strip()
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("$", "&#36;")):
        one_line = one_line.replace(sign, entity)
    # In a hover, %{…} is a variable.
    return one_line.replace("%{", "&#37;{")
