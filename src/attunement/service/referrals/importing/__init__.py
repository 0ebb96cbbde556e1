"""From the bytes of a file to referrals, with every row that cannot go in named by what to mend.

Pure: no database, and the same bytes on the same day give the same answer.
"""

from .back import refused_file, template_file
from .bytes import LARGEST, Decoded, Unreadable, decode
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
    "refused_file",
    "template_file",
]
