"""`python -m benchmarks [NAME ...]`: every folder here with a `run` module is a benchmark."""

import importlib
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main() -> int:
    known = sorted(path.parent.name for path in HERE.glob("*/run.py"))
    wanted = sys.argv[1:] or known
    if unknown := set(wanted) - set(known):
        print(f"No such benchmark: {', '.join(sorted(unknown))}. There are: {', '.join(known)}.")
        return 2
    for name in wanted:
        print(f"== {name}", flush=True)
        importlib.import_module(f"benchmarks.{name}.run").main()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
