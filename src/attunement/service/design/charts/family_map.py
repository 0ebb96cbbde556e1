"""The family, drawn: carers above, children below, and each relationship a line between the two.

With one carer or one child the lines make a fan and each carries its own words. With more of both
the lines cross, so each carries a letter instead, and a key under the map says what it stands for.
"""

from dataclasses import dataclass
from string import ascii_uppercase
from typing import Literal

from attunement.drawing.marks import (
    INK,
    MAIN,
    NORMAL,
    PAPER,
    QUIET,
    SMALL,
    Circle,
    Line,
    Mark,
    Rect,
    Text,
)
from attunement.drawing.sheet import Drawing, Table
from attunement.drawing.text import fit, width, wrap

from . import badges

COLUMN, NODE_WIDTH, NODE_HEIGHT = 224.0, 192.0, 80.0
EDGE, GAP, LABEL, LEADING = 4.0, 190.0, 138.0, 18.0
NEAR = 0.28
"""How far along its line, from the end where the lines are apart, a label stands."""
DASHES = {"solid": "", "dashed": "10 6", "dotted": "2 6"}


@dataclass(frozen=True)
class Carer:
    """known is False for a parent of whom only the place in the family is known."""

    key: str
    name: str
    detail: str = ""
    known: bool = True


@dataclass(frozen=True)
class Child:
    key: str
    name: str
    detail: str = ""
    unborn: bool = False


@dataclass(frozen=True)
class Tie:
    """One relationship: keys of its carer and child, the role, its state in words, its line."""

    carer: str
    child: str
    role: str
    state: str
    line: Literal["solid", "dashed", "dotted"] = "solid"


