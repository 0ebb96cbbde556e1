"""From the bytes of a file to referrals, with every row that cannot go in named by what to mend.

Pure: no database, and the same bytes on the same day give the same answer.
"""

from .back import refused_file, template_file
from .bytes import LARGEST, Decoded, Unreadable, decode, refuse_too_large
from .rows import CheckedFile, RefusedRow, Row, check

__all__ = [
    "LARGEST",
    "CheckedFile",
    "Decoded",
    "RefusedRow",
    "Row",
    "Unreadable",
    "check",
    "decode",
    "refuse_too_large",
    "refused_file",
    "template_file",
]
