"""Attunement: the relationship is the record; every fact has a source and a date."""

from importlib.metadata import version

__version__ = version("attunement")
