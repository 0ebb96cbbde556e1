"""The fictional team: whole in its plan, made through actions only, the same from the same seed."""

from collections import Counter

import pytest

from attunement.service.accounts.models import Team
from attunement.service.assessments.scoring import is_complete
from attunement.service.audit.models import Event
from attunement.service.audit.selectors import broken_link
from attunement.service.demonstration import load as loading
from attunement.service.demonstration.plan import STAGES, Stage, stories
from attunement.service.demonstration.play.arriving import test_range_number as range_number
from attunement.service.demonstration.play.sharing import SHARED
from attunement.service.demonstration.play.unmet import NEVER_MET, is_unmet
from attunement.service.instruments.models import OwnCutOffs
from attunement.service.outcomes.models import Letter
from attunement.service.own_view.models import FamilyView
from attunement.service.own_view.pieces import Section
from attunement.service.referrals.models import Contact, Outcome
from attunement.service.relationships.models import Episode, Family, Person, Task
from attunement.service.second_ratings.models import SecondRating
from attunement.service.subject_access.models import AccessRequest, Why
from world import TODAY

OF_THEIR_OWN = 4
"""Parents apart, a foster placement, twins, a bereavement: see play/households.py."""


def test_about_two_hundred_families_stand_at_every_stage() -> None:
    told = list(stories(TODAY))
    assert 190 <= len(told) <= 210
    assert Counter(story.stage for story in told) == {stage: n for stage, n, _, _ in STAGES}
    assert set(Stage) == {story.stage for story in told}


def test_the_plan_holds_what_makes_a_record_hard() -> None:
    told = list(stories(TODAY))
    assert any(len(story.babies) == 2 for story in told), "twins"
    assert any(baby.born_on is None for story in told for baby in story.babies), "unborn"
    assert any(story.safe_contact for story in told)
    assert any(story.safety for story in told)
    assert any(len(story.carers) == 2 and story.carers[0].role == "foster_carer" for story in told)
    assert len({story.other_parent for story in told}) == 4


def test_the_same_seed_gives_the_same_plan() -> None:
    assert list(stories(TODAY)) == list(stories(TODAY))


def test_numbers_are_of_the_range_that_is_never_given_to_a_person() -> None:
    from attunement.guidance import NhsNumber

    numbers = [range_number(serial) for serial in range(400)]
    assert all(NhsNumber.parse(number).is_test_range for number in numbers)
    assert len(set(numbers)) == len(numbers)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The first and the last story of each stage, one with a page of her own, and one that
    nobody met: every chapter, in little time."""
    told = list(stories(TODAY))
    chosen = []
    for stage in Stage:
        of_stage = [story for story in told if story.stage == stage]
        chosen += [of_stage[0], of_stage[-1]]
    chosen.append(told[SHARED])
    chosen.insert(0, next(story for story in told if is_unmet(story)))
    monkeypatch.setattr(loading, "stories", lambda today: iter(chosen))
    return [story.number for story in chosen]


@pytest.mark.django_db
def test_every_stage_can_be_played_and_the_log_holds(few: list[int]) -> None:
    heard: list[tuple[int, int]] = []
    count = loading.load(progress=lambda done, total: heard.append((done, total)), today=TODAY)
    assert count == len(few) + OF_THEIR_OWN
    assert heard == [(n, len(few)) for n in range(1, len(few) + 1)]
    assert Family.objects.count() == count
    assert SecondRating.objects.filter(rated_at=None).count() == 1, "one waits for its rater"
    again = SecondRating.objects.exclude(rated_at=None)
    assert again
    assert all(each.blind and is_complete(each.score) for each in again)
    (own,) = OwnCutOffs.objects.all()
    assert "made up" in own.edition, "nobody may take its points for the publisher's"
    assert Episode.objects.filter(closed_on=None).exists()
    closed = Episode.objects.exclude(closed_on=None)
    assert closed.count() == 3
    unmet = closed.get(ending__no_goodbye_because=NEVER_MET)
    assert not Contact.objects.filter(family=unmet.family, outcome=Outcome.MET).exists()
    given = Letter.objects.exclude(given_on=None)
    assert given.filter(child=None).count() == 2
    assert given.exclude(child=None).exists()
    assert Task.objects.filter(kind="follow_up").count() == 2
    view = FamilyView.objects.get()
    assert view.opened_at is not None
    assert {each["section"] for each in view.shown["pieces"]} == {each.value for each in Section}
    copies = {each.state: each for each in AccessRequest.objects.all()}
    assert copies.keys() == {"asked", "in_review", "handed_over"}
    assert copies["asked"].extended_on is not None
    assert copies["in_review"].judgements.exists()
    judged = copies["handed_over"].judgements
    assert judged.filter(given=True).exists()
    assert judged.filter(why=Why.THIRD_PARTY).exists()
    assert broken_link(Team.objects.get()) is None
    assert Event.objects.values("verb").distinct().count() > 15
    assert all(number.startswith("999") for number in _numbers())


@pytest.mark.django_db
def test_the_same_seed_gives_the_same_record(few: list[int]) -> None:
    from django.db import transaction

    def once() -> list[tuple[str, str]]:
        with transaction.atomic():
            loading.load(today=TODAY)
            rows = list(Event.objects.order_by("number").values_list("verb", "acting_as"))
            people = list(Person.objects.order_by("pk").values_list("given_name", "family_name"))
            transaction.set_rollback(True)
        return [*rows, *people]

    assert once() == once()


def _numbers() -> list[str]:
    return list(Person.objects.exclude(nhs_number="").values_list("nhs_number", flat=True))
