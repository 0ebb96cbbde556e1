"""The time of each page and its queries, in one process, pages taken in turn."""

import time
from collections.abc import Callable, Mapping

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

Pages = Mapping[str, Callable[[int], str]]


def look(client: Client, pages: Pages, turns: range) -> dict[str, list[float]]:
    """Milliseconds a page, by page, for each turn: what disturbs one disturbs all alike.

    Raises AssertionError when a page is not a page (a refusal is quick too).
    """
    times: dict[str, list[float]] = {name: [] for name in pages}
    for turn in turns:
        for name, address in pages.items():
            began = time.perf_counter()
            response = client.get(address(turn))
            took = time.perf_counter() - began
            assert response.status_code == 200, (name, response.status_code)
            times[name].append(took * 1000)
    return times


def queries(client: Client, pages: Pages, turn: int) -> dict[str, int]:
    counts = {}
    for name, address in pages.items():
        if "first look" not in name:
            client.get(address(turn))
        with CaptureQueriesContext(connection) as caught:
            client.get(address(turn))
        counts[name] = len(caught)
    return counts
