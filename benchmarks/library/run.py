"""Search latency at the shipped size and 100 times it, load time and memory, in one run.

Run with TIMES=10 or ROUNDS=5 for a shorter one.
"""

import os
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from time import process_time

import yaml

from attunement.knowledge import read_library
from attunement.knowledge.library import Library
from attunement.knowledge.loader import RECORDS
from attunement.knowledge.search import Filters, search
from attunement.knowledge.search.index import index_of
from attunement.measures.documents import measure_documents
from benchmarks.library.enlarge import enlarged

TIMES = int(os.environ.get("TIMES", "100"))
ROUNDS = int(os.environ.get("ROUNDS", "20"))
GOAL_MS = 20
REPORT = Path(__file__).resolve().parents[2] / "docs" / "benchmarks" / "library.md"
QUERIES = (
    "vipp",
    "watch wait wonder",
    "wach wait wonder",
    "baby massage",
    "infant masage",
    "PND",
    "depressed mother",
    "something for a four-month-old and a depressed mother",
    "circle of securty parenting",
    "group",
    "solihul antenatal",
    "zzzzzzz",
)
FILTERED = Filters.of(age=["3-5-months"], need=["parental-sensitivity"])


@dataclass(frozen=True)
class Size:
    """What was measured at one size. Times in milliseconds, memory in MiB."""

    documents: int
    index: float
    records_memory: float
    index_memory: float
    p50: float
    p95: float


def main() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(RECORDS.rglob("*.yaml"))]
    parse = best(lambda: [yaml.load(text, Loader=yaml.CSafeLoader) for text in texts])
    load = best(read_library)
    shipped = read_library()
    small = measured(read_library)
    large = measured(lambda: enlarged(shipped, TIMES))
    text = table(len(texts), load, load / parse, small, large)
    print(text)
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    REPORT.write_text(text)


def measured(make: Callable[[], Library]) -> Size:
    """Memory first, traced; then the times, with nothing traced."""
    tracemalloc.start()
    library = make()
    held = tracemalloc.get_traced_memory()[0]
    index_of(library, measure_documents())
    indexed = tracemalloc.get_traced_memory()[0] - held
    tracemalloc.stop()
    index_of.cache_clear()
    index = best(lambda: index_of(library, measure_documents()), rounds=1)
    times = [
        asked(query, filters, library)
        for _ in range(ROUNDS)
        for query in QUERIES
        for filters in (Filters.of(), FILTERED)
    ]
    return Size(
        documents=len(index_of(library, measure_documents()).documents),
        index=index,
        records_memory=held / 2**20,
        index_memory=indexed / 2**20,
        p50=median(times),
        p95=quantiles(times, n=20)[-1],
    )


def asked(query: str, filters: Filters, library: Library) -> float:
    """How long one search takes, with the measures beside the library as the service has them, in
    milliseconds."""
    also = measure_documents()
    return best(lambda: search(query, filters, library=library, also=also), rounds=1)


def best(run: Callable[[], object], rounds: int = 3) -> float:
    """The best of some runs, in milliseconds."""
    times = []
    for _ in range(rounds):
        start = process_time()
        run()
        times.append(process_time() - start)
    return min(times) * 1000


def table(records: int, load: float, over_parsing: float, small: Size, large: Size) -> str:
    goal = "met" if small.p95 < GOAL_MS else "NOT met"
    lines = [
        "# The library as it grows",
        "",
        f"`python -m benchmarks library`: {len(QUERIES)} queries as people type them, each "
        f"with and without filters, {ROUNDS} rounds. Milliseconds of processor "
        "time and MiB; ratios within one run.",
        "",
        f"Reading and checking {records} records takes {load:.0f} ms, {over_parsing:.1f} times "
        "parsing their text and doing nothing with it.",
        "",
        "| Size | Records | Search p50 | p95 | Making the index | Records held | Index held |",
        "|---:|---:|---:|---:|---:|---:|---:|",
    ]
    lines += [
        f"| {name} | {size.documents:,} | {size.p50:.2f} | {size.p95:.2f} | {size.index:.0f} "
        f"| {size.records_memory:.1f} | {size.index_memory:.1f} |"
        for name, size in (("shipped", small), (f"{TIMES} times", large))
    ]
    lines += [
        "",
        f"At {TIMES} times the size p50 is {large.p50 / small.p50:.1f} times as long, and p95 "
        f"{large.p95 / small.p95:.1f} times. The goal of under {GOAL_MS} ms a query at the shipped "
        f"size is {goal}.",
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
