"""Worklist, family page and choosing page at 1,000 and at 100,000 families, beside a bare page.

Run with SIZES=1000,10000 for a shorter one, ATTUNEMENT_BENCH_URL for PostgreSQL.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

SIZES = tuple(int(n) for n in os.environ.get("SIZES", "1000,100000").split(","))
ROUNDS = int(os.environ.get("ROUNDS", "200"))
PAGES = (
    "worklist",
    "family",
    "choose",
    "worklist-first-look",
    "family-first-look",
    "choose-first-look",
)
REPORT = Path(__file__).resolve().parents[2] / "docs" / "benchmarks" / "service.md"


def main() -> None:
    results = {}
    for size in SIZES:
        with tempfile.TemporaryDirectory() as data:
            results[size] = _at_size(size, data)
    text = _table(results)
    print(text)
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    REPORT.write_text(text)


def _at_size(size: int, data: str) -> dict[str, tuple[float, float, int]]:
    """Each size in a process of its own, with a database of its own."""
    environment = os.environ | {
        "ATTUNEMENT_DEMONSTRATION": "yes",
        "ATTUNEMENT_DATA": data,
        "DJANGO_SETTINGS_MODULE": "benchmarks.service.settings",
    }
    command = [sys.executable, "-m", "benchmarks.service.one_size", str(size), str(ROUNDS)]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True, text=True)
    found = {}
    for line in done.stdout.splitlines():
        name, p50, p95, queries = line.split()
        found[name] = (float(p50), float(p95), int(queries))
    return found


def _table(results: dict[int, dict[str, tuple[float, float, int]]]) -> str:
    small, large = min(results), max(results)
    lines = [
        "# Pages as the record grows",
        "",
        f"`make bench`: one process, pages asked for in turn, {ROUNDS} rounds; every family in ONE "
        "team, which is the hardest case. Milliseconds; ratios are within one run.",
        "",
        "| Families | Page | p50 | p95 | Queries | p50 / bare | p50 / bare in the layout |",
        "|---:|---|---:|---:|---:|---:|---:|",
    ]
    for size, pages in sorted(results.items()):
        bare, framed = pages["bare"][0], pages["bare-in-layout"][0]
        lines += [
            f"| {size:,} | {name} | {p50:.1f} | {p95:.1f} | {queries} | {p50 / bare:.1f} "
            f"| {p50 / framed:.1f} |"
            for name, (p50, p95, queries) in pages.items()
        ]
    lines += ["", f"| Page | p50 at {large:,} / p50 at {small:,} | p95 ratio | queries the same |"]
    lines += ["|---|---:|---:|---|"]
    for name in PAGES:
        first, last = results[small][name], results[large][name]
        same = "yes" if first[2] == last[2] else f"no: {first[2]} and {last[2]}"
        lines.append(f"| {name} | {last[0] / first[0]:.2f} | {last[1] / first[1]:.2f} | {same} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
