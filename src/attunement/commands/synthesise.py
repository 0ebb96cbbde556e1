"""`attunement synthesise`: from a file of studies to a pooled result, its plots and its words."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from .failure import Failure
from .subcommands import Subcommands

if TYPE_CHECKING:
    from .synthesis_of_file import Asked

EXAMPLE = """\
example:
  attunement synthesise studies.csv --measure SMD --label Study \\
      --map m1="Mean 1" --map sd1="SD 1" --map n1="N 1" \\
      --map m2="Mean 2" --map sd2="SD 2" --map n2="N 2" --out results

Without --map, columns of the file that bear the measure's own names (m1 or m1i) are taken. A table
of data rows that RevMan wrote is known by its columns; name the analysis, as --analysis 1.2.
"""


def add(commands: Subcommands) -> None:
    parser = commands.add_parser(
        "synthesise",
        help="pool the studies of a CSV file",
        description="Pools studies, prints a table and the same call for R's metafor, and writes "
        "forest.svg, funnel.svg (3 studies or more) and report.md.",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("studies", type=Path, help="CSV in UTF-8: a header, then a row a study")
    parser.add_argument(
        "--format", choices=("csv", "revman"), help="of the file; by default told by its columns"
    )
    parser.add_argument(
        "--analysis", type=_analysis, metavar="GROUP.NUMBER", help="which one of a RevMan file"
    )
    parser.add_argument("--measure", required=True, help="SMD, MD, OR, RR, PLO, ZCOR, GEN, ...")
    parser.add_argument(
        "--map",
        action="append",
        type=_pair,
        default=[],
        metavar="NAME=COLUMN",
        help="which column of the file holds a column of the measure; once for each",
    )
    parser.add_argument("--label", metavar="COLUMN", help="the column that names the studies")
    parser.add_argument(
        "--references", type=Path, metavar="FILE", help="RIS: where each study was published"
    )
    parser.add_argument(
        "--reference",
        metavar="COLUMN",
        help="the column with the DOI, ID or label of each study's reference (by default --label)",
    )
    parser.add_argument("--by", metavar="COLUMN", help="pool within the groups of a column, too")
    parser.add_argument("--variance", help="which sampling variance, where a measure has several")
    parser.add_argument("--method", default="REML", help="REML (the default), DL, PM, EE, ...")
    parser.add_argument("--test", help="knha, z, t or adhoc; by default knha, and z for EE")
    parser.add_argument("--level", type=float, default=0.95, help="of intervals (0.95)")
    parser.add_argument("--title", default="Evidence synthesis", help="of the report")
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="where plots and report are written"
    )
    parser.add_argument("--replace", action="store_true", help="write over files that are there")
    parser.add_argument("--json", action="store_true", help="print the result as JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    # SciPy takes longer to import than most commands take to run.
    from attunement.synthesis import SynthesisError

    from .synthesis_of_file import synthesise
    from .synthesis_text import as_json, as_text, files

    try:
        done = synthesise(_asked(arguments))
        written = _write(arguments, files(done)) if arguments.out else []
    except SynthesisError as error:
        raise Failure(str(error)) from error
    if not arguments.json:
        sys.stdout.write(as_text(done))
        for path in written:
            print(f"Written: {path}")
    else:
        sys.stdout.write(as_json(done, written))
    return 0


def _asked(arguments: argparse.Namespace) -> "Asked":
    from .synthesis_of_file import Asked

    names = [name for name, _ in arguments.map]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise Failure(f"--map names {', '.join(twice)} more than once. Give each once.")
    return Asked(
        source=arguments.studies,
        form=arguments.format,
        analysis=arguments.analysis,
        references=arguments.references,
        reference=arguments.reference,
        measure=arguments.measure,
        columns=dict(arguments.map),
        label=arguments.label,
        by=arguments.by,
        variance=arguments.variance,
        method=arguments.method,
        test=arguments.test,
        level=arguments.level,
        title=arguments.title,
    )


def _write(arguments: argparse.Namespace, made: dict[str, str]) -> list[Path]:
    """All or none: what is in the way is named before anything is written."""
    folder: Path = arguments.out
    there = [name for name in made if (folder / name).exists()]
    if there and not arguments.replace:
        raise Failure(
            f"{folder} already has {', '.join(there)}. Name another folder, or add --replace."
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in made.items():
            (folder / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise Failure(f"Cannot write to {folder} ({error.strerror}). Check the path.") from error
    return [folder / name for name in made]


def _pair(written: str) -> tuple[str, str]:
    name, equals, column = written.partition("=")
    if not (name.strip() and equals and column.strip()):
        raise argparse.ArgumentTypeError(f"{written!r} is not NAME=COLUMN, such as m1='Mean 1'")
    return name.strip(), column.strip()


def _analysis(written: str) -> tuple[int, int]:
    group, point, number = written.partition(".")
    if not (point and group.isdecimal() and number.isdecimal()):
        raise argparse.ArgumentTypeError(f"{written!r} is not a group and a number, such as 1.2")
    return int(group), int(number)
