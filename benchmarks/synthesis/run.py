"""Refits by the thousand, timed with their peak memory; rivals where they are installed.

Run with SIZES=10,30 for a shorter one.
"""

import json
import os
import platform
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy
import scipy

from benchmarks.synthesis import rivals
from benchmarks.synthesis.tasks import REFITS, SIZES, TASKS

ASKED = tuple(int(n) for n in os.environ.get("SIZES", ",".join(map(str, SIZES))).split(","))
REPORT = Path(__file__).resolve().parents[2] / "docs" / "benchmarks" / "synthesis.md"
GOALS = {("gosh-exhaustive", 20): 5.0, ("permutation-exact", 13): 0.020, ("living", 200): 0.3}
"""Seconds, from the issue; its other goals are ratios to rivals."""


ONE_BLAS_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
"""Refits are shared among threads already: a second team of threads in BLAS makes REML refits
about five times as slow on two processors."""


@dataclass(frozen=True)
class Measured:
    name: str
    k: int
    seconds: float
    mib: float

    @property
    def refits(self) -> int:
        return TASKS[self.name].refits(self.k)


def main() -> None:
    load, found = os.getloadavg()[0], []
    for name, task in TASKS.items():
        for k in task.sizes if task.sizes != SIZES else ASKED:
            found.append(measured(name, k))
            print(f"{name} k={k}: {found[-1].seconds:.4g} s, {found[-1].mib:.0f} MiB", flush=True)
    others = {k: rivals.seconds(k) for k in ASKED}
    text = report(found, others, load)
    print(text)
    REPORT.write_text(text, encoding="utf-8")


def measured(name: str, k: int) -> Measured:
    command = [sys.executable, "-m", "benchmarks.synthesis.one", name, str(k)]
    environment = {**os.environ, **ONE_BLAS_THREAD}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    said = json.loads(done.stdout)
    return Measured(name, k, said["seconds"], said["mib"])


def report(found: list[Measured], others: dict[int, dict[str, float | None]], load: float) -> str:
    lines = [
        "# Refits by the thousand",
        "",
        f"`python -m benchmarks synthesis`, {os.cpu_count()} processors, Python "
        f"{platform.python_version()}, NumPy {numpy.__version__}, SciPy {scipy.__version__}; "
        "simulated studies, each task in a process of its own. Wall-clock time, the best of up "
        "to five; memory is what the task adds to the peak of its process. Ratios within one run. "
        f"Other work on the machine while this ran: a load of {load:.1f} when it started. "
        "One BLAS thread (OPENBLAS_NUM_THREADS=1): refits are shared among threads already, and "
        "with BLAS's own threads as well REML refits took about five times as long here.",
        "",
        "| Task | k | Refits | Seconds | Microseconds a refit | Peak MiB |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    lines += [
        f"| {TASKS[m.name].words} | {m.k:,} | {m.refits:,} | {m.seconds:.3g} "
        f"| {figures(1e6 * m.seconds / m.refits)} | {m.mib:.0f} |"
        for m in found
    ]
    lines += ["", "## Goals in seconds", "", "| Task | Goal | Measured | |", "|---|---:|---:|---|"]
    for m in found:
        if (goal := GOALS.get((m.name, m.k))) is not None:
            met = "met" if m.seconds <= goal else "NOT met"
            lines.append(
                f"| {TASKS[m.name].words}, k = {m.k} | {goal:g} | {m.seconds:.3g} | {met} |"
            )
    lines += [
        "",
        f"## {REFITS:,} bootstrap refits beside others",
        "",
        f"Each rival refits one resample at a time, {rivals.FEW} of them, scaled to {REFITS:,}; "
        "times ours is against our REML, or our DL for one that has no REML. Below 1 it is quicker "
        "than ours. The plain loop stops at a tolerance and may stop at a lower maximum; ours is "
        "solved and certified.",
        "",
        "| Rival | k | Seconds | Times ours |",
        "|---|---:|---:|---:|",
    ]
    ours = {(m.name, m.k): m.seconds for m in found}
    for k, by_rival in others.items():
        for rival, time in by_rival.items():
            mine = ours["bootstrap-dl" if "(DL)" in rival else "bootstrap-reml", k]
            said = "not measured here | "
            if time is not None:
                said = f"{figures(time)} | {figures(time / mine)}"
            lines.append(f"| {rival} | {k:,} | {said} |")
    missing = sorted({r for by in others.values() for r, time in by.items() if time is None})
    if missing:
        lines += [
            "",
            f"Not measured here, since not installed: {', '.join(missing)}. The issue's goals "
            "against them are therefore open.",
        ]
    return "\n".join(lines) + "\n"


def figures(value: float) -> str:
    """Three figures, written out."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


if __name__ == "__main__":
    main()
