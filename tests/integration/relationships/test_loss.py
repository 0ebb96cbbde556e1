"""The loss of a pregnancy or a baby: what stops, what is said, and how a mistake is corrected."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from attunement.measures import measure
from attunement.service.assessments.fitting import unsuited
from attunement.service.audit.models import Event
from attunement.service.comprehensive import actions as comprehensive
from attunement.service.comprehensive.models import Standing
from attunement.service.home_answers.policies import may_answer
from attunement.service.relationships import actions
from attunement.service.relationships.models import CarerRole, Family, Person
from attunement.service.relationships.new import NewCarer, NewPerson
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders import assessments as build
from builders import home_answers as build_home
from builders import referrals as build_contacts
from builders.care_packages import expecting
from world import TODAY, Home, World, episode, home

pytestmark = pytest.mark.django_db
ClientFor = Callable[..., Client]


def lose(world: World, theirs: Home, on: dt.date | None = TODAY) -> Person:
    return actions.record_loss(
        by=world.practitioner, family=theirs.family, person=theirs.baby, lost_on=on, seen=None
    )


def words_of_a_day(on: dt.date) -> str:
    return f"{on.day} {on:%B %Y}"


def test_a_loss_is_said_first_and_no_age_is_counted(world: World, client_for: ClientFor) -> None:
    theirs = home(world.practitioner)
    episode(world.practitioner, theirs)
    lose(world, theirs)
    client = client_for(world.practitioner)
    page = client.get(reverse("family", args=[theirs.family.pk])).text
    assert f"Sam died on {words_of_a_day(TODAY)}." in page
    assert "Ages, reminders and links to questions at home have stopped." in page
    assert "weeks" not in page
    assert "See which measures fit when" not in page
    for name in ("worklist", "families"):
        shown = client.get(reverse(name)).text
        assert f"Sam, died on {words_of_a_day(TODAY)}" in shown
        assert "1,001" not in shown
    planner = client.get(reverse("plan_measures", args=[theirs.family.pk])).text
    assert "Sam died on" in planner
    assert "Closing soon" not in planner


def test_a_day_is_written_as_everywhere_else(world: World, client_for: ClientFor) -> None:
    """A month keeps its capital letter, of all places here."""
    theirs = home(world.practitioner)
    lose(world, theirs)
    page = client_for(world.practitioner).get(reverse("family", args=[theirs.family.pk])).text
    assert f"Died on {words_of_a_day(TODAY)}" in page
    assert words_of_a_day(TODAY).lower() not in page


def test_nobody_who_died_is_asked_to_an_appointment(world: World, client_for: ClientFor) -> None:
    theirs = home(world.practitioner)
    lose(world, theirs)
    plan = client_for(world.practitioner).get(reverse("plan_contact", args=[theirs.family.pk]))
    assert theirs.mother.full_name in plan.text
    assert theirs.baby.full_name not in plan.text
    with pytest.raises(Refused, match="has died"):
        build_contacts.planned(
            world.practitioner, theirs.family, [Person.objects.get(pk=theirs.baby.pk)]
        )


def test_the_loss_of_a_pregnancy_needs_no_day(world: World, client_for: ClientFor) -> None:
    theirs = expecting(world.practitioner, weeks_to_go=9, name="Marsh")
    client = client_for(world.practitioner)
    url = reverse("record_loss", args=[theirs.family.pk, theirs.baby.pk])
    assert "the pregnancy ended in a loss" in client.get(url).text
    refused = client.post(url, {})
    assert refused.status_code == 422
    assert "Check that this is the right baby" in refused.text
    sent = {"sure": "on", "_version": str(theirs.baby.version)}
    assert client.post(url, sent).status_code == 302
    page = client.get(reverse("family", args=[theirs.family.pk])).text
    assert "Pregnancy ended in a loss" in page
    assert "Due " not in page.split("What has happened")[0]
    assert client.get(url).status_code == 409
    birth = reverse("record_birth", args=[theirs.family.pk, theirs.baby.pk])
    assert client.get(birth).status_code == 409


def test_links_and_measures_about_the_baby_stop_and_those_of_the_mother_need_not(
    world: World,
) -> None:
    theirs = home(world.practitioner)
    opened = episode(world.practitioner, theirs)
    assessment = build.start(world.practitioner, opened)
    asked = build_home.invite(world.practitioner, assessment, theirs.mother).invitation
    assert may_answer(asked, timezone.now()) is None
    baby = lose(world, theirs)
    asked.assessment.episode.family.refresh_from_db()
    assert may_answer(asked, timezone.now()) is not None
    assert unsuited(measure("asq-se-2"), baby, TODAY) is not None
    assert unsuited(measure("phq-9"), baby, TODAY) is None


def test_a_mistake_is_corrected_and_both_stay_in_the_log(
    world: World, client_for: ClientFor
) -> None:
    theirs = home(world.practitioner)
    before = Person.objects.values().get(pk=theirs.baby.pk)
    lost = lose(world, theirs)
    client = client_for(world.practitioner)
    url = reverse("correct_loss", args=[theirs.family.pk, theirs.baby.pk])
    assert client.post(url, {}).status_code == 422
    sent = {"because": "It was another family.", "_version": str(lost.version)}
    assert client.post(url, sent).status_code == 302
    after = Person.objects.values().get(pk=theirs.baby.pk)
    assert {**after, "version": 0} == {**before, "version": 0}
    assert Family.objects.get(pk=theirs.family.pk).loss_recorded_at is None
    event = Event.objects.get(verb="corrected a loss that was recorded in error")
    assert event.details == {"on": TODAY.isoformat(), "because": "It was another family."}
    assert client.get(url).status_code == 409


def test_a_loss_is_recorded_once_and_by_who_has_seen_what_is_there(world: World) -> None:
    theirs = home(world.practitioner)
    with pytest.raises(Stale):
        actions.record_loss(
            by=world.practitioner, family=theirs.family, person=theirs.baby, lost_on=None, seen=9
        )
    lose(world, theirs)
    with pytest.raises(Refused):
        lose(world, theirs)


def test_a_day_that_cannot_be_is_refused(world: World, client_for: ClientFor) -> None:
    theirs = home(world.practitioner)
    url = reverse("record_loss", args=[theirs.family.pk, theirs.baby.pk])
    early = {"lost_on_day": "1", "lost_on_month": "1", "lost_on_year": "2001", "sure": "on"}
    answer = client_for(world.practitioner).post(url, early)
    assert answer.status_code == 422
    assert "before the day of birth" in answer.text
    mother = reverse("record_loss", args=[theirs.family.pk, theirs.mother.pk])
    assert client_for(world.practitioner).get(mother).status_code == 404


def test_twins_at_birth_share_carers_and_the_open_episode(world: World) -> None:
    theirs = expecting(world.practitioner, weeks_to_go=-1, name="Marsh")
    opened = theirs.family.episodes.filter(closed_on=None).first() or episode(
        world.practitioner, theirs
    )
    client_sent = actions.record_birth(
        by=world.practitioner,
        family=theirs.family,
        person=theirs.baby,
        born_on=TODAY,
        given_name="Ivy",
        nhs_number="",
        nhs_number_status=theirs.baby.nhs_number_status,  # type: ignore[arg-type]
        seen=None,
        twins=[NewPerson(given_name="Rowan", family_name="Marsh", born_on=TODAY)],
    )
    assert client_sent.given_name == "Ivy"
    pairs = {(str(r.child), r.carer_id) for r in opened.relationships.all()}
    assert pairs == {("Ivy Marsh", theirs.mother.pk), ("Rowan Marsh", theirs.mother.pk)}


def test_one_twin_may_live(world: World) -> None:
    """The mother's own forms go by the baby who lives."""
    theirs = home(world.practitioner)
    twin = actions.add_child(
        by=world.practitioner,
        family=theirs.family,
        child=NewPerson(given_name="Uche", born_on=theirs.baby.born_on),
        on=TODAY,
    )
    lose(world, theirs)
    family = Family.objects.get(pk=theirs.family.pk)
    assert family.loss_recorded_at is not None
    assert not Person.objects.get(pk=twin.pk).lost


