"""A million PHQ-9 forms scored, against the bare NumPy sum of the same array in the same run.

Each pair is timed in turn, sum then score, so that whatever else the machine does falls on both.
"""

import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import NamedTuple

import numpy as np

from attunement.measures import measure, score
from attunement.measures.vectorised import score_many

FORMS = int(os.environ.get("FORMS", "1000000"))
ROUNDS = 15
ONE_BY_ONE = 2000
IN_A_FILE = (3_000, 30_000, 300_000)
GOAL = 2.0
REPORT = Path(__file__).resolve().parents[2] / "docs" / "benchmarks" / "measures.md"
IN_PANDAS = Path(__file__).with_name("in_pandas.py")
PHQ = measure("phq-9")
ITEMS = [item.key for item in PHQ.required]
MISSING = (0.0, 0.01)
"""Shares of answers that are missing."""


def forms(missing: float) -> np.ndarray:
    rng = np.random.default_rng(20261122)
    drawn = rng.integers(0, 4, size=(FORMS, len(ITEMS))).astype(float)
    drawn[rng.random(drawn.shape) < missing] = np.nan
    return drawn


def seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def in_turn(answers: np.ndarray) -> list[tuple[float, float]]:
    """Seconds of the bare sum and of the scores, round after round."""
    return [
        (
            seconds(lambda: answers.sum(axis=1)),
            seconds(lambda: score_many(PHQ, answers, items=ITEMS)),
        )
        for _ in range(ROUNDS)
    ]


def one_by_one(answers: np.ndarray) -> float:
    """Seconds for all forms by `score`, from some of them."""
    rows = [dict(zip(ITEMS, map(int, row), strict=True)) for row in answers[:ONE_BY_ONE]]
    return seconds(lambda: [score(PHQ, row) for row in rows]) * FORMS / len(rows)


class Pandas(NamedTuple):
    """Processor seconds of pandas and of `score_many` on the same forms, which gave one answer."""

    version: str
    seconds: float
    ours: float


def pandas_the_obvious_way(answers: np.ndarray) -> Pandas | None:
    """By the Python that RIVALS_PYTHON names, or this one; None where it has no pandas. Processor
    time, since other work shares the machine."""
    totals = score_many(PHQ, answers, items=ITEMS).total
    ours = min(processor_seconds(answers) for _ in range(5))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "forms.npy"
        np.save(path, answers)
        command = [os.environ.get("RIVALS_PYTHON", sys.executable), str(IN_PANDAS), str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return None
    version, taken, total = done.stdout.split()
    if int(total) != int(np.nansum(totals if totals is not None else 0)):
        raise RuntimeError("pandas and score_many added up the same forms differently")
    return Pandas(version, float(taken), ours)


def processor_seconds(answers: np.ndarray) -> float:
    start = process_time()
    score_many(PHQ, answers, items=ITEMS)
    return process_time() - start


def peak(rows: int, answers: np.ndarray, folder: Path) -> tuple[float, float]:
    """Seconds and peak MiB of `attunement score` on a file of so many rows, as a process."""
    source, out = folder / f"{rows}.csv", folder / f"{rows}-scores.csv"
    with source.open("w", encoding="utf-8") as file:
        file.write(",".join(ITEMS) + "\n")
        file.writelines(",".join(map(str, row)) + "\n" for row in answers[:rows].astype(int))
    code = (
        "import resource, sys; from attunement.cli import main; main(sys.argv[1:]); "
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
    )
    command = [sys.executable, "-c", code, "score", PHQ.id, str(source), "--out", str(out)]
    start = perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return perf_counter() - start, int(done.stderr.split()[-1]) / 1024


def in_files(answers: np.ndarray) -> str:
    with tempfile.TemporaryDirectory() as folder:
        found = {rows: peak(rows, answers, Path(folder)) for rows in IN_A_FILE}
    lines = [
        "",
        "## A file",
        "",
        "`attunement score` as a process: reading, checking, scoring, writing, and starting up.",
        "",
        "| Rows | Seconds | Rows a second | Peak memory, MiB |",
        "|---:|---:|---:|---:|",
    ]
    lines += [
        f"| {rows:,} | {taken:.1f} | {rows / taken:,.0f} | {mib:.0f} |"
        for rows, (taken, mib) in found.items()
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    load, timed = os.getloadavg()[0], {share: in_turn(forms(share)) for share in MISSING}
    whole = forms(0.0)
    text = report(load, timed, one_by_one(whole), pandas_the_obvious_way(whole))
    text += in_files(whole)
    print(text)
    REPORT.write_text(text, encoding="utf-8")


def report(
    load: float,
    timed: dict[float, list[tuple[float, float]]],
    alone: float,
    pandas: Pandas | None,
) -> str:
    lines = [
        "# Scoring by the million",
        "",
        f"`python -m benchmarks measures`, {os.cpu_count()} processors, Python "
        f"{platform.python_version()}, NumPy {np.__version__}; {FORMS:,} simulated PHQ-9 forms of "
        f"{len(ITEMS)} items. `score_many` checks every answer against the form, finds what is "
        "missing and adds up; the bare sum, `answers.sum(axis=1)`, only adds. The two are timed "
        f"in turn, {ROUNDS} rounds: a ratio within each round, then the median of the ratios. "
        f"Load when it started: {load:.1f}.",
        "",
        "| Answers missing | Bare sum, ms | `score_many`, ms | Ratio, median | Goal | |",
        "|---|---:|---:|---:|---:|---|",
    ]
    for share, rounds in timed.items():
        ratio = median(ours / bare for bare, ours in rounds)
        bare, ours = (1e3 * min(each) for each in zip(*rounds, strict=True))
        met = "met" if ratio <= GOAL else "NOT met"
        lines.append(f"| {share:.0%} | {bare:.1f} | {ours:.1f} | {ratio:.2f} | {GOAL:g} | {met} |")
    best = min(ours for _, ours in timed[0.0])
    lines += [
        "",
        "Milliseconds are the best of the rounds. Other work shared the machine: read the ratios.",
        "",
        "## Beside other ways",
        "",
        "| Way | Seconds | Times `score_many` |",
        "|---|---:|---:|",
        f"| `score`, one form at a time ({ONE_BY_ONE:,} forms, scaled) | {alone:.1f} "
        f"| {alone / best:,.0f} |",
    ]
    said = "pandas: `isin`, `isna`, `sum(axis=1, skipna=False)`"
    if pandas is None:
        lines.append(f"| {said} | not measured here: not installed | |")
        return "\n".join(lines) + "\n"
    ratio = pandas.seconds / pandas.ours
    lines += [
        f"| {said} | {pandas.seconds:.3f} | {ratio:.1f} |",
        "",
        f"pandas {pandas.version}, in a process and an environment of its own (`RIVALS_PYTHON` "
        f"names its Python), on the same array and with the same totals. Its seconds are processor "
        f"seconds, and so is the {pandas.ours:.3f} of `score_many` that they are divided by; one "
        "form at a time is by the clock.",
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
