"""Sources: a kommunkod in, the answers of a public API out, as a file that ``statistics`` reads.

Knows addresses, pages and what can go wrong on the way; nothing of the database or the screen.
"""

from sbs_data.sources.fetched import Fetched, Progress
from sbs_data.sources.kolada import fetch_kolada
from sbs_data.sources.skolverket import fetch_skolverket

__all__ = ["Fetched", "Progress", "fetch_kolada", "fetch_skolverket"]
