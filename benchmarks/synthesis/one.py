"""One task at one size in a process of its own, so that its peak memory is its own.

`python -m benchmarks.synthesis.one TASK K numpy|fast` prints, as JSON, seconds by the clock and of
processor time (the least of the rounds) and MiB. numpy: without compiled loops, though installed.
"""

import json
import resource
import sys
from time import perf_counter, process_time

from attunement.synthesis import multilevel
from attunement.synthesis.models import compiled
from benchmarks.synthesis.tasks import LEVELS, TASKS, fitted, levels, rng

ENOUGH = 1.0
"""Seconds: a task is done again until it has taken so much, and twice if one takes more."""
ROUNDS = 300


def main(name: str, k: int, by: str) -> None:
    if by == "numpy":
        compiled.loaded = lambda module: None  # type: ignore[assignment]
    warm = fitted(30)  # so that everything is loaded, and compiled
    warm.bootstrap(10, rng=rng())
    warm.leave_one_out()
    multilevel(**levels(LEVELS[0]), rho=None)
    work = TASKS[name].prepare(k)
    before = _peak()
    clock: list[float] = []
    processor: list[float] = []
    while len(clock) < 2 or (sum(clock) < ENOUGH and len(clock) < ROUNDS):
        start, busy = perf_counter(), process_time()
        work()
        clock.append(perf_counter() - start)
        processor.append(process_time() - busy)
    said = {"clock": min(clock), "processor": min(processor), "mib": _peak() - before}
    print(json.dumps(said))


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3])
