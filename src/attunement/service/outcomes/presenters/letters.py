"""The words around a letter, and the letter as it is printed."""

from dataclasses import dataclass, replace

from django.urls import reverse

from ...accounts.viewer import Viewer
from ...design import pdf
from ...design.filters import day
from ...referrers.models import How
from ...relationships.models import Family, OtherParent
from ...relationships.presenters import family_form
from ...way.presenters import FormPagePresenter, Link
from ..draft import Draft
from ..models import Letter
from ..permissions import WRITE_LETTERS
from ..policies import may_change_letter
from ..selectors.letters import Recipients

NO_NOTE = "No note on safe contact has been written for this family. Ask before you send anything."
BY_HAND = (
    "Their address is hidden and is not printed. Give them the letter, or send it in the way that "
    "they said is safe."
)
GIVEN = {How.IN_PERSON: "into their hands", How.LETTER: "by post", How.EMAIL: "by email"}
UNSAFE = "The other parent is left out for safety: nothing in a letter may reach them."


def safe_contact(family: Family) -> str:
    """What stands before every letter: silence about safety would read as safe."""
    note = family.safe_contact or NO_NOTE
    return f"{note} {UNSAFE}" if family.other_parent == OtherParent.UNSAFE else note


@dataclass(frozen=True, kw_only=True)
class WhomPresenter:
    title: str
    caption: str
    back_href: str
    back_label: str
    warning: str
    intro: str
    people: tuple[Link, ...]
    children_title: str = "For a child to read later"
    children: tuple[Link, ...] = ()
    children_intro: str = "Somebody who brings the child up keeps it until then."
    referrer_title: str = "To the referrer"
    referrer: Link | None = None


def whom(found: Recipients) -> WhomPresenter:
    family = found.family
    return WhomPresenter(
        title="Who is this letter to?",
        caption=family.name,
        back_href=reverse("ending", args=[family.pk]),
        back_label="Back to the checklist",
        warning=safe_contact(family),
        intro="A letter goes to one person. The draft tells only what that person said or did, and "
        "nothing that another carer told you.",
        people=tuple(
            Link(person.full_name, reverse("draft_letter", args=[family.pk, person.pk]))
            for person in found.people
        ),
        children=tuple(
            Link(
                f"For {bond.child.first_name}, kept by {bond.carer.first_name}",
                reverse("draft_child_letter", args=[bond.pk]),
            )
            for bond in found.bonds
        ),
        referrer=Link(
            found.introduction.referrer.name,
            reverse("draft_referrer_letter", args=[family.pk]),
        )
        if found.introduction
        else None,
    )


def draft_form(family: Family, reader: str, draft: Draft | None) -> FormPagePresenter:
    page = FormPagePresenter(
        title=f"Letter to {reader}",
        intro=(
            "This is a draft. Read every line, and change it until it is your letter. Write as you "
            "would speak: short sentences, what went well, no terms of the trade.",
            *(draft.left_out if draft else ()),
        ),
        submit="Save the letter",
    )
    return _form(family, page, reverse("write_letter", args=[family.pk]), "Back")


def _form(family: Family, page: FormPagePresenter, href: str, label: str) -> FormPagePresenter:
    framed = family_form(family, replace(page, back_href=href, back_label=label))
    return replace(framed, warning=safe_contact(family))


def change_form(letter: Letter) -> FormPagePresenter:
    page = FormPagePresenter(
        title=f"Change the letter to {letter.reader}",
        intro=("What the letter said before stays in the record.",),
        submit="Save the letter",
    )
    return _letter_form(letter, page)


def give_form(letter: Letter) -> FormPagePresenter:
    intro: tuple[str, ...] = ("From then on it stays as it is. A change would be a new letter.",)
    if letter.child is not None and letter.to is not None:
        intro = (f"{letter.to.first_name} keeps it for {letter.child.first_name}.", *intro)
    page = FormPagePresenter(
        title=f"The letter to {letter.reader} was given",
        intro=intro,
        submit="Save the date",
    )
    return _letter_form(letter, page)


