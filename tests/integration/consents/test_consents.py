"""Consent: recorded, taken back, disagreed about, and heeded by what is done."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from attunement.service.audit.models import Event
from attunement.service.consents import actions
from attunement.service.consents.models import Consent, Override
from attunement.service.consents.policies import needs
from attunement.service.consents.purposes import Purpose
from attunement.service.consents.selectors import standing_of
from attunement.service.consents.standing import Standing
from attunement.service.outcomes import actions as outcomes
from attunement.service.people.actions import record_responsibility
from attunement.service.people.models import Evidence
from attunement.service.relationships import actions as relationships
from attunement.service.relationships.models import CarerRole, Person
from attunement.service.relationships.new import NewCarer, NewPerson
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders import consents as build
from builders import referrals as build_referrals
from world import TODAY, Home, World, episode, home

pytestmark = pytest.mark.django_db
ClientFor = Callable[..., Client]


def two_parents(world: World) -> tuple[Home, Person]:
    theirs = home(world.practitioner)
    father = relationships.add_carer(
        by=world.practitioner,
        family=theirs.family,
        carer=NewCarer(person=NewPerson(given_name="Obi"), role=CarerRole.FATHER),
        on=TODAY,
    )
    for holder in (theirs.mother, father):
        record_responsibility(
            by=world.practitioner,
            family=theirs.family,
            child=theirs.baby,
            holder=holder,
            since=theirs.baby.born_on,
            evidence=Evidence.BIRTH_CERTIFICATE,
            seen_on=TODAY,
        )
    return theirs, father


def film(world: World, theirs: Home, by: Person, *, given: bool) -> Consent:
    return build.answer(
        world.practitioner,
        theirs.family,
        theirs.baby,
        purpose=Purpose.FILM_CARE,
        given=given,
        answered_by=by,
    )


def test_two_who_disagree_are_shown_on_the_familys_page(
    world: World, client_for: ClientFor
) -> None:
    theirs, father = two_parents(world)
    film(world, theirs, theirs.mother, given=True)
    client = client_for(world.practitioner)
    family = reverse("family", args=[theirs.family.pk])
    assert "do not agree with each other" not in client.get(family).text
    film(world, theirs, father, given=False)
    page = client.get(family).text
    assert "Film, for their own sessions, Sam: those who decide do not agree" in page
    said = client.get(reverse("consents", args=[theirs.family.pk])).text
    assert "They do not agree with each other" in said
    assert "Obi: said no" in said
    assert said.count("Film, for their own sessions, Film, for supervision") == 2, "the parents"
    found = standing_of(theirs.family, theirs.baby, Purpose.FILM_CARE, TODAY)
    assert found is Standing.DISAGREED
    assert needs(Purpose.FILM_CARE, found) is not None


def test_a_grown_up_answers_for_themselves_and_a_child_never(world: World) -> None:
    theirs, father = two_parents(world)
    with pytest.raises(Refused, match="answers for themselves"):
        build.answer(world.practitioner, theirs.family, theirs.mother, answered_by=father)
    with pytest.raises(Refused, match="who answered for the child"):
        film(world, theirs, theirs.baby, given=True)


def test_a_letter_is_not_given_to_who_said_no_unless_a_reason_stays_on_record(
    world: World, client_for: ClientFor
) -> None:
    theirs = home(world.practitioner)
    opened = episode(world.practitioner, theirs)
    letter = outcomes.write_letter(
        by=world.practitioner, episode=opened, to=theirs.mother, body="Well done.", on=TODAY
    )
    yes = build.answer(world.practitioner, theirs.family, theirs.mother)
    actions.take_back_consent(by=world.practitioner, consent=yes, on=TODAY, seen=yes.version)
    client = client_for(world.practitioner)
    url = reverse("give_letter", args=[letter.pk])
    day = {"given_on_day": TODAY.day, "given_on_month": TODAY.month, "given_on_year": TODAY.year}
    sent = {name: str(value) for name, value in day.items()}
    sent |= {"_version": str(letter.version), "given_how": "in_person"}
    refused = client.post(url, sent)
    assert refused.status_code == 409
    assert "Letters to them: taken back." in refused.text
    assert client.post(url, sent | {"despite": "She asked for it."}).status_code == 302
    assert Override.objects.get().because == "She asked for it."
    page = client.get(reverse("consents", args=[theirs.family.pk])).text
    assert "She asked for it." in page
    assert Event.objects.filter(verb="went ahead without consent, with a reason").exists()


def test_who_agreed_to_the_referral_stands_among_the_consents(world: World) -> None:
    referral = build_referrals.referral(world.practitioner)
    row = Consent.objects.get()
    assert (row.purpose, row.answered_by, row.answered_on) == (
        Purpose.REFERRAL,
        referral.consent_given_by,
        referral.consent_given_on,
    )


def test_recording_by_its_page(world: World, client_for: ClientFor) -> None:
    theirs = home(world.practitioner)
    client = client_for(world.practitioner)
    url = reverse("record_consent", args=[theirs.family.pk])
    assert client.get(url).status_code == 200
    sent = {
        "person": str(theirs.mother.pk),
        "purpose": "share",
        "given": "no",
        "answered_by": str(theirs.mother.pk),
        "answered_on_day": str(TODAY.day),
        "answered_on_month": str(TODAY.month),
        "answered_on_year": str(TODAY.year),
        "explained": "What would be told.",
    }
    refused = client.post(url, sent)
    assert refused.status_code == 422
    assert "Enter the service with which it would be shared" in refused.text
    assert client.post(url, sent | {"agency": "Housing"}).status_code == 302
    found = standing_of(theirs.family, theirs.mother, Purpose.SHARE, TODAY, agency="housing")
    assert found is Standing.REFUSED
    other = standing_of(theirs.family, theirs.mother, Purpose.SHARE, TODAY, agency="GP")
    assert other is Standing.NOT_ASKED
    page = client.get(reverse("consents", args=[theirs.family.pk])).text
    assert "Sharing with another service: Housing" in page


def test_a_mistake_is_withdrawn_and_a_stale_page_is_told(world: World) -> None:
    theirs = home(world.practitioner)
    row = build.answer(world.practitioner, theirs.family, theirs.mother, given=False)
    with pytest.raises(Stale):
        actions.withdraw_consent(by=world.practitioner, consent=row, because="x", seen=8)
    with pytest.raises(Refused, match="nothing to take back"):
        actions.take_back_consent(by=world.practitioner, consent=row, on=TODAY, seen=None)
    actions.withdraw_consent(by=world.practitioner, consent=row, because="Wrong", seen=1)
    assert standing_of(theirs.family, theirs.mother, Purpose.LETTERS, TODAY) is Standing.NOT_ASKED
    again = build.answer(
        world.practitioner, theirs.family, theirs.mother, on=TODAY - dt.timedelta(days=2)
    )
    with pytest.raises(Refused, match="before it was given"):
        actions.take_back_consent(
            by=world.practitioner, consent=again, on=TODAY - dt.timedelta(days=3), seen=None
        )
