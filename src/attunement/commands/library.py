"""`attunement library`: ask the evidence library from a terminal, in words or as JSON."""

import argparse
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from attunement.knowledge import Library, RecordError, read_library
from attunement.knowledge.contradictions import contradictions
from attunement.knowledge.plain import as_json
from attunement.knowledge.programme import Programme
from attunement.knowledge.record import Dated
from attunement.knowledge.search import FACETS, FacetName, Filters, search
from attunement.measures import measures
from attunement.measures.documents import measure_documents

from . import library_text as text
from .failure import Failure
from .subcommands import Subcommands

MOST_COMPARED = 4
_MOST_SHOWN = 20


def add(commands: Subcommands) -> None:
    library = commands.add_parser("library", help="search, show and compare what is known")
    actions = library.add_subparsers(required=True, metavar="ACTION")
    find = actions.add_parser(
        "search", help="find records by words and filters", parents=[_shared()]
    )
    find.add_argument("query", nargs="*", help="what you would type")
    for facet in FACETS:
        find.add_argument(
            f"--{facet.name}", action="append", choices=[*facet.options], help=facet.label
        )
    find.set_defaults(run=run_search)
    show = actions.add_parser("show", help="show one record", parents=[_shared()])
    show.add_argument("id", help="such as watch-wait-and-wonder")
    show.set_defaults(run=run_show)
    compare = actions.add_parser("compare", help="up to four programmes", parents=[_shared()])
    compare.add_argument("ids", nargs="+", metavar="PROGRAMME")
    compare.set_defaults(run=run_compare)
    apart = actions.add_parser("contradictions", help="where they disagree", parents=[_shared()])
    apart.set_defaults(run=run_contradictions)


def run_search(arguments: argparse.Namespace) -> int:
    chosen = {name: getattr(arguments, name.replace("-", "_")) or () for name in FacetName}
    known = _library(arguments)
    results = search(
        " ".join(arguments.query), Filters.of(**chosen), library=known, also=measure_documents()
    )
    if arguments.json:
        return _print_json(asdict(results))
    return _print(text.results(results, most=_MOST_SHOWN))


def run_show(arguments: argparse.Namespace) -> int:
    known = _library(arguments)
    found = [*known.find(arguments.id), *_measure(arguments.id)]
    if not found:
        raise Failure(f"There is no record {arguments.id}.{_perhaps(arguments.id, known)}")
    if arguments.json:
        shown = [{"kind": kind, **record.model_dump(mode="json")} for kind, record in found]
        return _print_json(shown)
    on = arguments.as_known_on or date.today()  # noqa: DTZ011  # a person's own day at a terminal
    return _print("\n".join(text.record(kind, record, known, on) for kind, record in found))


def run_compare(arguments: argparse.Namespace) -> int:
    known = _library(arguments)
    if len(arguments.ids) > MOST_COMPARED:
        raise Failure(f"At most {MOST_COMPARED} can be compared; you named {len(arguments.ids)}.")
    arguments.ids = [name.lower() for name in arguments.ids]
    for name in arguments.ids:
        if name not in known.programmes:
            raise Failure(f"There is no programme {name}.{_perhaps(name, known)}")
    programmes = [known.programmes[name] for name in dict.fromkeys(arguments.ids)]
    if arguments.json:
        return _print_json([_with_findings(one, known) for one in programmes])
    return _print(text.comparison(programmes, known))


def _with_findings(one: Programme, known: Library) -> dict[str, Any]:
    held = [claim.model_dump(mode="json") for claim in known.claims_about(one.id)]
    return {**one.model_dump(mode="json"), "claims": held}


def run_contradictions(arguments: argparse.Namespace) -> int:
    known = _library(arguments)
    found = contradictions(known)
    if arguments.json:
        return _print_json([asdict(each) for each in found])
    return _print(text.contradictions(found, known))


def _shared() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--json", action="store_true", help="as JSON")
    shared.add_argument(
        "--as-known-on", type=date.fromisoformat, metavar="YYYY-MM-DD", help="what was known then"
    )
    shared.add_argument("--records", type=Path, help="a team's own records, beside the shipped")
    return shared


def _library(arguments: argparse.Namespace) -> Library:
    try:
        known = read_library(overlay=arguments.records)
    except RecordError as error:
        raise Failure(f"{error}\nMend these records first.") from error
    return known.as_known_on(arguments.as_known_on) if arguments.as_known_on else known


def _measure(name: str) -> Iterator[tuple[str, Dated]]:
    """Measures stand beside the library, as they are defined today."""
    if name in measures():
        yield "measures", measures()[name]


def _perhaps(name: str, known: Library) -> str:
    hits = search(name, library=known, also=measure_documents()).hits[:3]
    return f" Did you mean {', '.join(hit.id for hit in hits)}?" if hits else ""


def _print(said: str) -> int:
    sys.stdout.write(said.rstrip("\n") + "\n")
    return 0


def _print_json(value: list[dict[str, Any]] | Mapping[str, Any]) -> int:
    return _print(as_json(value))
