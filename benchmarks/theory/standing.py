"""Counts every indicator of one large team, and says where theories of three sizes stand.

Prints one line of JSON: {"episodes": n, "counts": {indicator: [units, seconds]}, "standings":
{boxes: seconds}}.
"""

import json
import sys
from collections.abc import Callable

import django

from .spent import spent

BUILT = 1_000
"""Families made row by row; the rest are copies of these."""
SIZES = (30, 300, 3_000)


def main(families: int) -> None:
    django.setup()
    from django.core.management import call_command
    from django.utils import timezone

    from attunement.service.planning.indicators import IMPROVED
    from attunement.service.planning.selectors.counting import UNITS, Window
    from attunement.service.planning.selectors.observing import months_before, observed
    from attunement.service.relationships.models import Episode
    from attunement.theory import Target, standings
    from benchmarks.service.build import build
    from benchmarks.service.clone import clone

    from .ended import end_care
    from .graphs import grown

    call_command("migrate", verbosity=0)
    team = build(min(families, BUILT)).team
    end_care(team)
    if families > BUILT:
        clone(families // BUILT - 1)
    today = timezone.localdate()
    window = Window(months_before(today, 12), today)
    counts, seen = {}, []
    for indicator in (*UNITS, f"{IMPROVED}phq-9"):
        seconds, found = _timed(lambda which=indicator: observed(team, which, window))
        assert found, indicator
        counts[indicator] = [found.eligible, seconds]
        seen.append(found)
    stood = {}
    for size in SIZES:
        theory = grown(size)
        bound = {
            node.id: (seen[n % len(seen)], Target("at-least", 0.5))
            for n, node in enumerate(theory.nodes)
        }
        stood[size], _ = _timed(lambda theory=theory, bound=bound: standings(theory, bound))
    episodes = Episode.objects.filter(team=team).count()
    print(json.dumps({"episodes": episodes, "counts": counts, "standings": stood}))


def _timed[T](call: Callable[[], T]) -> tuple[float, T]:
    start = spent()
    found = call()
    return spent() - start, found


if __name__ == "__main__":
    main(int(sys.argv[1]))
