"""Refits by the thousand, timed with their peak memory; rivals where they are installed.

With SIZES=10,30 in the environment, tasks that are done at every size are done at those alone.
"""

import importlib.util
import json
import os
import platform
import subprocess
import sys
from pathlib import Path

import numpy
import scipy

from benchmarks.synthesis import optima, rivals
from benchmarks.synthesis.goals import GOALS, Found, Key, Measured, Rivals, figures
from benchmarks.synthesis.tasks import SIZES, TASKS

ASKED = tuple(int(k) for k in os.environ.get("SIZES", ",".join(map(str, SIZES))).split(","))
REPORT = Path(__file__).resolve().parents[2] / "docs" / "benchmarks" / "synthesis.md"
ONE_BLAS_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
"""Refits are shared among threads already: a second team of threads in BLAS makes REML refits
about five times as slow on two processors."""
ALIKE = ("selection", "overlap")
"""Nothing in these is compiled, so they are measured once. All others are measured with compiled
loops too, where numba is installed."""


def main() -> None:
    load, found = os.getloadavg()[0], {}
    for key in wanted():
        found[key] = measured(*key)
        print(*key, found[key], flush=True)
    text = report(found, rivals.measured(), (load, os.getloadavg()[0]))
    print(text)
    REPORT.write_text(text, encoding="utf-8")


def wanted() -> list[Key]:
    ways = ["numpy", "fast"] if importlib.util.find_spec("numba") else ["numpy"]
    return [
        (name, k, by)
        for name, task in TASKS.items()
        for k in (ASKED if task.sizes == SIZES else task.sizes)
        for by in ways
        if by == "numpy" or name not in ALIKE
    ]


def measured(name: str, k: int, by: str) -> Measured:
    command = [sys.executable, "-m", "benchmarks.synthesis.one", name, str(k), by]
    environment = {**os.environ, **ONE_BLAS_THREAD}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return Measured(**json.loads(done.stdout))


def report(found: Found, others: Rivals, load: tuple[float, float]) -> str:
    versions = ", ".join(
        f"{one.name} {one.version}" if one.version else f"{one.name} not installed"
        for one in others.values()
    )
    lines = [
        "# Refits by the thousand",
        "",
        f"`python -m benchmarks synthesis`, {os.cpu_count()} processors, Python "
        f"{platform.python_version()}, NumPy {numpy.__version__}, SciPy {scipy.__version__}; "
        f"{versions}. One run; simulated studies; each task in a process of its own. "
        f"Other work on the machine: a load of {load[0]:.1f} at the start and {load[1]:.1f} at "
        "the end, so that the clock says little. Goals are judged by processor time, over all "
        "threads (our second thread counts for nothing in a ratio); the two tasks that two threads "
        "share evenly by half of it. A busy machine makes processor time longer too, for everyone: "
        "ratios bear that, goals in seconds do not.",
        "",
        "One BLAS thread (OPENBLAS_NUM_THREADS=1, which has to be set before NumPy is loaded): "
        "refits are shared among threads already, and with BLAS's own threads as well REML refits "
        "took about five times as long. Set it too where speed matters in a notebook.",
        "",
        'Rivals are not part of this project. metafor comes with `install.packages("metafor")` '
        "in R, or as a package of the system (on Debian, `r-cran-metafor`); PyMARE and statsmodels "
        "with pip in a virtual environment of their own, whose Python RIVALS_PYTHON then names.",
        "",
        "## Goals",
        "",
        "| What | Goal | Measured | |",
        "|---|---|---:|---|",
        *(goal.row(found, others) for goal in GOALS),
        "",
        "How often intervals hold the truth stands in [coverage](coverage.md); why what is missed "
        "is missed, in [limits](synthesis-limits.md).",
        *highest(others),
        "",
        "## Every task",
        "",
        "By the clock and of processor time, the least of 2 to 300 rounds; memory is what the "
        "task adds to the peak of its process. Compiled loops are loaded before (0.2 to 0.6 s once "
        "in a process, and compiled once on a machine, in 15 to 60 s), and that is not counted.",
        "",
        "| Task | k | By | Refits | Clock, s | Processor, s | Microseconds a refit | Peak MiB |",
        "|---|---:|---|---:|---:|---:|---:|---:|",
        *(row(key, one) for key, one in found.items()),
        "",
        "## Others, a refit at a time",
        "",
        "Processor time of one refit. Each refits a few resamples (metafor 100, or 40 from k = 100 "
        "and 2 from k = 1,000; the others 50) in one process, with the clock around the loop, and "
        "below k = 1,000 metafor does so three times, of which the least counts; "
        "times ours is against our refit by NumPy alone.",
        "",
        "| Rival | Task | k | Milliseconds | Times ours |",
        "|---|---|---:|---:|---:|",
        *(line for one in others.values() for line in rows_of(one, found)),
    ]
    return "\n".join(lines) + "\n"


def row(key: Key, one: Measured) -> str:
    name, k, by = key
    refits = TASKS[name].refits(k)
    return (
        f"| {TASKS[name].words} | {k:,} | {by} | {refits:,} | {one.clock:.3g} "
        f"| {one.processor:.3g} | {figures(1e6 * one.processor / refits)} | {one.mib:.0f} |"
    )


def rows_of(rival: rivals.Rival, found: Found) -> list[str]:
    lines = []
    for (task, k), seconds in sorted(rival.seconds.items()):
        mine = found.get((task, k, "numpy"))
        times = figures(seconds * TASKS[task].refits(k) / mine.processor) if mine else ""
        lines.append(
            f"| {rival.name} {rival.version} | {TASKS[task].words} | {k:,} "
            f"| {figures(1e3 * seconds)} | {times} |"
        )
    return lines or [f"| {rival.name} | not measured here | | | |"]


def highest(others: Rivals) -> list[str]:
    """Who found the highest restricted likelihood."""
    lines = [
        "",
        "## The highest likelihood",
        "",
        f"REML on {optima.EASY} simulated sets as in reviews and {optima.HARD} chosen because "
        "their restricted likelihood has two maxima or more. The largest score of ours, scaled by "
        f"curvature, is {optima.ours().worst_score:.1e} (goal: below 1e-12).",
        "",
        "| Rival, at its defaults | Gave nothing | Lower than ours | by more than 0.01 | Higher |",
        "|---|---:|---:|---:|---:|",
    ]
    for one in others.values():
        if one.optima:
            said = optima.compared(one.optima)
            lines.append(
                f"| {one.name} {one.version} | {said.nothing} | {said.lower} | {said.much_lower} "
                f"| {said.higher} |"
            )
        else:
            why = "has no REML" if one.version else "not measured here"
            lines.append(f"| {one.name} | {why} | | | |")
    return [*lines, "", *SELECTION]


SELECTION = (
    "Selection models take metafor minutes each, so they were compared once, by metafor 3.8.1 on "
    "102 simulated studies, and are not part of this run. Ours are no lower for five of six: step "
    "-3.046245 both, half-normal -4.55522 to -4.55540, negative exponential -4.55522 to -4.55549, "
    "logistic -4.55522 to -4.55539, power -3.88194 to -3.88196. For beta metafor prints -1.83390 "
    "and ours is -1.8347165; at metafor's own parameters the likelihood, integrated anew by "
    "adaptive quadrature, is -1.8347166: what metafor prints there is off by its own integration.",
)


if __name__ == "__main__":
    main()
