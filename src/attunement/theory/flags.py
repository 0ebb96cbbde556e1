"""What a box or an arrow of the drawing bears: where it stands, or what changed."""

from collections.abc import Mapping
from dataclasses import dataclass

from attunement.theory.difference import Difference
from attunement.theory.graph import Ends, Theory
from attunement.theory.standing import NodeState, Standing

_GREEN, _RED, _GREY, _AMBER, _BLUE = "#00532b", "#9b1c17", "#3f525f", "#7a4a00", "#1d3f8f"
_PALE = {
    _GREEN: "#dcefe3", _RED: "#fbe3e1", _GREY: "#e8edee", _AMBER: "#fdeecb", _BLUE: "#e0e8fb"
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Flag:
    """`words` stand on the box, `full` in the table; `sign` is one letter or sign on an arrow."""

    words: str
    stroke: str
    dashes: str = ""
    sign: str = ""
    more: str = ""

    @property
    def fill(self) -> str:
        return _PALE[self.stroke]

    @property
    def full(self) -> str:
        return f"{self.words}: {self.more}" if self.more else self.words


_STATES: Mapping[NodeState, Flag] = {
    NodeState.MET: Flag(words="Met", stroke=_GREEN),
    NodeState.NOT_MET: Flag(words="Not met", stroke=_RED, dashes="12 4"),
    NodeState.TOO_FEW: Flag(words="Too few to say", stroke=_GREY, dashes="2 4"),
    NodeState.BROKEN: Flag(words="Assumption broken", stroke=_AMBER, dashes="12 4 2 4"),
}
_UPSTREAM = Flag(words="An earlier link is broken", stroke=_AMBER, dashes="12 4 2 4")
_BROKEN_LINK = Flag(words="assumption broken", stroke=_AMBER, dashes="12 4 2 4", sign="!")
NEW = Flag(words="New", stroke=_GREEN, sign="+")
GONE = Flag(words="Taken out", stroke=_RED, dashes="2 4", sign="−")
CHANGED = Flag(words="Changed", stroke=_BLUE, dashes="12 4", sign="~")


def standing_flags(
    standings: Mapping[str, Standing], words: Mapping[str, str]
) -> Mapping[str, Flag]:
    """Flags of the boxes that something can be said of. `words`: what more the table says, by id
    (the numbers and the target, say)."""
    return {
        node: flag
        for node, standing in standings.items()
        if (flag := _flag(standing, words.get(node, "")))
    }


def _flag(standing: Standing, more: str) -> Flag | None:
    base = _STATES[standing.state] if standing.state else _UPSTREAM if standing.upstream else None
    if base is None:
        return None
    said = [each for each in (more, *_because(standing)) if each]
    words = base.words
    if standing.upstream and base is not _UPSTREAM and standing.state is not NodeState.BROKEN:
        words = f"{base.words} *"
        said.append("an assumption on the way to it is broken")
    return Flag(words=words, stroke=base.stroke, dashes=base.dashes, more=". ".join(said))


def _because(standing: Standing) -> list[str]:
    return [f"it was assumed that {link.assumption}" for link in standing.broken if link.assumption]


def broken_links(theory: Theory) -> Mapping[Ends, Flag]:
    """Flags of the arrows whose assumption is broken."""
    return {link.ends: _BROKEN_LINK for link in theory.links if link.broken}


def difference_flags(changes: Difference) -> tuple[Mapping[str, Flag], Mapping[Ends, Flag]]:
    """Flags of boxes and of arrows, for a drawing of `difference.both`."""
    nodes = {node.id: NEW for node in changes.nodes_added}
    nodes |= {node.id: GONE for node in changes.nodes_removed}
    nodes |= {node.id: _changed(was.words, node.words) for was, node in changes.nodes_changed}
    links = {link.ends: NEW for link in changes.links_added}
    links |= {link.ends: GONE for link in changes.links_removed}
    links |= {link.ends: CHANGED for _, link in changes.links_changed}
    return nodes, links


def _changed(was: str, now: str) -> Flag:
    more = f"it was “{was}”" if was != now else "its stage or what it is part of or measured by"
    return Flag(words=CHANGED.words, stroke=CHANGED.stroke, dashes=CHANGED.dashes, more=more)
