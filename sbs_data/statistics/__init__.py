"""Statistics: bytes in, a table of observations out (``observations.SCHEMA``).

Knows the sources and their formats; nothing of the database, the screen or what may be shown.
"""

from sbs_data.statistics.faults import Fault, FaultyTable
from sbs_data.statistics.reader import WhichSheets, read_statistics, recognise
from sbs_data.statistics.result import Kind, Statistics
from sbs_data.statistics.template import template, template_csv

__all__ = [
    "Fault",
    "FaultyTable",
    "Kind",
    "Statistics",
    "WhichSheets",
    "read_statistics",
    "recognise",
    "template",
    "template_csv",
]
