"""The words around the forms of a map."""

from django.urls import reverse

from ...design.filters import day
from ...relationships.models import Family, Stressor
from ...way.presenters import FormPagePresenter
from ..selectors import Entry
from .words import item_words, sentence


def item_form(family: Family, entry: Entry) -> FormPagePresenter:
    item = entry.item
    intro = [f"To say it to a family: “{item.gentler}”."]
    if item.prompt:
        intro.append(f"If it has not come up: {item.prompt}")
    if item.sensitive:
        intro.append("Keep this off screens and letters that somebody else in the family may see.")
    if item.safeguarding:
        intro.append("If yes: follow your safeguarding procedure today.")
    return FormPagePresenter(
        title=sentence(item.text),
        caption=family.name,
        intro=tuple(intro),
        back_href=reverse("stressor_map", args=[family.pk]),
        back_label="Back to strains and strengths",
        warning=family.safe_contact,
    )


def withdraw_form(word: Stressor) -> FormPagePresenter:
    said = word.get_presence_display().lower()
    return FormPagePresenter(
        title=f"Withdraw what was noted: {item_words(word.item)}",
        caption=word.family.name,
        intro=(
            f"“{said.capitalize()}”, told by {word.get_reporter_display().lower()} on "
            f"{day(word.noted_on)}.",
            "It leaves the map and stays in the record. What was said before it stands again.",
        ),
        submit="Withdraw it",
        back_href=reverse("stressor_map", args=[word.family_id]),
        back_label="Back to strains and strengths",
    )
