"""Where a box stands: the interval decides, missing data never helps, a broken assumption shows."""

import pytest

from attunement.theory import NodeState, Observation, Target, standings, state
from spec.choosing.tables import rows
from spec.theory.small import theory

STATES = """
| yes | no  | missing | target       | stands         |
|-----|-----|---------|--------------|----------------|
| 0   | 0   | 0       | at-least 0.5 | too-few-to-say |
| 4   | 0   | 0       | at-least 0.1 | too-few-to-say |
| 5   | 0   | 0       | at-least 0.4 | met            |
| 5   | 0   | 0       | at-least 0.5 | too-few-to-say |
| 30  | 10  | 0       | at-least 0.6 | too-few-to-say |
| 75  | 25  | 0       | at-least 0.6 | met            |
| 75  | 25  | 20      | at-least 0.6 | too-few-to-say |
| 75  | 25  | 20      | at-least 0.5 | met            |
| 40  | 60  | 0       | at-least 0.6 | not-met        |
| 40  | 60  | 20      | at-least 0.6 | not-met        |
| 40  | 60  | 30      | at-least 0.6 | too-few-to-say |
| 0   | 0   | 100     | at-least 0.1 | too-few-to-say |
| 0   | 0   | 100     | at-most 0.9  | too-few-to-say |
| 2   | 98  | 0       | at-most 0.1  | met            |
| 2   | 98  | 10      | at-most 0.1  | too-few-to-say |
| 30  | 70  | 0       | at-most 0.1  | not-met        |
| 30  | 70  | 900     | at-most 0.1  | too-few-to-say |
| 10  | 0   | 0       | at-least 1   | too-few-to-say |
| 0   | 10  | 0       | at-least 0   | met            |
"""


@pytest.mark.parametrize("row", rows(STATES), ids=lambda row: " ".join(row.values()))
def test_state(row: dict[str, str]) -> None:
    seen = Observation(*(int(row[name]) for name in ("yes", "no", "missing")))
    direction, share = row["target"].split()
    assert state(seen, Target(direction, float(share))) == row["stands"]  # type: ignore[arg-type]


BROKEN = """
| links                | bound met | stands                                             |
|----------------------|-----------|----------------------------------------------------|
| A1>S1                | s1        | s1 met                                             |
| A1>S1!               | s1        | s1 broken                               |
| A1>S1! S1>D1         | d1        | d1 met upstream; s1 broken              |
| A1>S1! A1>D1         | d1        | d1 met; s1 broken                       |
| A1>S1! S1>D1! D1>L1  | l1        | d1 broken upstream; l1 met upstream; s1 broken     |
| A1>S1! S1>S2 S2>S1   |           | s1 broken; s2 None upstream             |
"""


@pytest.mark.parametrize("row", rows(BROKEN), ids=lambda row: " ".join(row.values()))
def test_a_broken_assumption_marks_what_lies_downstream(row: dict[str, str]) -> None:
    met = (Observation(yes=90, no=10), Target("at-least", 0.5))
    bound = dict.fromkeys(row["bound met"].split(), met)
    found = standings(theory(row["links"]), bound)
    told = [
        f"{node} {_said(each.state)}{' upstream' if each.upstream else ''}"
        for node, each in sorted(found.items())
        if each.state or each.upstream
    ]
    assert "; ".join(told) == row["stands"]


def _said(said: NodeState | None) -> str:
    return "broken" if said is NodeState.BROKEN else str(said)


def test_bound_and_not_observed_is_too_few_and_never_blank() -> None:
    found = standings(theory("A1>S1"), {"s1": (None, Target("at-least", 0.5))})
    assert found["s1"].state == NodeState.TOO_FEW
    assert found["s1"].interval is None
    assert found["a1"].state is None, "nothing was bound to it"


@pytest.mark.parametrize("bad", [(-1, 0, 0), (0, -1, 0), (0, 0, -1)])
def test_no_count_is_below_nought(bad: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="below nought"):
        Observation(*bad)


@pytest.mark.parametrize("share", [-0.1, 1.1])
def test_a_target_is_a_share(share: float) -> None:
    with pytest.raises(ValueError, match="from 0 to 1"):
        Target("at-least", share)
