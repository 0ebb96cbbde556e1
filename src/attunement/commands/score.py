"""`attunement score`: a file of answers goes in, a file of scores comes out."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from .failure import Failure
from .subcommands import Subcommands

if TYPE_CHECKING:
    from attunement.measures import Measure

    from .scoring.whole_file import Tally

SOME_ROWS_COULD_NOT_BE_SCORED = 3
STOPPED = 130
EXAMPLE = """\
example:
  attunement score phq-9 answers.csv --map 1=q1 --map 2=q2 --out scores.csv

Columns are looked for by item key (1, 2, ...); --map names those that are called otherwise. Every
other column is carried through. An empty cell is a missing answer; "not observed" is one where the
form allows it.

exit code: 0 all well; 1 nothing could be done; 3 some rows could not be scored, and stand in the
problems file; 130 stopped by the keyboard, what was done is kept.
"""


def add(commands: Subcommands) -> None:
    parser = commands.add_parser(
        "score",
        help="score a file of answers, however large",
        description="Scores each row of a CSV file. A row with a mistake costs that row alone: it "
        "is left out of the scores and told in a file of problems.",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("measure", help="such as phq-9")
    parser.add_argument("answers", type=Path, help="CSV in UTF-8: a header, then a row a form")
    parser.add_argument(
        "--map",
        action="append",
        type=_pair,
        default=[],
        metavar="ITEM=COLUMN",
        help="which column of the file holds an item; once for each",
    )
    parser.add_argument(
        "--out", type=Path, default=Path("scores.csv"), help="where scores go (scores.csv)"
    )
    parser.add_argument("--replace", action="store_true", help="write over files that are there")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from attunement.measures import UnknownMeasure, measure

    from .scoring.whole_file import score_file

    out: Path = arguments.out
    problems = out.with_name(f"{out.stem}-problems.csv")
    try:
        asked = measure(arguments.measure)
    except UnknownMeasure as error:
        raise Failure(str(error)) from error
    mapped = _mapped(arguments.map)
    _clear(arguments.answers, (out, problems), replace=arguments.replace)
    with _bar(arguments.answers) as progress:
        done = score_file(
            asked, arguments.answers, out=out, problems=problems, mapped=mapped, progress=progress
        )
    _tell(asked, done, out, problems)
    if done.stopped:
        return STOPPED
    return SOME_ROWS_COULD_NOT_BE_SCORED if done.faulty else 0


def _clear(source: Path, made: tuple[Path, ...], *, replace: bool) -> None:
    """Raises Failure where a file is in the way, or would be read and written at once."""
    for path in made:
        if path.exists():
            if source.exists() and path.samefile(source):
                raise Failure(f"{path} holds the answers. Name another file for the scores.")
            if not replace:
                raise Failure(f"{path} is there already. Name another file, or add --replace.")
    for path in made:
        try:
            path.unlink(missing_ok=True)  # no problems of an earlier run may stand beside
        except OSError as error:
            raise Failure(f"{path} cannot be replaced ({error.strerror}).") from error


@contextmanager
def _bar(source: Path) -> Iterator[Callable[[int], None]]:
    """A bar on standard error that moves with the bytes read."""
    from tqdm import tqdm

    try:
        size = source.stat().st_size
    except OSError as error:
        raise Failure(f"{source} cannot be read ({error.strerror}). Check the path.") from error
    with tqdm(total=size or None, desc="Scoring", unit="B", unit_scale=True, leave=False) as bar:

        def progress(read: int) -> None:
            bar.update(read - bar.n)

        yield progress


def _mapped(pairs: list[tuple[str, str]]) -> dict[str, str]:
    names = [name for name, _ in pairs]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise Failure(f"--map names {', '.join(twice)} more than once. Give each once.")
    return dict(pairs)


def _tell(measure: "Measure", done: "Tally", out: Path, problems: Path) -> None:
    if done.stopped:
        print(f"Stopped. The scores of the rows up to line {done.line} are kept.")
    print(f"Scored: {done.scored:,}. Incomplete: {done.incomplete:,}.")
    if done.faulty:
        print(f"Could not be scored: {done.faulty:,}. What is wrong with each: {problems}")
    if done.act_today:
        forms = "form asks" if done.act_today == 1 else "forms ask"
        print(f"{done.act_today:,} {forms} for action today: see the columns “act today”.")
        for what in dict.fromkeys(rule.do for rule in measure.safety):
            print(f"  {what}")
    if any(band.unchecked for scale in measure.scales for band in scale.family_bands):
        print("The bands are not yet checked against the publisher.")
    for caution in measure.cautions:
        print(caution)
    print(f"Written: {out}")


def _pair(written: str) -> tuple[str, str]:
    name, equals, column = written.partition("=")
    if not (name.strip() and equals and column.strip()):
        raise argparse.ArgumentTypeError(f"{written!r} is not ITEM=COLUMN, such as 1='Question 1'")
    return name.strip(), column.strip()
