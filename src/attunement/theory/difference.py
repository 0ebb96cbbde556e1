"""What changed between two versions of a theory, and the way from the one to the other."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from attunement.theory.graph import Level, Link, Node, Theory


@dataclass(frozen=True, kw_only=True)
class Difference:
    """`changed` holds each as it was and as it is. `title` and `level` are those afterwards."""

    title: str
    level: Level
    nodes_added: tuple[Node, ...]
    nodes_removed: tuple[Node, ...]
    nodes_changed: tuple[tuple[Node, Node], ...]
    links_added: tuple[Link, ...]
    links_removed: tuple[Link, ...]
    links_changed: tuple[tuple[Link, Link], ...]

    @property
    def nothing(self) -> bool:
        """Whether no box and no link differs."""
        return not any(
            (
                self.nodes_added, self.nodes_removed, self.nodes_changed,
                self.links_added, self.links_removed, self.links_changed,
            )
        )  # fmt: skip


def difference(before: Theory, after: Theory) -> Difference:
    """What has to be done to `before` to get `after`."""
    nodes = _compare(before.by_id, after.by_id)
    links = _compare(
        {link.ends: link for link in before.links}, {link.ends: link for link in after.links}
    )
    return Difference(
        title=after.title,
        level=after.level,
        nodes_added=nodes[0],
        nodes_removed=nodes[1],
        nodes_changed=nodes[2],
        links_added=links[0],
        links_removed=links[1],
        links_changed=links[2],
    )


def apply(changes: Difference, before: Theory) -> Theory:
    """`before` with the changes made: `apply(difference(a, b), a)` is b."""
    gone = {node.id for node in changes.nodes_removed}
    nodes = {node.id: node for node in before.nodes if node.id not in gone}
    nodes |= {node.id: node for node in _new(changes.nodes_added, changes.nodes_changed)}
    cut = {link.ends for link in changes.links_removed}
    links = {link.ends: link for link in before.links if link.ends not in cut}
    links |= {link.ends: link for link in _new(changes.links_added, changes.links_changed)}
    return Theory(
        title=changes.title,
        level=changes.level,
        nodes=tuple(nodes.values()),
        links=tuple(links.values()),
    )


def both(before: Theory, after: Theory) -> Theory:
    """One theory with the boxes and links of both, each as it is afterwards where it is in both: to
    draw what is gone beside what is new."""
    nodes = {**before.by_id, **after.by_id}
    links = {link.ends: link for link in (*before.links, *after.links)}
    return Theory(
        title=after.title,
        level=after.level,
        nodes=tuple(nodes.values()),
        links=tuple(links.values()),
    )


def _new[T](added: Iterable[T], changed: Iterable[tuple[T, T]]) -> Iterable[T]:
    yield from added
    yield from (now for _, now in changed)


def _compare[K: Hashable, T](
    before: Mapping[K, T], after: Mapping[K, T]
) -> tuple[tuple[T, ...], tuple[T, ...], tuple[tuple[T, T], ...]]:
    return (
        tuple(now for key, now in after.items() if key not in before),
        tuple(was for key, was in before.items() if key not in after),
        tuple((was, after[key]) for key, was in before.items() if after.get(key, was) != was),
    )
