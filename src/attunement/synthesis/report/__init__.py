"""A pooled result in words, with its references."""

from .references import REFERENCES
from .report import Report, report

__all__ = ["REFERENCES", "Report", "report"]
