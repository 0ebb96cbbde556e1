"""Worklist, family page and choosing page at 1,000 and at 100,000 families, beside a bare page.

Both sizes are built first and then looked at in alternation, so that a busy moment of the machine
falls on both. SIZES=1000,10000 makes it shorter; ATTUNEMENT_BENCH_URLS=url,url uses PostgreSQL, one
empty database a size.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SIZES = tuple(int(n) for n in os.environ.get("SIZES", "1000,100000").split(","))
URLS = [url for url in os.environ.get("ATTUNEMENT_BENCH_URLS", "").split(",") if url]
ROUNDS, TURNS = int(os.environ.get("ROUNDS", "20")), 10
REPORT = Path(__file__).resolve().parents[2] / "docs" / "benchmarks" / "service.md"
ENGINE = "PostgreSQL" if URLS else "SQLite"
BARE = ("bare", "bare in the layout")


@dataclass
class Size:
    """One process with one database; its times gather here."""

    families: int
    process: subprocess.Popen[str]
    times: dict[str, list[float]] = field(default_factory=dict)
    queries: dict[str, int] = field(default_factory=dict)

    def hear(self) -> Any:
        assert self.process.stdout
        return json.loads(self.process.stdout.readline())

    def ask(self, what: dict[str, int]) -> Any:
        assert self.process.stdin
        print(json.dumps(what), file=self.process.stdin, flush=True)
        return self.hear()

    def look(self, start: int) -> None:
        for page, times in self.ask({"from": start, "to": start + TURNS}).items():
            self.times.setdefault(page, []).extend(times)

    def p50(self, page: str) -> float:
        return statistics.median(self.times[page])

    def p95(self, page: str) -> float:
        return statistics.quantiles(self.times[page], n=20)[-1]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        sizes = [_start(size, place, Path(folder)) for place, size in enumerate(SIZES)]
        for size in sizes:
            assert size.hear() == "ready"
        for turn in range(0, ROUNDS * TURNS, TURNS):
            for size in sizes:
                size.look(turn)
        for size in sizes:
            size.queries = size.ask({"queries": ROUNDS * TURNS})
            size.process.kill()
            size.process.wait()
    text = _table(sizes)
    print(text)
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    REPORT.write_text(text)


def _start(size: int, place: int, folder: Path) -> Size:
    environment = os.environ | {
        "ATTUNEMENT_DEMONSTRATION": "yes",
        "ATTUNEMENT_DATA": str(folder / str(size)),
        "DJANGO_SETTINGS_MODULE": "benchmarks.service.settings",
        "PYTHONWARNINGS": "ignore",
    }
    if URLS:
        environment["ATTUNEMENT_DATABASE_URL"] = URLS[place]
    (folder / str(size)).mkdir()
    command = [sys.executable, "-m", "benchmarks.service.one_size", str(size)]
    pipe = subprocess.PIPE
    return Size(
        size, subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe, text=True)
    )


def _table(sizes: list[Size]) -> str:
    small, large = sizes[0], sizes[-1]
    pages = list(small.times)
    lines = [
        "# Pages as the record grows",
        "",
        f"`make bench`, on {ENGINE}: each size in a process of its own, looked at in alternation, "
        f"{ROUNDS * TURNS} times a page. All families are in ONE team, "
        "which is the hardest case. Milliseconds; ratios are within the one run. A *first look* "
        "finds nothing kept (see [ADR 8](../adr/0008-pages-kept-until-a-write.md)).",
        "",
        "| Families | Page | p50 | p95 | Queries | p50 / bare | p50 / bare in the layout |",
        "|---:|---|---:|---:|---:|---:|---:|",
    ]
    for size in sizes:
        bare, framed = (size.p50(page) for page in BARE)
        lines += [
            f"| {size.families:,} | {page} | {size.p50(page):.1f} | {size.p95(page):.1f} | "
            f"{size.queries[page]} | {size.p50(page) / bare:.1f} | {size.p50(page) / framed:.1f} |"
            for page in pages
        ]
    lines += [
        "",
        f"| Page | p50 at {large.families:,} / p50 at {small.families:,} | p95 ratio "
        "| as many queries |",
        "|---|---:|---:|---|",
    ]
    for page in pages:
        same = "yes" if small.queries[page] == large.queries[page] else "no"
        lines.append(
            f"| {page} | {large.p50(page) / small.p50(page):.2f} "
            f"| {large.p95(page) / small.p95(page):.2f} | {same} |"
        )
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
