"""Every visible string of the board, its cards and the criteria."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from ...measures.procedures.qsort import CARDS, PER_PILE, PILES, sort_problems
from ..accounts.viewer import Viewer
from ..design.filters import day, plural
from ..way.presenters import FormPagePresenter, Link
from .models import CriterionSort
from .permissions import ENTER_CRITERIA
from .selectors import Board

ENDS = {PILES[0]: "Least like the child", PILES[-1]: "Most like the child"}


@dataclass(frozen=True)
class Card:
    number: int
    label: str
    href: str


@dataclass(frozen=True)
class Pile:
    """`count` says how full it is; `colour` is that of its tag."""

    title: str
    note: str
    count: str
    colour: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, kw_only=True)
class BoardPage(FormPagePresenter):
    """The form moves the ticked cards. `problems` are what is left to do before it can be scored;
    `next` leads to the first card that is not placed, `finish` to scoring."""

    state: str
    problems: tuple[str, ...]
    unsorted: Pile
    piles: tuple[Pile, ...]
    next: Link | None
    finish: Link | None
    score: Link | None


def board_page(board: Board, *, may_change: bool) -> BoardPage:
    piles = board.piles
    problems = sort_problems(piles)
    held: dict[int, list[int]] = {pile: [] for pile in PILES}
    for card, pile in sorted(piles.items()):
        held[pile].append(card)
    left = [card for card in CARDS if card not in piles]
    response = board.sort.response if board.sort else None
    standing = response if response and response.withdrawn_at is None else None
    return BoardPage(
        title=f"Sort the cards: {board.relationship}",
        caption=board.relationship.family.name,
        intro=(
            "Sort after you have watched them at home, into nine piles of ten. Each move is kept: "
            "you can stop and go on later.",
            "Cards show their number. Read the words from your own set.",
        ),
        submit="Move the ticked cards",
        back_href=reverse("assessment", args=[board.assessment.pk]),
        back_label=f"Back to the {board.assessment.get_phase_display().lower()} assessment",
        state=f"{len(piles)} of {len(CARDS)} cards placed",
        problems=tuple(f"{each.what} {each.mend}" for each in problems if each.where != "unsorted"),
        unsorted=_pile(board, "Not sorted yet", "", left, PER_PILE * len(PILES)),
        piles=tuple(
            _pile(board, f"Pile {pile}", ENDS.get(pile, ""), cards, PER_PILE)
            for pile, cards in held.items()
        ),
        next=(
            Link("Sort the next card", card_href(board, left[0])) if left and may_change else None
        ),
        finish=(
            Link("Score this sort", reverse("finish_sort", args=_address(board)))
            if not problems and may_change
            else None
        ),
        score=(
            Link("See the score", reverse("response", args=[standing.pk])) if standing else None
        ),
    )


def _address(board: Board) -> list[int]:
    return [board.assessment.pk, board.relationship.pk]


def card_href(board: Board, card: int) -> str:
    return reverse("sort_card", args=[*_address(board), card])


def _pile(board: Board, title: str, note: str, cards: list[int], room: int) -> Pile:
    over, full = len(cards) > room, len(cards) == room
    is_pile = room == PER_PILE
    return Pile(
        title=title,
        note=note,
        count=f"{len(cards)} of {room}" if is_pile else plural(len(cards), "card"),
        colour=("red" if over else "green" if full else "grey") if is_pile else "grey",
        cards=tuple(Card(card, f"Card {card}", card_href(board, card)) for card in cards),
    )


@dataclass(frozen=True, kw_only=True)
class CardPage(FormPagePresenter):
    """`counts` says how full each pile is, so that nobody has to remember."""

    counts: tuple[tuple[str, str], ...]


def card_page(board: Board, card: int) -> CardPage:
    held = Counter(board.piles.values())
    here = board.piles.get(card)
    return CardPage(
        title=f"Card {card}",
        caption=f"{board.relationship}: {len(board.piles)} of {len(CARDS)} cards placed",
        intro=(f"It lies in pile {here} now.",) if here else (),
        submit="Put it there and go on",
        back_href=reverse("sort_board", args=_address(board)),
        back_label="Back to the board",
        counts=tuple((f"Pile {pile}", f"{held[pile]} of {PER_PILE}") for pile in PILES),
    )


def finish_page(board: Board, criteria: Mapping[str, CriterionSort]) -> FormPagePresenter:
    none = (
        "Your team has entered no criterion sort yet, so this sort cannot be scored. It is kept. A "
        "supervisor or team lead enters one from its source, on the team’s page.",
    )
    return FormPagePresenter(
        title=f"Score the sort of {board.relationship}",
        caption=board.relationship.family.name,
        intro=(
            "The score says how like the criterion this sort is, from -1 to 1. It has no cut-off.",
            *(() if criteria else none),
        ),
        submit="Score this sort",
        back_href=reverse("sort_board", args=_address(board)),
        back_label="Back to the board",
    )


@dataclass(frozen=True)
class CriterionRow:
    stands_for: str
    source: str
    entered: str
    withdraw_href: str


@dataclass(frozen=True)
class CriteriaPage:
    title: str
    back_href: str
    back_label: str
    lead: tuple[str, ...]
    rows: tuple[CriterionRow, ...]
    nothing: str
    add: Link | None


def criteria_page(viewer: Viewer, rows: Iterable[CriterionSort]) -> CriteriaPage:
    may = viewer.may(ENTER_CRITERIA)
    return CriteriaPage(
        title="Criterion sorts of the Attachment Q-sort",
        back_href=reverse("your_team"),
        back_label="Back to the team",
        lead=(
            "A sort is scored by how like a criterion it is: where experts place each of the 90 "
            "cards. None comes with this software. Enter it from its source.",
            *(() if may else ("A supervisor or team lead enters them.",)),
        ),
        rows=tuple(
            CriterionRow(
                stands_for=row.stands_for,
                source=f"{row.source}, {row.page}",
                entered=f"{row.entered_by.name}, {day(row.entered_at.date())}",
                withdraw_href=reverse("withdraw_criterion", args=[row.pk]) if may else "",
            )
            for row in rows
        ),
        nothing="None has been entered yet.",
        add=Link("Enter a criterion sort", reverse("enter_criterion")) if may else None,
    )


def criterion_form() -> FormPagePresenter:
    return FormPagePresenter(
        title="Enter a criterion sort",
        submit="Keep this criterion",
        back_href=reverse("criteria"),
        back_label="Back to the criterion sorts",
    )


def withdraw_form(row: CriterionSort) -> FormPagePresenter:
    return FormPagePresenter(
        title=f"Withdraw the criterion for {row.stands_for}",
        intro=("Scores that were made with it stay as they are, and say with which.",),
        submit="Withdraw it",
        back_href=reverse("criteria"),
        back_label="Back to the criterion sorts",
    )
