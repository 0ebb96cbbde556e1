"""Theories of any size, the same for the same seed: mostly from one stage to the next, as teams
draw them, some links over several stages and some within one."""

import random

from attunement.knowledge.practice.theory import STAGES
from attunement.theory import Level, Link, Node, Theory

LINKS_PER_NODE = 1.4


def grown(nodes: int, seed: int = 7) -> Theory:
    chance = random.Random(seed)  # noqa: S311
    made = [
        Node(id=f"n{n}", stage=STAGES[n * len(STAGES) // nodes], words=f"Box {n} says something")
        for n in range(nodes)
    ]
    by_stage = {stage: [node.id for node in made if node.stage == stage] for stage in STAGES}
    ends: dict[tuple[str, str], None] = {}
    while len(ends) < LINKS_PER_NODE * nodes:
        start = chance.choice(made)
        first = STAGES.index(start.stage)
        step = chance.choices((0, 1, 2, 3), (1, 14, 3, 2))[0]
        if first + step >= len(STAGES):
            continue
        near = by_stage[STAGES[first + step]]
        place = by_stage[start.stage].index(start.id) / len(by_stage[start.stage])
        aim = int((place + chance.gauss(0, 0.08)) * len(near)) % len(near)
        if near[aim] > start.id or step:
            ends[start.id, near[aim]] = None
    return Theory(
        title=f"{nodes} boxes",
        level=Level.SYSTEM,
        nodes=tuple(made),
        links=tuple(Link(cause=a, effect=b) for a, b in ends if a != b),
    )
