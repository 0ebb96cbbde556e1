"""Boxes that lead back to themselves."""

from attunement.theory.graph import Theory


def cycles(theory: Theory) -> tuple[tuple[str, ...], ...]:
    """Each set of boxes that all lead to each other, its members in the theory's order.

    Strongly connected components of more than one box, by Kosaraju's two passes (Sharir 1981,
    Computers and Mathematics with Applications 7, 67-72): in time with the number of links.
    """
    component: dict[str, str] = {}
    for root in reversed(_finished(theory)):
        waiting = [root]
        while waiting:
            here = waiting.pop()
            if here not in component:
                component[here] = root
                waiting += [link.cause for link in theory.into[here]]
    rings: dict[str, list[str]] = {}
    for node in theory.nodes:
        rings.setdefault(component[node.id], []).append(node.id)
    return tuple(tuple(ring) for ring in rings.values() if len(ring) > 1)


def _finished(theory: Theory) -> list[str]:
    """Boxes in the order in which a walk along the links is done with them."""
    seen: set[str] = set()
    done: list[str] = []
    for node in theory.nodes:
        waiting = [(node.id, False)]
        while waiting:
            here, left = waiting.pop()
            if left:
                done.append(here)
            elif here not in seen:
                seen.add(here)
                waiting.append((here, True))
                waiting += [(link.effect, False) for link in theory.out_of[here]]
    return done
