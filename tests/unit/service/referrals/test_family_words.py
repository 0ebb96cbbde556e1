"""What a family reads: plain enough for a reader of 9 to 11, and never a blame."""

import re
from collections.abc import Iterator

import pytest

from attunement.knowledge import library
from attunement.service.accounts.models import Team
from attunement.service.referrals.family_words import family_words
from attunement.service.referrals.forms import FamilyReferralForm, ProfessionalForm, ReferralForm
from attunement.service.referrals.presenters import family_words_form, thanks

TEAM = Team(name="Riverside", slug="riverside", telephone="01632 960001")


def sentences() -> Iterator[str]:
    page, after = family_words_form(TEAM), thanks(TEAM)
    told = [page.title, *page.intro, page.urgent_title, page.urgent]
    told += [after.title, after.next_title, *after.next_steps, after.urgent, after.telephone]
    form = FamilyReferralForm()
    for title, names in form.sections:
        told.append(title)
        for name in names:
            told += [str(form.fields[name].label), str(form.fields[name].help_text)]
    told += [item.gentler for item in library().stressors.values()]
    told += [*FamilyReferralForm.gently.values()]
    for words in told:
        yield from (part for part in re.split(r"(?<=[.?!])\s+", words) if part.strip())


def syllables(word: str) -> int:
    groups = re.findall(r"[aeiouy]+", re.sub(r"(?<=[^l])e$", "", word.lower()))
    return max(len(groups), 1)


def test_the_whole_reads_at_the_age_of_nine_to_eleven() -> None:
    """Flesch and Kincaid's grade (Kincaid and others, 1975): grade 6 is read at 11."""
    parts = list(sentences())
    words = [word for part in parts for word in re.findall(r"[A-Za-z’]+", part)]
    grade = 0.39 * len(words) / len(parts) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    assert grade < 6


@pytest.mark.parametrize("sentence", sorted(set(sentences())))
def test_no_sentence_is_long(sentence: str) -> None:
    assert len(sentence.split()) <= 18


def test_every_item_has_gentler_words_and_none_is_the_practitioners_own() -> None:
    for item in library().stressors.values():
        assert item.gentler
        assert len(item.gentler.split()) <= 12, item.id


def test_what_is_asked_in_writing_is_nothing_for_a_conversation_only() -> None:
    items = library().stressors
    for item, words in family_words():
        assert words == items[item].gentler
        assert not items[item].safeguarding, item
        assert not items[item].sensitive, item


def test_what_is_sensitive_tells_a_referrer_how_to_ask() -> None:
    told = [item for item in library().stressors.values() if item.sensitive]
    assert {item.id for item in told if not item.prompt} <= {"stressor-crime"}


def test_strengths_are_asked_for_too() -> None:
    assert sum(library().stressors[item].protective for item, _ in family_words()) >= 3


def test_a_professional_reads_gentler_words_with_how_to_ask() -> None:
    """Every item, also those that no family is asked in writing."""
    form = ProfessionalForm()
    shown = {
        value: (label, form.fields[name].widget.hints.get(value))
        for name in form.fields
        if name.startswith("stressors_")
        for value, label in form.fields[name].choices
    }
    items = library().stressors
    assert shown == {item.id: (item.gentler, item.prompt) for item in items.values()}


def test_a_practitioner_who_enters_a_referral_reads_the_lists_own_words() -> None:
    field = ReferralForm().fields["stressors_social"]
    assert ("stressor-dv", "Domestic abuse") in list(field.choices)