def test_a_father_added_late_becomes_part_of_the_work(world: World, client_for: ClientFor) -> None:
    theirs = home(world.practitioner)
    opened = episode(world.practitioner, theirs)
    father = actions.add_carer(
        by=world.practitioner,
        family=theirs.family,
        carer=NewCarer(person=NewPerson(given_name="Obi"), role=CarerRole.FATHER),
        on=TODAY,
    )
    late = theirs.family.relationships.get(carer=father)
    client = client_for(world.practitioner)
    url = reverse("include_relationship", args=[late.pk])
    assert url in client.get(reverse("family", args=[theirs.family.pk])).text
    assert client.post(url, {}).status_code == 302
    assert late in opened.relationships.all()
    assert client.get(url).status_code == 409
    assert Event.objects.filter(
        verb="included a relationship in an episode of care", family_id=theirs.family.pk
    ).exists()


def test_an_assessment_of_a_baby_who_died_is_only_linked_where_it_holds_something(
    world: World, client_for: ClientFor
) -> None:
    client = client_for(world.practitioner)
    for written in (False, True):
        theirs = home(world.practitioner)
        episode(world.practitioner, theirs)
        if written:
            comprehensive.note_factor(
                by=world.practitioner,
                family=theirs.family,
                child=theirs.baby,
                factor="development",
                standing=Standing.FOUND,
                found="Sat with help.",
                source="Health visitor",
                dated_on=TODAY,
            )
        of_family = reverse("family", args=[theirs.family.pk])
        linked = reverse("comprehensive", args=[theirs.family.pk, theirs.baby.pk])
        held = f"{reverse('family_people', args=[theirs.family.pk])}#held"
        before = client.get(of_family).text
        assert linked in before
        assert held in before
        lose(world, theirs)
        after = client.get(of_family).text
        assert (linked in after) is written
        assert held not in after
