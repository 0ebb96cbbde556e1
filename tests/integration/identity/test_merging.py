"""Merging two records, and taking them apart: then everything is as it was, byte for byte."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attunement.service.accounts.viewer import Viewer
from attunement.service.audit.models import Event
from attunement.service.identity import actions, selectors
from attunement.service.identity.models import Step, StepKind
from attunement.service.relationships import actions as relationships
from attunement.service.relationships.models import (
    CarerRole,
    Family,
    Person,
    Presence,
    Relationship,
    Reporter,
    TaskKind,
)
from attunement.service.relationships.new import NewCarer, NewPerson
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders import assessments as build_assessments
from builders import identity as build
from builders import people as build_people
from builders import referrals as build_referrals
from world import TODAY, Home, World, episode, home

pytestmark = pytest.mark.django_db
Happening = Callable[[Viewer, Home], object]


def add_father(by: Viewer, theirs: Home) -> None:
    father = NewCarer(person=NewPerson(given_name="Obi"), role=CarerRole.FATHER)
    relationships.add_carer(by=by, family=theirs.family, carer=father, on=TODAY)


def assess(by: Viewer, theirs: Home) -> None:
    opened = theirs.family.episodes.filter(closed_on=None).first()
    if opened is None:
        started = build_assessments.start(by, episode(by, theirs))
        build_assessments.phq9(by, started, theirs)
        build_assessments.goal(by, started, theirs)


HAPPENINGS: dict[str, Happening] = {
    "contact": lambda by, h: build_referrals.contact(by, h.family, [h.mother, h.baby]),
    "planned": lambda by, h: build_referrals.planned(by, h.family, [h.mother]),
    "referral": lambda by, h: build_referrals.referral(by, family=h.family),
    "stressor": lambda by, h: relationships.note_stressors(
        by=by,
        family=h.family,
        reporter=Reporter.FAMILY,
        on=TODAY,
        presences={"housing": Presence.PRESENT},
    ),
    "task": lambda by, h: relationships.raise_task(
        by=by,
        family=h.family,
        person=h.mother,
        kind=TaskKind.OTHER,
        title="Call",
        why="",
        due_on=TODAY,
    ),
    "home": lambda by, h: build_people.household(by, h.family, [h.mother, h.baby]),
    "responsibility": lambda by, h: build_people.responsibility(by, h),
    "father": add_father,
    "assess": assess,
}
some = st.lists(st.sampled_from(sorted(HAPPENINGS)), max_size=4)


def merge_all(by: Viewer, one: Home, other: Home) -> list[int]:
    """The families first, then the babies and the mothers, whose relationship is there twice."""
    made = [
        actions.merge_families(by=by, survivor=one.family, absorbed=other.family, because="Same."),
        actions.merge_people(by=by, survivor=one.baby, absorbed=other.baby, because="Same."),
        actions.merge_people(by=by, survivor=one.mother, absorbed=other.mother, because="Same."),
    ]
    return [merge.pk for merge in made]


def undo(by: Viewer, pk: int) -> None:
    actions.undo_merge(by=by, merge=selectors.merge(by, pk), because="Two after all.", seen=None)


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(first=some, second=some)
def test_merging_and_taking_apart_is_the_identity(
    world: World, first: list[str], second: list[str]
) -> None:
    by = world.practitioner
    one = home(by)
    other = build.again(by, one)
    for theirs, names in ((one, first), (other, second)):
        for name in names:
            if not (name == "assess" and theirs is other and "assess" in first):
                HAPPENINGS[name](by, theirs)
    before = build.everything()
    merges = merge_all(by, one, other)
    assert build.everything() != before
    for merge in reversed(merges):
        undo(by, merge)
    assert build.everything() == before
    assert not Step.objects.filter(merge__in=merges, kept=True).exists()


def test_one_record_then_holds_all_and_no_relationship_stands_twice(world: World) -> None:
    by = world.practitioner
    one = home(by)
    other = build.again(by, one)
    seen = build_referrals.contact(by, other.family, [other.mother, other.baby])
    assess(by, other)
    merge_all(by, one, other)
    pair = Relationship.objects.get()
    assert (pair.child, pair.carer, pair.family) == (one.baby, one.mother, one.family)
    assert set(seen.people.all()) == {one.mother, one.baby}
    assert set(one.family.episodes.get().relationships.all()) == {pair}
    assert {m.person for m in one.family.members.all()} == {one.mother, one.baby}
    one.baby.refresh_from_db()
    assert one.baby.language == "Igbo"
    kept = Family.objects.get(pk=one.family.pk)
    assert "Never call after six." in kept.safe_contact
    assert list(Family.objects.filter(merged_into=None)) == [one.family]
    assert Step.objects.filter(kind=StepKind.SET_ASIDE, table="relationships.relationship").exists()
    assert Event.objects.filter(verb="merged a family into another").count() == 2


def test_what_was_written_since_stays_and_is_listed(world: World) -> None:
    by = world.practitioner
    one = home(by)
    other = build.again(by, one)
    made = actions.merge_people(by=by, survivor=one.mother, absorbed=other.mother, because="Same.")
    between = relationships.raise_task(
        by=by,
        family=one.family,
        person=one.mother,
        kind=TaskKind.OTHER,
        title="Since",
        why="",
        due_on=TODAY,
    )
    added = selectors.added_since(made)
    assert [(each.what, each.numbers) for each in added] == [("task", (between.pk,))]
    undo(by, made.pk)
    between.refresh_from_db()
    assert between.person == one.mother
    assert set(other.family.members.values_list("person", flat=True)) == {
        other.baby.pk,
        other.mother.pk,
    }


def test_what_somebody_changed_since_is_left_and_said(world: World) -> None:
    by = world.practitioner
    one = home(by)
    other = build.again(by, one)
    made = actions.merge_people(by=by, survivor=one.baby, absorbed=other.baby, because="Same.")
    now = Person.objects.get(pk=one.baby.pk)
    relationships.change_person(
        by=by, family=one.family, person=now, changes={"language": "English"}, seen=now.version
    )
    undo(by, made.pk)
    assert Person.objects.get(pk=one.baby.pk).language == "English"
    kept = Step.objects.filter(merge=made, kept=True).values_list("field", flat=True)
    assert set(kept) == {"language", "version"}


def test_a_later_merge_is_taken_apart_first(world: World) -> None:
    by = world.practitioner
    one = home(by)
    other = build.again(by, one)
    merges = merge_all(by, one, other)
    with pytest.raises(Refused, match="Another merge"):
        undo(by, merges[0])
    undo(by, merges[2])
    with pytest.raises(Refused, match="taken apart already"):
        undo(by, merges[2])
    with pytest.raises(Stale):
        actions.undo_merge(
            by=by, merge=selectors.merge(by, merges[1]), because="x", seen=merges[1] + 99
        )


def test_what_cannot_be_one_is_refused_in_words_and_nothing_changes(world: World) -> None:
    by = world.practitioner
    one = home(by)
    other = build.again(by, one)
    episode(by, one)
    episode(by, other)
    before = build.everything()
    with pytest.raises(Refused, match="Both families have an open episode"):
        actions.merge_families(by=by, survivor=one.family, absorbed=other.family, because="x")
    with pytest.raises(Refused, match="carer of the other"):
        actions.merge_people(by=by, survivor=one.mother, absorbed=one.baby, because="x")
    with pytest.raises(Refused, match="This is one record"):
        actions.merge_people(by=by, survivor=one.mother, absorbed=one.mother, because="x")
    stranger = home(world.stranger)
    with pytest.raises(Refused, match="two teams"):
        actions.merge_people(by=by, survivor=one.mother, absorbed=stranger.mother, because="x")
    assert {k: v for k, v in build.everything().items() if k in before} == before
