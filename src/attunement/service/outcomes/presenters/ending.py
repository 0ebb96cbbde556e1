"""The words of the checklist of an ending, and of closing an episode."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.urls import reverse

from ...accounts.viewer import Viewer
from ...care_packages.sealed import shared_name
from ...design.filters import day, plural
from ...relationships.presenters import family_form
from ...way.presenters import FormPagePresenter, Link
from ..checklist import Item, Line, missing
from ..models import Letter
from ..permissions import END_CARE
from ..policies import not_settled
from ..selectors.ending import EndingOfFamily

TITLES = {
    Item.END_MEASURES: "End measures",
    Item.LAST_SESSION: "Last session",
    Item.GOODBYE: "Goodbye",
    Item.FOLLOW_UP: "Follow-up",
    Item.LETTER: "Letter to the family",
    Item.REFERRER: "Word to the referrer",
}
WHAT = {
    Item.END_MEASURES: "The same forms as at the start, so that change can be seen.",
    Item.LAST_SESSION: "The last time that you meet for the work itself.",
    Item.GOODBYE: "Time to say goodbye well: looking back, marking the end, leaving room for "
    "feelings. It matters for the baby too.",
    Item.FOLLOW_UP: "When you ask again how they are.",
    Item.LETTER: "A letter in plain words that they can keep. The baby can have one for later.",
    Item.REFERRER: "That the work ends, and no more than the family agrees to.",
}


@dataclass(frozen=True)
class LineRow:
    title: str
    what: str
    state: str
    settled: bool
    link: Link | None


@dataclass(frozen=True, kw_only=True)
class EndingPresenter:
    title: str
    caption: str
    back_href: str
    back_label: str
    warning: str
    intro: str
    lines: tuple[LineRow, ...]
    note: str
    letters: tuple[Link, ...]
    still_open: tuple[str, ...]
    missing: str
    actions: tuple[Link, ...]
    done: str = "Settled"
    open: str = "To do"
    note_title: str = "How the goodbye was"
    letters_title: str = "Letters"


def ending(viewer: Viewer, found: EndingOfFamily) -> EndingPresenter:
    family, episode = found.family, found.episode
    assert episode is not None, "the page's policy refuses a family without an episode"
    closed = episode.closed_on
    may = viewer.may(END_CARE) and closed is None
    wanting = missing(found.lines)
    return EndingPresenter(
        title="Ending well",
        caption=family.name,
        back_href=reverse("family", args=[family.pk]),
        back_label=f"Back to {family.name}",
        warning=family.safe_contact,
        intro=(
            f"Care ended on {day(closed)}: {episode.closed_because} It stays here to read."
            if closed
            else "Each line needs a date, or a reason why it could not be. When all are there, the "
            "episode of care can close."
        ),
        lines=tuple(_row(line, found, may) for line in found.lines),
        note=found.ending.goodbye_note if found.ending else "",
        letters=tuple(_letter(letter) for letter in found.letters),
        still_open=_still_open(found) if closed is None else (),
        missing=not_settled(wanting).why if wanting and closed is None else "",
        actions=tuple(_actions(found, ready=not wanting)) if may else (),
    )


def _row(line: Line, found: EndingOfFamily, may: bool) -> LineRow:
    state = day(line.on) if line.on else (f"Not done: {line.because}" if line.because else "")
    later = found.ending.later_follow_up_on if found.ending else None
    if line.item == Item.FOLLOW_UP and line.on and later:
        state = f"{state}, and again on {day(later)}"
    return LineRow(
        title=TITLES[line.item],
        what=WHAT[line.item],
        state=state or "No date and no reason yet",
        settled=line.settled,
        link=_link(line, found) if may and line.on is None else None,
    )


def _link(line: Line, found: EndingOfFamily) -> Link | None:
    """Where the fact behind a line is made, when that is not on the checklist itself."""
    family, item = found.family.pk, line.item
    if item == Item.END_MEASURES:
        return Link("Go to the end assessment", reverse("start_assessment", args=[family]))
    if item == Item.LETTER:
        return Link("Write a letter", reverse("write_letter", args=[family]))
    if item == Item.REFERRER and not line.settled:  # where nobody referred there is nobody to tell
        return Link("Write to the referrer", reverse("draft_referrer_letter", args=[family]))
    return None


def _letter(letter: Letter) -> Link:
    given = f", given {day(letter.given_on)}" if letter.given_on else ", not given yet"
    return Link(
        f"To {letter.reader}, written {day(letter.written_on)}{given}",
        reverse("letter", args=[letter.pk]),
    )


def _still_open(found: EndingOfFamily) -> tuple[str, ...]:
    words = [
        f"{shared_name(part.programme, part.kind)} for {part.package.relationship} is still open. "
        "It ends when the episode closes."
        for part in found.open_parts
    ]
    if found.open_tasks:
        safety = f", {found.safety_tasks} of them about safety" if found.safety_tasks else ""
        words.append(
            f"{plural(found.open_tasks, 'task')} still to do for this family{safety}. Closing does "
            "not finish them: they stay on the worklist."
        )
    return tuple(words)


def _actions(found: EndingOfFamily, *, ready: bool) -> Iterable[Link]:
    """What to do next comes first, and is the button."""
    family = found.family.pk
    if ready:
        yield Link("Close the episode of care", reverse("close_episode", args=[family]))
    yield Link("Fill in the checklist", reverse("change_ending", args=[family]))
    yield Link("Write a letter", reverse("write_letter", args=[family]))


def _form(found: EndingOfFamily, page: FormPagePresenter) -> FormPagePresenter:
    back = reverse("ending", args=[found.family.pk])
    return family_form(
        found.family, replace(page, back_href=back, back_label="Back to the checklist")
    )


def ending_form(found: EndingOfFamily) -> FormPagePresenter:
    return _form(
        found,
        FormPagePresenter(
            title="Fill in the checklist of the ending",
            intro=("Give what you know now. What is still open can wait; you can come back.",),
            submit="Save the checklist",
        ),
    )


def close_form(found: EndingOfFamily) -> FormPagePresenter:
    follow_up = next((line.on for line in found.lines if line.item == Item.FOLLOW_UP), None)
    later = found.ending.later_follow_up_on if found.ending else None
    days = " and on ".join(day(on) for on in (follow_up, later) if on)
    after = f"A task to follow up on {days} goes to the keyworker. " if days else ""
    return _form(
        found,
        FormPagePresenter(
            title="Close the episode of care",
            intro=(
                f"{after}The record stays readable, and takes nothing more. A new referral opens a "
                "new episode.",
                *_still_open(found),
            ),
            submit="Close the episode",
        ),
    )
