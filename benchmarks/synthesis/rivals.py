"""The same by others, each in one process of its own, a refit at a time as one writes it there.

Nothing here installs anything. metafor is found by Rscript; PyMARE and statsmodels in the Python
that RIVALS_PYTHON names, or this one. What is not found is not measured, and is said.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from benchmarks.synthesis import optima
from benchmarks.synthesis.tasks import LEVELS, SIZES, levels, studies

HERE = Path(__file__).parent
NAMES = ("metafor", "PyMARE", "statsmodels")


@dataclass
class Rival:
    """version: "" where it is not installed; seconds: processor time of one refit, by task, k;
    optima: tau2 by the number of a set of `optima`, NaN where it gave none."""

    name: str
    version: str = ""
    seconds: dict[tuple[str, int], float] = field(default_factory=dict)
    optima: dict[int, float] = field(default_factory=dict)

    def hear(self, task: str, k: str, said: str) -> None:
        if task == "version":
            self.version = said
        elif task == "optimum":
            self.optima[int(k)] = float(said)
        else:
            self.seconds[task, int(k)] = float(said)


def measured() -> dict[str, Rival]:
    rivals = {name: Rival(name) for name in NAMES}
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        write_studies(folder)
        if shutil.which("Rscript"):
            for line in _lines(["Rscript", str(HERE / "rivals.R"), made]):
                rivals["metafor"].hear(*line)
        python = os.environ.get("RIVALS_PYTHON", sys.executable)
        for name, *line in _lines([python, str(HERE / "rivals_in_python.py"), made]):
            rivals[name].hear(*line)
    return rivals


def write_studies(folder: Path) -> None:
    for k in SIZES:
        es = studies(k)
        _write(folder / f"studies_{k}.csv", "yi,vi", es.yi, es.vi)
    for k in LEVELS:
        given = levels(k)
        columns = (given["yi"], given["vi"], given["study"])
        _write(folder / f"levels_{k}.csv", "yi,vi,study", *columns)
    sets = optima.sets()
    numbers = np.repeat(np.arange(len(sets)), [len(y) for y, _ in sets])
    yi, vi = (np.concatenate(columns) for columns in zip(*sets, strict=True))
    _write(folder / "optima.csv", "set,yi,vi", numbers, yi, vi)


def _write(path: Path, header: str, *columns: object) -> None:
    table = np.column_stack([np.asarray(column) for column in columns])
    np.savetxt(path, table, delimiter=",", header=header, comments="", fmt="%.17g")


def _lines(command: list[str]) -> Iterable[list[str]]:
    """What it says, word by word; nothing where it fails, since then it is not there."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=3600)
    return [line.split() for line in done.stdout.splitlines()]
