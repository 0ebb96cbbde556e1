"""Three formats of one reference.

RIS: the tag list of Research Information Systems (TY first, ER last, CRLF line ends). BibTeX: the
`@misc` and `@article` entries of btxdoc. CSL-JSON: citationstyles.org schema 1.0.
"""

import json
from collections.abc import Iterator

from attunement.knowledge.citing.reference import Reference

_RIS = {"article": "JOUR", "web-page": "ELEC", "document": "GEN"}
_BIBTEX = {"article": "article", "web-page": "misc", "document": "misc"}
_CSL = {"article": "article-journal", "web-page": "webpage", "document": "document"}
_HELD_IN = {"article": "journal", "web-page": "howpublished", "document": "howpublished"}
_RIS_HELD_IN = {"article": "JO", "web-page": "T2", "document": "T2"}
_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


def ris(reference: Reference) -> str:
    """The reference as one RIS record."""
    lines = [("TY", _RIS[reference.form]), ("ID", reference.id)]
    lines += [("AU", author) for author in reference.authors]
    lines += [(tag, " ".join(value.split())) for tag, value in _ris_fields(reference) if value]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in [*lines, ("ER", "")])


def bibtex(reference: Reference) -> str:
    """The reference as one BibTeX entry; text is escaped, addresses are left as they are."""
    issued = reference.issued
    fields = {
        "author": _bibtex_authors(reference),
        "title": _tex(reference.title),
        _HELD_IN[reference.form]: _tex(reference.container),
        "volume": reference.volume,
        "number": reference.issue,
        "pages": reference.pages and reference.pages.replace("-", "--"),
        "note": _tex(reference.note),
        "year": issued and issued[:4],
        "month": issued[5:7].lstrip("0") if issued and len(issued) > 4 else None,
        "doi": reference.doi,
        "url": reference.url,
    }
    held = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@{_BIBTEX[reference.form]}{{{reference.id},\n{held}\n}}\n"


def csl_json(reference: Reference) -> str:
    """The reference as a CSL-JSON list of one."""
    fields = {
        "id": reference.id,
        "type": _CSL[reference.form],
        "title": reference.title,
        "author": [_csl_name(author) for author in reference.authors],
        "container-title": reference.container,
        "volume": reference.volume,
        "issue": reference.issue,
        "page": reference.pages,
        "note": reference.note,
        "URL": reference.url,
        "DOI": reference.doi,
        "issued": reference.issued and {"date-parts": [_parts(reference.issued)]},
    }
    held = {name: value for name, value in fields.items() if value}
    return json.dumps([held], ensure_ascii=False, indent=2) + "\n"


def _ris_fields(reference: Reference) -> Iterator[tuple[str, str | None]]:
    first, _, last = (reference.pages or "").partition("-")
    yield "TI", reference.title
    yield _RIS_HELD_IN[reference.form], reference.container
    yield "VL", reference.volume
    yield "IS", reference.issue
    yield "SP", first
    yield "EP", last
    yield "N1", reference.note
    yield "PY", reference.issued and reference.issued[:4]
    yield "DA", reference.issued and "/".join(f"{part:02d}" for part in _parts(reference.issued))
    yield "UR", reference.url
    yield "DO", reference.doi


def _bibtex_authors(reference: Reference) -> str | None:
    """In BibTeX a name of several words without a comma is one name only within braces."""
    names = [
        f"{{{_tex(author)}}}" if " " in author and "," not in author else _tex(author) or ""
        for author in reference.authors
    ]
    if names and reference.more_authors:
        names.append("others")
    return " and ".join(names)


def _csl_name(author: str) -> dict[str, str]:
    family, _, given = author.partition(", ")
    return {"family": family, "given": given} if given else {"literal": author}


def _parts(issued: str) -> list[int]:
    return [int(part) for part in issued.split("-")]


def _tex(text: str | None) -> str | None:
    return None if text is None else " ".join(text.split()).translate(_TEX)
