"""HTML as nested tuples, so that two renderings can be compared for what a browser would make."""

from html.parser import HTMLParser
from typing import Any

VOID = {"input", "meta", "link", "br", "hr", "img"}
Node = tuple[str, dict[str, Any], list[Any]]


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root: Node = ("", {}, [])
        self.open: list[Node] = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known: dict[str, Any] = dict(attrs)
        if known.get("class"):
            known["class"] = frozenset(known["class"].split())
        node: Node = (tag, known, [])
        self.open[-1][2].append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open[-1][0] == tag, f"</{tag}> closes <{self.open[-1][0]}>"
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if words := " ".join(data.split()):
            self.open[-1][2].append(words)


def parsed(html: str) -> list[Any]:
    """The children of the document; raises AssertionError when tags do not nest."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert len(builder.open) == 1, f"<{builder.open[-1][0]}> is never closed"
    return builder.root[2]


def found(nodes: list[Any], tag: str) -> list[Node]:
    """All elements of a tag, in order, at any depth."""
    made: list[Node] = []
    for node in nodes:
        if isinstance(node, tuple):
            made += [node] if node[0] == tag else []
            made += found(node[2], tag)
    return made


def words(nodes: list[Any]) -> str:
    return " ".join(node if isinstance(node, str) else words(node[2]) for node in nodes)
