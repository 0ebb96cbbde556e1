"""YAML as records may use it: plain maps, lists, text, numbers, true, false and null.

YAML 1.1 reads a bare `no` as false and keeps the last of two equal keys, each of which has changed
clinical data without a word. Here both are refused, as are aliases and numbers in odd bases. Dates
stay text: a record may say only "2016" or "2016-07", and the field's type decides.
"""

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

Path = tuple[str | int, ...]

_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+")
_KEYWORDS: dict[str, bool | None] = {
    "true": True,
    "false": False,
    "null": None,
    "~": None,
    "": None,
}
_TAG = "tag:yaml.org,2002:"


@dataclass(frozen=True)
class Fault:
    """A fault in the text itself, before any model has seen it."""

    line: int
    path: Path
    wrong: str
    mend: str


@dataclass
class Parsed:
    """The value, the line (from 1) on which each path begins, and every fault of the text."""

    value: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def line_of(self, path: Path) -> int:
        """The line of the path, or of its nearest ancestor that is in the text."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def parse(text: str) -> Parsed:
    """Parse one document; never raises for bad text, which is reported as faults."""
    parsed = Parsed()
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        said = getattr(error, "problem", None) or str(error)
        parsed.faults.append(
            Fault(line, (), f"This is not YAML: {said}.", "Check quotes, colons and indents here.")
        )
        return parsed
    parsed.value = _Reader(parsed).read(node, ())
    return parsed


class _Reader:
    def __init__(self, parsed: Parsed) -> None:
        self._parsed = parsed
        self._seen: set[int] = set()

    def read(self, node: yaml.Node | None, path: Path) -> Any:
        if node is None:
            return None
        self._parsed.lines.setdefault(path, node.start_mark.line + 1)
        if id(node) in self._seen:
            return self._fault(node, path, "An alias is used.", "Write the value out again here.")
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.read(item, (*path, place)) for place, item in enumerate(node.value)]
        return self._scalar(node, path)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else None
            if key is None or (_plain(key_node) and key_node.tag != f"{_TAG}str"):
                shown = key if key is not None else "a list or map"
                self._fault(
                    key_node, path, f"The key {shown} is not text.", "Put the key in quotes."
                )
            elif key in result:
                mend = "Keep one of them."
                self._fault(key_node, (*path, key), f"The key {key} stands twice.", mend)
            else:
                self._parsed.lines[(*path, key)] = key_node.start_mark.line + 1
                result[key] = self.read(value_node, (*path, key))
        return result

    def _scalar(self, node: yaml.Node, path: Path) -> Any:
        value: str = node.value
        if not _plain(node) or node.tag in (f"{_TAG}str", f"{_TAG}timestamp"):
            return value
        if value.lower() in _KEYWORDS:
            return _KEYWORDS[value.lower()]
        if node.tag == f"{_TAG}bool":
            mend = "Write true or false, or put the word in quotes."
            return self._fault(node, path, f"A bare {value} is read as yes-or-no.", mend)
        if _WHOLE.fullmatch(value):
            return int(value)
        if _DECIMAL.fullmatch(value):
            return float(value)
        mend = "Write a plain number, or put the text in quotes."
        return self._fault(node, path, f"{value} may be read as some other number.", mend)

    def _fault(self, node: yaml.Node, path: Path, wrong: str, mend: str) -> None:
        self._parsed.faults.append(Fault(node.start_mark.line + 1, path, wrong, mend))


def _plain(node: yaml.Node) -> bool:
    """Unquoted; the C parser says so with an empty style, the Python one with none."""
    return not getattr(node, "style", None)
