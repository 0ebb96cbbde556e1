"""The time of a page and its queries, in one process, pages taken in turn."""

import statistics
import time
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

WARM_UP = 30
"""Turns before the clock counts: every page of the caseload has been looked at once."""


@dataclass(frozen=True)
class Figures:
    """Milliseconds at the middle and at the 95th percentile, and queries a page."""

    p50: float
    p95: float
    queries: int


def measure(
    client: Client, pages: Mapping[str, Callable[[int], str]], *, rounds: int
) -> dict[str, Figures]:
    """Ask for every page in turn, `rounds` times: what disturbs one disturbs all alike.

    Raises AssertionError when a page is not a page (a refusal is quick too).
    """
    times: dict[str, list[float]] = {name: [] for name in pages}
    queries: dict[str, int] = {}
    for turn in range(-WARM_UP, rounds):
        for name, address in pages.items():
            with CaptureQueriesContext(connection) if turn == -1 else nullcontext() as caught:
                began = time.perf_counter()
                response = client.get(address(turn))
                took = time.perf_counter() - began
            assert response.status_code == 200, (name, response.status_code)
            if caught is not None:
                queries[name] = len(caught)
            if turn >= 0:
                times[name].append(took * 1000)
    return {
        name: Figures(
            p50=statistics.median(taken),
            p95=statistics.quantiles(taken, n=20)[-1],
            queries=queries[name],
        )
        for name, taken in times.items()
    }
