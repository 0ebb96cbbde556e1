"""What most pages of a theory are about, and the two ways in which a change goes."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from ....knowledge import Library
from ....theory import Finding, Setting, lint
from ...accounts.viewer import Viewer
from ...library.selectors import known_to
from ...way.pages import FormPage, Page
from .. import actions, permissions, selectors
from ..changes import Change
from ..held import Held, node_id
from ..models import Box, BoxLink, TeamTheory


@dataclass(frozen=True)
class Piece:
    """A theory, and the box or link of it that a page is about."""

    theory: TeamTheory
    box: Box | None = None
    link: BoxLink | None = None

    @property
    def the_box(self) -> Box:
        assert self.box is not None
        return self.box

    @property
    def the_link(self) -> BoxLink:
        assert self.link is not None
        return self.link


def piece(viewer: Viewer, **kwargs: Any) -> Piece:
    theory = selectors.theory(viewer, kwargs["theory"])
    box = selectors.box(viewer, theory.pk, kwargs["box"]) if "box" in kwargs else None
    link = selectors.link(viewer, theory.pk, kwargs["link"]) if "link" in kwargs else None
    return Piece(theory, box, link)


def library_of(viewer: Viewer) -> Library:
    return known_to(viewer.team, today=timezone.localdate()).library


def findings_of(held: Held, library: Library) -> tuple[Finding, ...]:
    setting = Setting(
        claims=library.claims,
        today=timezone.localdate(),
        bound={node_id(pk) for pk in held.bindings},
        in_use=selectors.measures_in_use(held.row.team, timezone.localdate()),
    )
    return lint(held.theory, setting)


class PiecePage(Page):
    permission = permissions.READ_WORKING

    def select(self, viewer: Viewer, **kwargs: Any) -> Piece:
        return piece(viewer, **kwargs)


class PieceFormPage(FormPage):
    """`version`: that of the box or the link, where the page is about one."""

    permission = permissions.LEAD

    def select(self, viewer: Viewer, **kwargs: Any) -> Piece:
        return piece(viewer, **kwargs)

    def version(self, subject: Piece) -> int | None:
        row = subject.box or subject.link
        return row.version if row else None


class ChangePage(PieceFormPage):
    """Made at once by a team lead; by everybody else it becomes a proposal."""

    permission = permissions.PROPOSE

    def change(self, subject: Piece, data: dict[str, Any], seen: int | None) -> Change:
        raise NotImplementedError

    def asked(self, *names: str, called: tuple[str, ...] = ()) -> dict[str, Any]:
        """What a link or a pointer on the drawing has filled in, by the name of its field. Only for
        a form that is opened: once it is sent, what it says is held against what is there."""
        if self.request.method != "GET":
            return {}
        said = zip(called or names, map(self.request.GET.get, names), strict=True)
        return {field: value for field, value in said if value}

    def form_arguments(self, viewer: Viewer, subject: Piece) -> dict[str, Any]:
        return {"proposing": not viewer.may(permissions.LEAD)}

    def act(self, viewer: Viewer, subject: Piece, data: dict[str, Any], seen: int | None) -> str:
        change = self.change(subject, data, seen)
        if viewer.may(permissions.LEAD):
            actions.make_change(by=viewer, theory=subject.theory, change=change)
        else:
            actions.propose_change(
                by=viewer, theory=subject.theory, change=change, because=data["because"]
            )
        return reverse("theory", args=[subject.theory.pk])
