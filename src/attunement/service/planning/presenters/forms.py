"""The words around every form."""

from ...accounts.viewer import Viewer
from ...way.presenters import FormPagePresenter
from ..models import Box, BoxLink, TeamTheory
from ..permissions import LEAD
from .pages import to


def _on_theory(
    theory: TeamTheory, *, title: str, intro: tuple[str, ...] = (), submit: str = "Save"
) -> FormPagePresenter:
    return FormPagePresenter(
        title=title,
        caption=theory.title,
        intro=intro,
        submit=submit,
        back_href=to("theory", theory.pk),
        back_label="Back to the theory",
    )


def _on_list(*, title: str, intro: tuple[str, ...], submit: str) -> FormPagePresenter:
    return FormPagePresenter(
        title=title,
        intro=intro,
        submit=submit,
        back_href=to("theories"),
        back_label="Back to theories of change",
    )


def _submit(viewer: Viewer) -> str:
    return "Save" if viewer.may(LEAD) else "Propose this"


def start() -> FormPagePresenter:
    return _on_list(
        title="Start a theory of change",
        intro=(
            "Begin with the families: what is hard for them? Then what has to change, what you do, "
            "and what should be different by the end, after it, and in the long run.",
        ),
        submit="Start",
    )


def bring() -> FormPagePresenter:
    return _on_list(
        title="Bring a theory from a file",
        intro=("It becomes your team’s own copy. Nothing that you have is changed.",),
        submit="Bring it",
    )


def add_box(viewer: Viewer, theory: TeamTheory) -> FormPagePresenter:
    return _on_theory(theory, title="Add a box", submit=_submit(viewer))


def change_box(viewer: Viewer, theory: TeamTheory, box: Box) -> FormPagePresenter:
    return _on_theory(
        theory,
        title="Change or move a box",
        intro=("Choose another stage to move it to that column.",),
        submit=_submit(viewer),
    )


def take(viewer: Viewer, theory: TeamTheory, what: Box | BoxLink) -> FormPagePresenter:
    if isinstance(what, Box):
        title, said = "Take out a box", f"“{what}”. Its links go with it."
    else:
        title, said = "Take out a link", f"“{what.cause}” leads to “{what.effect}”."
    return _on_theory(
        theory,
        title=title,
        intro=(said, "It stays in the versions that were published."),
        submit=_submit(viewer),
    )


def add_link(viewer: Viewer, theory: TeamTheory) -> FormPagePresenter:
    return _on_theory(theory, title="Add a link", submit=_submit(viewer))


def change_link(viewer: Viewer, theory: TeamTheory, link: BoxLink) -> FormPagePresenter:
    return _on_theory(
        theory,
        title="Change a link",
        intro=(f"“{link.cause}” leads to “{link.effect}”.",),
        submit=_submit(viewer),
    )


def share(theory: TeamTheory) -> FormPagePresenter:
    return _on_theory(
        theory,
        title="Share a box of another theory",
        intro=("The box then stands in both. Whoever changes it in one changes it in the other.",),
        submit="Share it",
    )


def comment(theory: TeamTheory, box: Box | None) -> FormPagePresenter:
    return _on_theory(
        theory,
        title=f"Comment on “{box}”" if box else "Comment on the whole theory",
        intro=("Write nothing here that a family could be known by.",),
        submit="Save the comment",
    )


def bind(theory: TeamTheory, box: Box) -> FormPagePresenter:
    return _on_theory(
        theory,
        title="Bind a number to a box",
        intro=(
            f"“{box}”.",
            "The box is met when your records show it beyond chance, and never because something "
            "is missing.",
        ),
    )


def unbind(theory: TeamTheory, box: Box) -> FormPagePresenter:
    return _on_theory(
        theory,
        title="Take the number off a box",
        intro=(f"“{box}” will then stand by nothing.",),
        submit="Take it off",
    )


def publish(theory: TeamTheory, number: int) -> FormPagePresenter:
    return _on_theory(
        theory,
        title=f"Publish version {number}",
        intro=(
            "A version cannot be changed. Commissioners can read it.",
            "It shows how each box stands today. Small numbers are not shown.",
        ),
        submit="Publish",
    )
