"""Citations of what the library rests on, in the formats that reference managers read."""

from attunement.knowledge.citing.formats import bibtex, csl_json, ris
from attunement.knowledge.citing.reference import Reference, reference

__all__ = ["Reference", "bibtex", "csl_json", "reference", "ris"]
