"""The copy as one file: the same words as JSON, for a machine, and as a PDF, for a reader. Pure."""

import io
import zipfile

READ_ME = """This is a copy of what is held about you.

copy.pdf is for reading. copy.json holds the same for a computer.
Keep both where nobody else finds them. If something is wrong or missing, tell the team.
"""
NO_PDF = """
There is no copy.pdf: {why}
"""
BEGAN = (1980, 1, 1, 0, 0, 0)
"""The time in a zip file: always the same, so that the same copy is the same file."""


def zipped(*, as_json: bytes, pdf: bytes | None, why_no_pdf: str = "") -> bytes:
    files = {"copy.json": as_json}
    read_me = READ_ME
    if pdf is not None:
        files["copy.pdf"] = pdf
    else:
        read_me += NO_PDF.format(why=why_no_pdf)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as folder:
        for name, held in {"READ-ME.txt": read_me.encode(), **files}.items():
            folder.writestr(zipfile.ZipInfo(name, BEGAN), held, zipfile.ZIP_DEFLATED)
    return made.getvalue()
