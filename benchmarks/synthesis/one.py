"""One task at one size in a process of its own, so that its peak memory is its own.

`python -m benchmarks.synthesis.one TASK K` prints seconds (best of the rounds) and MiB as JSON.
"""

import json
import resource
import sys
from time import perf_counter

from benchmarks.synthesis.tasks import TASKS, fitted, rng

LONG = 2.0
"""Seconds: what takes longer is done once."""


def main(name: str, k: int) -> None:
    fitted(4).bootstrap(10, rng=rng())  # so that everything is loaded
    work = TASKS[name].prepare(k)
    before = _peak()
    times: list[float] = []
    while not times or (len(times) < 5 and times[-1] < LONG):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    print(json.dumps({"seconds": min(times), "mib": _peak() - before, "whole": _peak()}))


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
