"""What leaves the house: a record of ``sbs_data.figures`` → PDF and Word.

What sets them is imported when something is taken out: no page waits for it.
"""

from __future__ import annotations

from datetime import date

from sbs_data.answers.overview import Overview

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def to_pdf(view: Overview) -> bytes:
    """Lägesbild on one A4, to print: tagged (PDF/UA-1)."""
    from sbs_data.exports import pdf

    return pdf.to_pdf(view)


def to_word(view: Overview) -> bytes:
    """The same A4 as a Word file, to work on."""
    from sbs_data.exports import word

    return word.to_word(view)


def file_name(page: str, day: date, ending: str) -> str:
    """``delmal-lagesbild-2026-11-22.pdf``; ``page`` is its address."""
    return f"delmal-{page}-{day.isoformat()}.{ending}"
