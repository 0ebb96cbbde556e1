"""`attunement knowledge check`: are the evidence records sound?"""

import argparse
import sys
from pathlib import Path

from attunement.guidance.occasions import Occasion
from attunement.knowledge import RecordError, read_library
from attunement.knowledge.reading import faults_of_kind
from attunement.knowledge.loader import RECORDS
from attunement.measures.definition import Measure

from .subcommands import Subcommands


def add(commands: Subcommands) -> None:
    knowledge = commands.add_parser("knowledge", help="check the evidence records")
    actions = knowledge.add_subparsers(required=True, metavar="ACTION")
    check = actions.add_parser("check", help="check every record")
    check.add_argument("--records", type=Path, default=RECORDS, help="the folder that holds them")
    check.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    root: Path = arguments.records
    try:
        known = read_library(root)
        above = [
            problem
            for kind, model in (("measures", Measure), ("guidance", Occasion))
            for problem in faults_of_kind(kind, model, known.sources, root=root)
        ]
        if above:
            raise RecordError(above)
    except RecordError as error:
        print(error, file=sys.stderr)
        print(f"{len(error.problems)} to mend.", file=sys.stderr)
        return 1
    counts = (
        f"{len(known.programmes)} programmes, {len(known.claims)} claims, "
        f"{len(known.reviews)} reviews, {len(known.sources)} sources, "
        f"{len(known.stressors)} stressors"
    )
    print(f"All records are sound: {counts}. Version {known.version}.")
    return 0
