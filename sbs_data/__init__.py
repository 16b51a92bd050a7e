"""Delmål: from the schools' Word reports to goals on a screen."""

__version__ = "0.1.0"
