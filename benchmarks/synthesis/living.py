"""One study comes into a living review of k studies by six outcomes: all that its page shows."""

from collections.abc import Callable

import numpy as np

from attunement.synthesis.living import Entry, LivingReview, Outcome, Pooled, update

OUTCOMES = tuple(
    Outcome(name=f"outcome {n}", measure="SMD", columns=("m1", "sd1", "n1", "m2", "sd2", "n2"))
    for n in range(6)
)


def _entries(study: str, rng: np.random.Generator) -> list[Entry]:
    people = float(rng.integers(10, 200))
    groups = {"sd1": 1.0, "n1": people, "m2": 0.0, "sd2": 1.1, "n2": people}
    return [
        Entry(study=study, outcome=each.name, values={"m1": rng.normal(0.3, 0.25), **groups})
        for each in OUTCOMES
    ]


def prepare(k: int) -> Callable[[], object]:
    """The review is pooled already, as it is where a curator has it open."""
    rng = np.random.default_rng(20_261_122)
    entries = [entry for n in range(k) for entry in _entries(f"study {n:04}", rng)]
    before = LivingReview(outcomes=OUTCOMES, entries=tuple(entries))
    update(before=before, after=before)
    new = _entries("study new", rng)
    return lambda: _page(before, before.adding(*new))


def _page(before: LivingReview, after: LivingReview) -> list[object]:
    shown: list[object] = []
    for each in update(before=before, after=after).outcomes:
        result = each.after
        assert isinstance(result, Pooled)
        funnel = result.funnel()
        assert funnel is not None
        shown += [result.forest().svg(), funnel.svg(), result.report(each.outcome.name).text]
        shown += each.what_changed
    return shown
