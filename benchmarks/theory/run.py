"""Layout, checks and drawing at 30, 300 and 3,000 boxes; standing over 100,000 episodes.

Layout is timed without a database. Standing is timed over a team of many families, built as
benchmarks/service builds them, half of their care ended: every kind of indicator is counted, and
30, 300 and 3,000 boxes stand by them. FAMILIES=1000 makes it shorter. `dot` is timed beside ours
where it is installed.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from attunement.drawing import svg
from attunement.theory import Setting, Theory, TheoryChart, lint

from .graphs import grown
from .spent import spent

SIZES = (30, 300, 3_000)
FAMILIES = int(os.environ.get("FAMILIES", "106000"))
"""Of twenty, nineteen have an episode: so many make more than 100,000 episodes."""
ROUNDS = 3
GOAL = 1.0
REPORT = Path(__file__).resolve().parents[2] / "docs" / "benchmarks" / "theory.md"
SETTING = Setting(claims={}, today=date(2026, 11, 22))


def main() -> None:
    text = "\n".join(["# Theories of change", "", *_drawn(), "", *_stood()]) + "\n"
    print(text)
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    REPORT.write_text(text)


def _drawn() -> list[str]:
    dot = shutil.which("dot")
    head = ["Boxes", "Links", "Layout s", "Crossings", "Checks s", "Picture s", "dot / ours"]
    lines = [
        "Processor seconds, since other work shared the machine; the median of three. Theories of "
        f"`benchmarks/theory/graphs.py`. The goal is a layout of 300 boxes in under {GOAL:g} s.",
        "",
        _row(head),
        _row(["---:"] * len(head)),
    ]
    for size in SIZES:
        theory = grown(size)
        layout = _timed(lambda theory=theory: TheoryChart(theory=theory).layout)
        if size == 300:
            met = "met" if layout < GOAL else f"missed by {layout - GOAL:.2f} s"
        cells = [
            f"{size:,}",
            f"{len(theory.links):,}",
            f"{layout:.3f}",
            f"{TheoryChart(theory=theory).layout.crossings:,}",
            f"{_timed(lambda theory=theory: lint(theory, SETTING)):.3f}",
            f"{_timed(lambda theory=theory: svg(TheoryChart(theory=theory).drawing())):.3f}",
            f"{_timed(lambda theory=theory: _dot(theory)) / layout:.1f}"
            if dot
            else "not installed",
        ]
        lines.append(_row(cells))
    return [*lines, "", f"The goal is {met}."]


def _dot(theory: Theory) -> None:
    edges = "".join(f'"{link.cause}"->"{link.effect}";' for link in theory.links)
    graph = f"digraph {{rankdir=LR; node [shape=box width=2.2 height=0.8]; {edges}}}"
    subprocess.run(["dot", "-Tsvg"], input=graph.encode(), capture_output=True, check=True)


def _stood() -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {
            "ATTUNEMENT_DEMONSTRATION": "yes",
            "ATTUNEMENT_DATA": folder,
            "DJANGO_SETTINGS_MODULE": "benchmarks.service.settings",
            "PYTHONWARNINGS": "ignore",
        }
        command = [sys.executable, "-m", "benchmarks.theory.standing", str(FAMILIES)]
        made = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
    found = json.loads(made.stdout)
    return [
        f"Over {found['episodes']:,} episodes of {FAMILIES:,} families in one team, on SQLite: "
        "what one look at a theory costs. An indicator is counted once, however many boxes stand "
        "by it.",
        "",
        _row(["Indicator", "Units counted", "Seconds"]),
        _row(["---", "---:", "---:"]),
        *(_row([name, f"{n:,}", f"{s:.2f}"]) for name, (n, s) in found["counts"].items()),
        "",
        _row(["Boxes, each bound to a number", "Where they stand, seconds"]),
        _row(["---:", "---:"]),
        *(_row([f"{int(n):,}", f"{s:.3f}"]) for n, s in found["standings"].items()),
    ]


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _timed(call: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = spent()
        call()
        times.append(spent() - start)
    return statistics.median(times)


if __name__ == "__main__":
    main()