@dataclass(frozen=True, kw_only=True)
class FamilyMap:
    """Raises ValueError for no child, a tie to nobody, or two ties between the same two people."""

    title: str
    carers: tuple[Carer, ...]
    children: tuple[Child, ...]
    ties: tuple[Tie, ...]
    sentence: str = ""

    def __post_init__(self) -> None:
        if not self.children:
            raise ValueError("a family map needs a child, born or not")
        pairs = [(tie.carer, tie.child) for tie in self.ties]
        known = {(carer.key, child.key) for carer in self.carers for child in self.children}
        if stray := [pair for pair in pairs if pair not in known]:
            raise ValueError(f"a tie needs a carer and a child of this map: {stray}")
        if len(set(pairs)) < len(pairs):
            raise ValueError("two people have one relationship, and here two are given")

    def drawing(self) -> Drawing:
        columns = max(len(self.carers), len(self.children), 2)
        sheet = COLUMN * columns - (COLUMN - NODE_WIDTH) + 2 * EDGE
        top = EDGE + NODE_HEIGHT if self.carers else EDGE
        low = top + (GAP if self.carers else 0)
        upper = _columns(len(self.carers), sheet)
        lower = _columns(len(self.children), sheet)
        at = {("carer", c.key): x for c, x in zip(self.carers, upper, strict=True)}
        at |= {("child", c.key): x for c, x in zip(self.children, lower, strict=True)}
        ends = [(at["carer", tie.carer], at["child", tie.child]) for tie in self.ties]
        marks: list[Mark] = [
            Line(a, top, b, low, stroke=MAIN, thickness=3, dashes=DASHES[tie.line])
            for tie, (a, b) in zip(self.ties, ends, strict=True)
        ]
        bottom = low + NODE_HEIGHT + EDGE
        if len(self.carers) > 1 and len(self.children) > 1:
            marks += self._letters(ends, top)
            key, bottom = self._key(bottom + 24, sheet)
            marks += key
        else:
            marks += self._labels(ends, top)
        for carer, x in zip(self.carers, upper, strict=True):
            marks += _node(carer.name, carer.detail, x, EDGE, radius=6, dashed=not carer.known)
        for child, x in zip(self.children, lower, strict=True):
            marks += _node(child.name, child.detail, x, low, radius=36, dashed=child.unborn)
        return Drawing(sheet, bottom, self.title, self._description, tuple(marks))

    def table(self) -> Table:
        rows = [
            (self._name(tie.carer), self._child(tie.child), tie.role, tie.state)
            for tie in self.ties
        ]
        tied = {tie.carer for tie in self.ties} | {tie.child for tie in self.ties}
        none = "No relationship recorded"
        rows += [(c.name, "–", none, "–") for c in self.carers if c.key not in tied]
        rows += [("–", self._child(c.key), none, "–") for c in self.children if c.key not in tied]
        return Table(("Carer", "Child", "Relationship", "Now"), tuple(rows))

    @property
    def _description(self) -> str:
        ties = [
            f"{self._name(t.carer)} and {self._child(t.child)}: {t.role}, {t.state}"
            for t in self.ties
        ]
        return "; ".join(ties or ["No relationship recorded"]) + "."

    def _name(self, key: str) -> str:
        return next(carer.name for carer in self.carers if carer.key == key)

    def _child(self, key: str) -> str:
        child = next(child for child in self.children if child.key == key)
        return f"{child.name} (not born yet)" if child.unborn else child.name

    def _labels(self, ends: list[tuple[float, float]], top: float) -> list[Mark]:
        along = NEAR if len(self.carers) > 1 else 1 - NEAR
        if len(self.carers) == len(self.children) == 1:
            along = 0.5
        marks: list[Mark] = []
        for tie, (a, b) in zip(self.ties, ends, strict=True):
            role = wrap(tie.role, SMALL, LABEL, lines=1, bold=True)
            state = wrap(tie.state, SMALL, LABEL, lines=2)
            lines = [(line, True) for line in role] + [(line, False) for line in state]
            x, y = a + (b - a) * along, top + GAP * along
            high = LEADING * len(lines)
            wide = max((width(line, SMALL, bold=bold) for line, bold in lines), default=0)
            marks.append(Rect(x - wide / 2 - 4, y - high / 2 - 2, wide + 8, high + 4, fill=PAPER))
            marks += [
                Text(
                    x, y - high / 2 + LEADING * (i + 0.75), line, SMALL, anchor="middle", bold=bold
                )
                for i, (line, bold) in enumerate(lines)
            ]
        return marks

    def _letters(self, ends: list[tuple[float, float]], top: float) -> list[Mark]:
        marks: list[Mark] = []
        for i, (x, y) in enumerate(badges.places(ends, GAP)):
            marks.append(Circle(x, top + y, badges.RADIUS, fill=PAPER, stroke=MAIN))
            marks.append(Text(x, top + y + 5, letter(i), SMALL, anchor="middle", bold=True))
        return marks

    def _key(self, top: float, sheet: float) -> tuple[list[Mark], float]:
        marks: list[Mark] = []
        y = top
        for i, tie in enumerate(self.ties):
            marks.append(Text(EDGE + 4, y, letter(i), NORMAL, bold=True, fill=MAIN))
            # Names are cut first: the role and the state must fit whatever anyone is called.
            carer, child = (
                fit(name, NORMAL, sheet * 0.4)
                for name in (self._name(tie.carer), self._child(tie.child))
            )
            who = f"{carer} and {child}: {tie.role}. {tie.state}"
            for line in wrap(who, NORMAL, sheet - 44, lines=2):
                marks.append(Text(EDGE + 32, y, line, NORMAL))
                y += 22
            y += 4
        return marks, y - 10


def letter(index: int) -> str:
    """A, B, ... Z, A2, B2, ..."""
    again, place = divmod(index, len(ascii_uppercase))
    return ascii_uppercase[place] + (str(again + 1) if again else "")


def _columns(count: int, sheet: float) -> list[float]:
    first = sheet / 2 - COLUMN * (count - 1) / 2
    return [first + COLUMN * i for i in range(count)]


def _node(name: str, detail: str, x: float, y: float, *, radius: float, dashed: bool) -> list[Mark]:
    left = x - NODE_WIDTH / 2
    room = NODE_WIDTH - 24
    lines = [(line, NORMAL) for line in wrap(name, NORMAL, room, lines=2, bold=True)]
    lines += [(line, SMALL) for line in wrap(detail, SMALL, room, lines=1)]
    first = y + NODE_HEIGHT / 2 - (len(lines) - 1) * 10 + 5
    frame = Rect(
        left,
        y,
        NODE_WIDTH,
        NODE_HEIGHT,
        fill=PAPER,
        stroke=QUIET if dashed else MAIN,
        thickness=3,
        dashes="6 5" if dashed else "",
        radius=radius,
    )
    return [
        frame,
        *(
            Text(x, first + 20 * i, line, size, anchor="middle", bold=size == NORMAL, fill=INK)
            for i, (line, size) in enumerate(lines)
        ),
    ]
