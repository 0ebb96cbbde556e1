"""Side-by-side measurements. `make bench` runs all; `python -m benchmarks NAME` runs one.

Each prints a table of its own and writes it to docs/benchmarks/NAME.md. Figures are ratios within
one run: seconds from different days or machines say little.
"""
