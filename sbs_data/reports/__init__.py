"""Word reports: bytes in, a :class:`sbs_data.model.Report` out."""

from sbs_data.reports.as_dict import report_to_dict
from sbs_data.reports.reader import read_report

__all__ = ["read_report", "report_to_dict"]
