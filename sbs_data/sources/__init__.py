"""Sources: a kommunkod in, the answers of a public API out, as a file that ``statistics`` reads.

Knows addresses, pages and what can go wrong on the way; nothing of the database or the screen.
"""

from collections.abc import Mapping

from sbs_data.sources.fetched import Fetch, Fetched, Progress
from sbs_data.sources.kolada import fetch_kolada
from sbs_data.sources.skolverket import fetch_skolverket

FETCHES: Mapping[str, Fetch] = {"kolada": fetch_kolada, "skolverket": fetch_skolverket}
"""By the codes of the sources in ``sbs_data/measures/sources.py``."""

__all__ = ["FETCHES", "Fetch", "Fetched", "Progress", "fetch_kolada", "fetch_skolverket"]