def _letter_form(letter: Letter, page: FormPagePresenter) -> FormPagePresenter:
    href = reverse("letter", args=[letter.pk])
    return _form(letter.episode.family, page, href, "Back to the letter")


@dataclass(frozen=True)
class EarlierVersion:
    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class LetterPresenter:
    title: str
    caption: str
    back_href: str
    back_label: str
    warning: str
    state: str
    salutation: str
    paragraphs: tuple[str, ...]
    sign_off: tuple[str, ...]
    links: tuple[Link, ...]
    earlier: tuple[EarlierVersion, ...]


def letter(viewer: Viewer, row: Letter, *, hidden: bool) -> LetterPresenter:
    """`hidden`: the home of its reader is kept hidden, so that no address is printed on it."""
    family = row.episode.family
    how = f" {GIVEN[How(row.given_how)]}" if row.given_how in GIVEN else ""
    given = f"Given on {day(row.given_on)}{how}." if row.given_on else "Not given yet."
    if row.child is not None and row.to is not None:
        given = f"{given} {row.to.first_name} keeps it for {row.child.first_name}."
    links = [Link("Open as a PDF to print or send", reverse("letter_pdf", args=[row.pk]))]
    if viewer.may(WRITE_LETTERS) and may_change_letter(row) is None:
        links += [
            Link("Change the letter", reverse("change_letter", args=[row.pk])),
            Link("Say that it was given", reverse("give_letter", args=[row.pk])),
        ]
    return LetterPresenter(
        title=f"Letter to {row.reader}",
        caption=family.name,
        back_href=reverse("ending", args=[family.pk]),
        back_label="Back to the checklist",
        warning=safe_contact(family),
        state=f"Written by {row.written_by.name} on {day(row.written_on)}. {given}"
        + (f" {BY_HAND}" if hidden else ""),
        salutation=_salutation(row),
        paragraphs=paragraphs(row.body),
        sign_off=_sign_off(row),
        links=tuple(links),
        earlier=tuple(
            EarlierVersion(
                f"Version {old.version}, by {old.written_by.name} on {day(old.written_on)}",
                paragraphs(old.body),
            )
            for old in row.earlier.all()
        ),
    )


def paragraphs(body: str) -> tuple[str, ...]:
    """Split where a line is empty; a single line break is a space, as in the printed letter."""
    blocks = body.replace("\r\n", "\n").split("\n\n")
    return tuple(words for block in blocks if (words := " ".join(block.split())))


def _salutation(row: Letter) -> str:
    if row.introduction is not None:
        return f"Dear {row.introduction.referrer.name}"
    person = row.child or row.to
    return f"Dear {person.given_name}" if person and person.given_name else "Dear parent or carer"


def _recipient(row: Letter) -> tuple[str, ...]:
    if row.introduction is not None:
        who = row.introduction.referrer
        return tuple(line for line in (who.name, who.role, str(who.agency or "")) if line)
    if row.child is not None and row.to is not None:
        return f"For {row.child.full_name}, to read later", f"Kept by {row.to.full_name}"
    return (row.reader,)


def _sign_off(row: Letter) -> tuple[str, ...]:
    writer = row.written_by
    lines = ("With warm wishes", writer.name, writer.profession, row.episode.family.team.name)
    return tuple(line for line in lines if line)


def printed(row: Letter, address: tuple[str, ...]) -> pdf.Letter:
    """The letter for the printer; `address` are the lines that may stand on it. Its title says
    nothing of why the family was seen: it shows in a reader's window and on a shared computer."""
    team = row.episode.family.team
    sender = [*team.address.splitlines(), team.telephone]
    return pdf.Letter(
        sender=team.name,
        sender_lines=tuple(line.strip() for line in sender if line.strip()),
        date=row.written_on,
        recipient=(*_recipient(row), *address),
        salutation=_salutation(row),
        subject="A letter for you" if row.to else "A letter from our team",
        paragraphs=paragraphs(row.body),
        sign_off=_sign_off(row),
    )
