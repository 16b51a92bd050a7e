"""A paragraph's sentences, and the small letters that all rules are written in."""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(r"[.!?…]\s+(?=[A-ZÅÄÖ”\"(\d–≥≤-])|\n+")
# No sentence ends after these.
_ABBREVIATION = re.compile(
    r"\b(?:bl\.\s?a|t\.\s?ex|d\.\s?v\.\s?s|dvs|p\.\s?g\.\s?a|m\.\s?m|ca|nr|åk|kl|s\.\s?k|resp|ev|"
    r"exkl|inkl|jfr|fr\.\s?o\.\s?m|t\.\s?o\.\s?m|f\.\s?d|st)\.$",
    re.IGNORECASE,
)
_LONGEST_ABBREVIATION = 12
_QUOTES = re.compile(r"[”“\"»«„]")


def words(pattern: str) -> re.Pattern[str]:
    """A pattern for text in small letters, spread over lines with no meaning in their spaces."""
    return re.compile(pattern)


def small(text: str) -> str:
    """In small letters and without quotation marks, each sign where it stood."""
    plain = text.lower()
    if len(plain) != len(text):  # a few letters of the world's scripts grow when lowered
        plain = "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)
    return _QUOTES.sub(" ", plain.replace("\u00a0", " ").replace("\t", " "))


def of(text: str) -> Iterator[str]:
    """The sentences of a paragraph; one that ends in an abbreviation goes on."""
    start = 0
    for end in _END.finditer(text):
        sentence = text[start : end.end()].strip()
        if not _ABBREVIATION.search(sentence[-_LONGEST_ABBREVIATION:]):
            yield sentence
            start = end.end()
    if text[start:].strip():
        yield text[start:].strip()


def marked(text: str, *spans: tuple[int, int]) -> str:
    """The text with numbers as ``#``, so that a rule sees where they stand and reads none."""
    for start, end in spans:
        text = f"{text[:start]}{'#' * (end - start)}{text[end:]}"
    return text


def blanked(text: str, *spans: tuple[int, int]) -> str:
    """The text with some of it as spaces, so that no rule reads it and all else stays in place."""
    for start, end in spans:
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text
