"""How often do 95 % intervals hold the truth? `python -m benchmarks.synthesis.coverage`.

REML with Knapp and Hartung's test, as `pool` has it, and with the factor of that test never below
1, on simulated studies whose mean is known. The tables are written to docs/benchmarks/coverage.md;
a test repeats a slice of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import numpy as np

from attunement.synthesis.models.inference import infer
from attunement.synthesis.models.kernel import Reason
from attunement.synthesis.models.problems import Problems
from attunement.synthesis.models.tau2 import between

REPORT = Path(__file__).resolve().parents[2] / "docs" / "benchmarks" / "coverage.md"
MEAN, TYPICAL = 0.3, 0.05
"""The truth, and the harmonic mean of the sampling variances: studies of 80 people, as an SMD."""
SIZES = (5, 10, 20)
TAU2 = (0.0, 0.0125, 0.025, 0.05, 0.1, 0.2)
SHAPES: Mapping[str, tuple[float, str]] = MappingProxyType(
    {
        "even": (1.0, "all studies of one size"),
        "uneven": (10.0, "sizes rise by equal steps to 10 times the smallest"),
        "skewed": (100.0, "sizes rise by equal factors to 100 times the smallest"),
    }
)
REPEATS, BATCH = 100_000, 10_000
SEED = 20_261_122
LOW, HIGH = 94.0, 96.0
TESTS: Mapping[str, str] = MappingProxyType(
    {"knha": "The default: Knapp and Hartung's test", "adhoc": "The same, its factor never below 1"}
)


@dataclass(frozen=True)
class Cell:
    k: int
    tau2: float
    shape: str

    @property
    def vi(self) -> np.ndarray:
        widest = SHAPES[self.shape][0]
        rise = np.geomspace if self.shape == "skewed" else np.linspace
        sizes = rise(1.0, widest, self.k)
        return np.asarray(TYPICAL * sizes.mean() / sizes)

    def covered(self, repeats: int, rng: np.random.Generator) -> dict[str, float]:
        """Percent of `repeats` intervals that hold the mean, by test."""
        hits = [self._hits(min(BATCH, repeats - at), rng) for at in range(0, repeats, BATCH)]
        return {test: 100 * sum(hit[test] for hit in hits) / repeats for test in TESTS}

    def _hits(self, n: int, rng: np.random.Generator) -> dict[str, int]:
        vi = self.vi
        effects = MEAN + np.sqrt(vi + self.tau2) * rng.standard_normal((n, self.k))
        problems = Problems.build(effects, vi)
        found = between(problems, "REML")
        if (found.reason != Reason.SOLVED).any():
            raise RuntimeError(f"{self}: a simulated review was not solved.")
        hits = {}
        for test in TESTS:
            interval = infer(problems, found.tau2, test=test)
            holds = (interval.ci_lower <= MEAN) & (interval.ci_upper >= MEAN)
            hits[test] = int(np.count_nonzero(holds))
        return hits


def monte_carlo_error(percent: float, repeats: int) -> float:
    return float(np.sqrt(percent * (100 - percent) / repeats))


def cells() -> list[Cell]:
    return [Cell(k, tau2, shape) for shape in SHAPES for k in SIZES for tau2 in TAU2]


Found = Mapping[Cell, Mapping[str, float]]


def inside(percent: float) -> bool:
    return LOW <= round(percent, 2) <= HIGH


def table(test: str, found: Found) -> list[str]:
    lines = [
        f"| Sizes | k | {' | '.join(f'tau² {t:g}' for t in TAU2)} |",
        "|---|---:|" + "---:|" * len(TAU2),
    ]
    for shape in SHAPES:
        for k in SIZES:
            values = [found[Cell(k, tau2, shape)][test] for tau2 in TAU2]
            shown = [f"{v:.2f}" if inside(v) else f"**{v:.2f}**" for v in values]
            lines.append(f"| {shape} | {k} | {' | '.join(shown)} |")
    counts = (
        f"{sum(inside(found[cell][test]) for cell in found if cell.shape == shape)} of "
        f"{sum(cell.shape == shape for cell in found)} ({shape})"
        for shape in SHAPES
    )
    return [*lines, "", f"Within {LOW:g} to {HIGH:g}: {', '.join(counts)}. Others are bold."]


def report(found: Found) -> str:
    lines = [
        "# How often the 95 % interval holds the truth",
        "",
        f"`python -m benchmarks.synthesis.coverage`: {REPEATS:,} simulated reviews a cell, pooled "
        "with REML. Percent of intervals that hold the mean; the Monte Carlo error of a figure is "
        f"{monte_carlo_error(95, REPEATS):.2f}, or {monte_carlo_error(88, REPEATS):.2f} at 88. "
        f"Effects are normal about {MEAN} with variance tau² + vi. The harmonic mean of vi is "
        f"{TYPICAL}, so that tau² is {', '.join(f'{t / TYPICAL:g}' for t in TAU2)} times that of a "
        "typical study from left to right.",
        "",
        *(f"- {shape}: {words}" for shape, (_, words) in SHAPES.items()),
        "",
        "The goal is 94 to 96 % everywhere. It is met where studies are of one size, and mostly "
        "where the largest is 10 times the smallest; it is **not** met where it is 100 times the "
        "smallest. There a few studies hold most of the weight, so the spread that the test "
        "estimates rests on fewer squares than its k − 1 degrees of freedom say.",
    ]
    for test, words in TESTS.items():
        lines += ["", f"## {words}", "", *table(test, found)]
    return "\n".join(lines) + "\n"


def published() -> dict[str, dict[Cell, float]]:
    """The tables as they stand in the docs: percent by test and cell."""
    said: dict[str, dict[Cell, float]] = {test: {} for test in TESTS}
    test = ""
    for line in REPORT.read_text(encoding="utf-8").splitlines():
        test = next((t for t, words in TESTS.items() if line == f"## {words}"), test)
        shape, *numbers = (part.strip(" *") for part in line.strip("|").split("|"))
        if shape in SHAPES and numbers:
            k, *percents = map(float, numbers)
            said[test] |= {
                Cell(int(k), tau2, shape): percent
                for tau2, percent in zip(TAU2, percents, strict=True)
            }
    return said


def main() -> None:
    found = {}
    for i, cell in enumerate(cells()):
        found[cell] = cell.covered(REPEATS, np.random.default_rng([SEED, i]))
        print(cell, found[cell], flush=True)
    REPORT.write_text(report(found), encoding="utf-8")


if __name__ == "__main__":
    main()
