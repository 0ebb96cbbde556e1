"""`attunement knowledge`: are the evidence records sound, and what shape do they have?"""

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from pydantic import BaseModel

from attunement.guidance.comprehensive import Factor
from attunement.guidance.occasions import Occasion
from attunement.knowledge import Problem, RecordError, read_library
from attunement.knowledge.contradictions import unmatched_resolutions
from attunement.knowledge.json_schema import SCHEMAS, json_schema
from attunement.knowledge.kinds import KINDS
from attunement.knowledge.library import Library
from attunement.knowledge.loader import RECORDS
from attunement.knowledge.reading import faults_of_kind
from attunement.measures.definition import Measure

from .failure import Failure
from .subcommands import Subcommands

ABOVE: Mapping[str, type[BaseModel]] = MappingProxyType(
    {"comprehensive": Factor, "guidance": Occasion, "measures": Measure}
)
"""The kinds of record that packages above `knowledge` define, kept beside the others."""

EVERY_KIND: Mapping[str, type[BaseModel]] = MappingProxyType({**KINDS, **ABOVE})


def add(commands: Subcommands) -> None:
    knowledge = commands.add_parser("knowledge", help="check the evidence records")
    actions = knowledge.add_subparsers(required=True, metavar="ACTION")
    check = actions.add_parser("check", help="check every record, and a team's own beside them")
    check.add_argument("overlay", type=Path, nargs="?", help="a team's own records")
    check.add_argument(
        "--records", type=Path, default=RECORDS, help="the folder of shipped records"
    )
    check.set_defaults(run=run)
    schema = actions.add_parser("schema", help="print the JSON Schema of a kind of record")
    schema.add_argument("kind", nargs="?", choices=sorted(EVERY_KIND), metavar="KIND")
    schema.add_argument("--write", action="store_true", help="write those of every kind instead")
    schema.set_defaults(run=run_schema)


def run(arguments: argparse.Namespace) -> int:
    root: Path = arguments.records
    try:
        known = read_library(root, overlay=arguments.overlay)
        problems = [*_above(root, known), *_settle_nothing(known)]
        if problems:
            raise RecordError(problems)
    except RecordError as error:
        print(error, file=sys.stderr)
        print(f"{len(error.problems)} to mend.", file=sys.stderr)
        return 1
    counts = ", ".join(f"{len(known.kind(kind))} {kind.replace('-', ' ')}" for kind in KINDS)
    print(f"All records are sound: {counts}. Version {known.version}.")
    if known.local:
        print(f"{len(known.local)} of them are local.")
    return 0


def run_schema(arguments: argparse.Namespace) -> int:
    if arguments.write:
        for kind, model in EVERY_KIND.items():
            (SCHEMAS / f"{kind}.json").write_text(json_schema(kind, model), encoding="utf-8")
        print(f"{len(EVERY_KIND)} schemas written to {SCHEMAS.name}.")
        return 0
    if arguments.kind is None:
        raise Failure(f"Name a kind: {', '.join(sorted(EVERY_KIND))}.")
    print(json_schema(arguments.kind, EVERY_KIND[arguments.kind]), end="")
    return 0


def _above(root: Path, known: Library) -> Iterator[Problem]:
    for kind, model in ABOVE.items():
        yield from faults_of_kind(kind, model, known.sources, root=root)


def _settle_nothing(known: Library) -> Iterator[Problem]:
    for resolution in unmatched_resolutions(known):
        wrong = f"{' and '.join(resolution.between)} are not the two sides of a contradiction."
        mend = "Copy the ids from `attunement library contradictions`."
        yield Problem(f"resolutions/{resolution.id}.yaml", 1, "between", wrong, mend)
