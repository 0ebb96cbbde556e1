"""The board, one card, the score, and the team's criteria."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from ...measures.procedures.qsort import CARDS
from ..accounts.viewer import Viewer
from ..way.pages import FormPage, Page
from ..way.policies import Refusal
from ..way.presenters import FormPagePresenter
from . import actions, permissions, policies, presenters, selectors
from .forms import CardForm, CriterionForm, FinishForm, MoveForm, WithdrawForm
from .models import CriterionSort
from .selectors import Board


class OfBoard(FormPage):
    """A page about the viewer's own sort."""

    permission = permissions.SORT

    def select(self, viewer: Viewer, **kwargs: Any) -> Any:
        return selectors.board(viewer, kwargs["assessment"], kwargs["relationship"])

    def board(self, subject: Any) -> Board:
        assert isinstance(subject, Board)
        return subject

    def policy(self, viewer: Viewer, subject: Any) -> Refusal | None:
        board = self.board(subject)
        return policies.may_sort(board.assessment, board.sort)

    def family_of(self, subject: Any) -> int:
        return self.board(subject).relationship.family_id

    def version(self, subject: Any) -> int:
        return self.board(subject).version


class SortBoard(OfBoard):
    form_class = MoveForm
    template = "qsort/board.jinja"

    def policy(self, viewer: Viewer, subject: Board) -> Refusal | None:
        # A finished board stays to be read.
        return super().policy(viewer, subject) if self.request.method == "POST" else None

    def act(self, viewer: Viewer, subject: Board, data: dict[str, Any], seen: int | None) -> str:
        actions.place_cards(
            by=viewer,
            assessment=subject.assessment,
            relationship=subject.relationship,
            cards=data["cards"],
            pile=data["pile"],
            seen=seen,
        )
        return self.request.path

    def present_form(
        self, viewer: Viewer, subject: Board, form: forms.Form
    ) -> presenters.BoardPage:
        open_ = policies.may_sort(subject.assessment, subject.sort) is None
        return presenters.board_page(subject, may_change=open_)


@dataclass(frozen=True)
class Placing:
    board: Board
    card: int


class SortCard(OfBoard):
    form_class = CardForm
    template = "qsort/card.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> Placing:
        if kwargs["card"] not in CARDS:
            raise Http404
        return Placing(super().select(viewer, **kwargs), kwargs["card"])

    def board(self, subject: Placing) -> Board:
        return subject.board

    def initial(self, viewer: Viewer, subject: Placing) -> dict[str, Any]:
        return {"pile": subject.board.piles.get(subject.card)}

    def act(self, viewer: Viewer, subject: Placing, data: dict[str, Any], seen: int | None) -> str:
        board = subject.board
        sort = actions.place_cards(
            by=viewer,
            assessment=board.assessment,
            relationship=board.relationship,
            cards=[subject.card],
            pile=data["pile"],
            seen=seen,
        )
        left = next((card for card in CARDS if card not in sort.piles), None)
        if left is not None:
            return presenters.card_href(board, left)
        return reverse("sort_board", args=[board.assessment.pk, board.relationship.pk])

    def present_form(
        self, viewer: Viewer, subject: Placing, form: forms.Form
    ) -> presenters.CardPage:
        return presenters.card_page(subject.board, subject.card)


class FinishSort(OfBoard):
    form_class = FinishForm

    def policy(self, viewer: Viewer, subject: Board) -> Refusal | None:
        return super().policy(viewer, subject) or policies.may_finish(subject.piles)

    def form_arguments(self, viewer: Viewer, subject: Board) -> dict[str, Any]:
        return {"criteria": selectors.criteria(viewer)}

    def initial(self, viewer: Viewer, subject: Board) -> dict[str, Any]:
        return {"observed_on": timezone.localdate()}

    def act(self, viewer: Viewer, subject: Board, data: dict[str, Any], seen: int | None) -> str:
        assert subject.sort is not None, "the policy lets nobody here without a whole sort"
        response = actions.finish_sort(
            by=viewer,
            sort=subject.sort,
            criterion=data["criterion"],
            observed_on=data["observed_on"],
            seen=seen,
        )
        return reverse("response", args=[response.pk])

    def present_form(self, viewer: Viewer, subject: Board, form: forms.Form) -> FormPagePresenter:
        assert isinstance(form, FinishForm)
        return presenters.finish_page(subject, form.criteria)


class Criteria(Page):
    permission = permissions.SEE_CRITERIA
    template = "qsort/criteria.jinja"

    def present(self, viewer: Viewer, subject: None) -> presenters.CriteriaPage:
        return presenters.criteria_page(viewer, selectors.criteria(viewer))


class EnterCriterion(FormPage):
    permission = permissions.ENTER_CRITERIA
    form_class = CriterionForm

    def act(self, viewer: Viewer, subject: None, data: dict[str, Any], seen: int | None) -> str:
        actions.enter_criterion(by=viewer, **data)
        return reverse("criteria")

    def present_form(self, viewer: Viewer, subject: None, form: forms.Form) -> FormPagePresenter:
        return presenters.criterion_form()


class WithdrawCriterion(FormPage):
    permission = permissions.ENTER_CRITERIA
    form_class = WithdrawForm

    def select(self, viewer: Viewer, **kwargs: Any) -> CriterionSort:
        return selectors.criterion(viewer, kwargs["criterion"])

    def act(
        self, viewer: Viewer, subject: CriterionSort, data: dict[str, Any], seen: int | None
    ) -> str:
        actions.withdraw_criterion(by=viewer, criterion=subject, because=data["because"])
        return reverse("criteria")

    def present_form(
        self, viewer: Viewer, subject: CriterionSort, form: forms.Form
    ) -> FormPagePresenter:
        return presenters.withdraw_form(subject)
