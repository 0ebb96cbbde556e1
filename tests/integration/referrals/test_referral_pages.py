"""Entering, listing, reading and deciding about referrals, through the pages."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from attunement.service.accounts.roles import Role
from attunement.service.audit.models import Event
from attunement.service.referrals.models import Referral, ReferralState
from attunement.service.relationships import selectors as families
from attunement.service.relationships.models import (
    NhsNumberStatus,
    OtherParent,
    ParentalResponsibility,
    Presence,
)
from builders import referrals as build
from world import TODAY, World

pytestmark = pytest.mark.django_db
ClientFor = Callable[..., Client]


def day(name: str, value: dt.date) -> dict[str, str]:
    return {
        f"{name}_day": str(value.day),
        f"{name}_month": str(value.month),
        f"{name}_year": str(value.year),
    }


def ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days=days)


def sent(**changes: str) -> dict[str, str]:
    """A referral as a browser sends it, with everything that is needed and no more."""
    return (
        day("received_on", ago(1))
        | day("consent_given_on", ago(2))
        | day("baby_1_born_on", ago(60))
        | {
            "referred_by": "professional",
            "referrer_name": "Jo Bell",
            "reason": "Feeding feels like a battle.",
            "baby_1_first_name": "Sam",
            "baby_1_last_name": "Okafor",
            "carer_1_first_name": "Ada",
            "carer_1_last_name": "Okafor",
            "carer_1_role": "mother",
            "carer_1_parental_responsibility": "yes",
            "second_parent": "not_known",
            "consent_given_by": "carer_1",
        }
        | changes
    )


def test_the_form_opens_with_today(world: World, client_for: ClientFor) -> None:
    page = client_for(world.practitioner).get(reverse("new_referral"))
    assert page.status_code == 200
    assert f'name="received_on_year" type="text" value="{TODAY.year}"' in page.text


def test_a_referral_brings_a_family_in(world: World, client_for: ClientFor) -> None:
    answer = client_for(world.practitioner).post(
        reverse("new_referral"),
        sent(
            concerns="“I dread the nights.”",
            carer_1_phone="+44 7700 900123",
            carer_1_interpreter="on",
            carer_1_language="Igbo",
            carer_1_access_needs="Large print",
            safe_contact="Text first.",
            willing="yes",
            baby_1_nhs_number="999 000 0018",
            baby_1_nhs_number_status="traced",
            stressors_social="stressor-isolated",
        ),
    )
    row = Referral.objects.select_related("family", "consent_given_by").get()
    assert answer.status_code == 302
    assert answer["Location"] == reverse("referral", args=[row.pk])
    assert row.team == world.team
    assert (row.state, row.willing, row.referrer_name) == ("received", "yes", "Jo Bell")
    assert row.concerns_in_their_words == "“I dread the nights.”"
    assert row.consent_given_by is not None
    assert row.consent_given_by.given_name == "Ada"
    assert row.family.safe_contact == "Text first."
    assert row.family.other_parent == OtherParent.NOT_KNOWN
    [baby] = families.children(row.family)
    assert (baby.nhs_number, baby.nhs_number_status) == ("9990000018", NhsNumberStatus.TRACED)
    [carer] = families.carers(row.family)
    assert carer.telephone == "07700 900123"
    assert carer.interpreter_needed
    [relationship] = families.relationships(row.family)
    assert relationship.parental_responsibility == ParentalResponsibility.YES
    [stressor] = families.stressors(row.family)
    assert (stressor.item, stressor.presence) == ("stressor-isolated", Presence.PRESENT)
    assert stressor.reporter == "referrer"
    assert not row.family.episodes.exists()
    verbs = set(Event.objects.filter(family_id=row.family_id).values_list("verb", flat=True))
    assert {"registered a family", "received a referral", "noted stressors"} <= verbs


def test_twins_are_two_babies_and_two_relationships(world: World, client_for: ClientFor) -> None:
    twin = day("baby_2_born_on", ago(60)) | {"baby_2_first_name": "Uche"}
    client_for(world.practitioner).post(reverse("new_referral"), sent(**twin))
    family = Referral.objects.get().family
    assert [child.given_name for child in families.children(family)] == ["Sam", "Uche"]
    assert len(families.relationships(family)) == 2


def test_an_unborn_baby_has_a_due_date_and_no_number(world: World, client_for: ClientFor) -> None:
    unborn = sent(**day("baby_1_due_on", TODAY + dt.timedelta(days=70)))
    for part in ("day", "month", "year"):
        del unborn[f"baby_1_born_on_{part}"]
    client = client_for(world.practitioner)
    refused = client.post(reverse("new_referral"), unborn | {"baby_1_nhs_number": "999 000 0018"})
    assert refused.status_code == 422
    assert "A baby who is not born yet has no NHS number" in refused.text
    client.post(reverse("new_referral"), unborn)
    [baby] = families.children(Referral.objects.get().family)
    assert baby.unborn
    assert baby.nhs_number_status == NhsNumberStatus.NOT_ISSUED


def test_two_parents_leave_no_question_about_a_second(world: World, client_for: ClientFor) -> None:
    father = {"carer_2_first_name": "Obi", "carer_2_role": "father"}
    client_for(world.practitioner).post(reverse("new_referral"), sent(**father))
    assert Referral.objects.get().family.other_parent == OtherParent.RECORDED


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"reason": ""}, "Say what help is hoped for."),
        ({"referrer_name": ""}, "Enter the name of the person who refers."),
        ({"consent_given_by": ""}, "Say who in the family agreed to this referral."),
        ({"consent_given_by": "carer_2"}, "Give the details of the person who agreed."),
        (
            {"consent_given_on_day": "", "consent_given_on_month": "", "consent_given_on_year": ""},
            "Enter the day on which they agreed.",
        ),
        ({"carer_1_first_name": "", "carer_1_last_name": ""}, "Enter a first name or a last name."),
        ({"carer_1_role": ""}, "Say who they are to the baby."),
        (day("baby_1_born_on", TODAY + dt.timedelta(days=9)), "leave it empty and give the due"),
        (day("baby_1_born_on", ago(365 * 30)), "an adult’s. Check the year."),
        (day("carer_1_born_on", ago(30)), "not before the baby’s."),
        (day("baby_1_due_on", TODAY + dt.timedelta(days=300)), "20 weeks before the due date"),
        (day("received_on", TODAY + dt.timedelta(days=2)), "must be today or in the past"),
        ({"baby_1_nhs_number": "999 000 0019"}, "its last digit does not fit"),
        ({"baby_1_nhs_number": "943 476 5919"}, "Use a test number"),
        ({"baby_1_nhs_number_status": "traced"}, "A traced NHS number must be given."),
        ({"carer_1_email": "ada"}, "like name@example.org"),
        (
            {"carer_2_first_name": "Obi", "carer_2_role": "father", "second_parent": "absent"},
            "Two parents are given",
        ),
        ({"carer_2_first_name": "Obi"}, "A second parent or carer: Say who they are to the baby."),
    ],
)
def test_what_cannot_be_is_said_where_it_is(
    world: World, client_for: ClientFor, changes: dict[str, str], words: str
) -> None:
    answer = client_for(world.practitioner).post(reverse("new_referral"), sent(**changes))
    assert answer.status_code == 422
    assert "There is a problem" in answer.text
    assert words in answer.text
    assert "Feeding feels like a battle." in answer.text or "reason" in changes
    assert not Referral.objects.exists()


def test_a_due_date_of_next_year_is_refused(world: World, client_for: ClientFor) -> None:
    unborn = sent(**day("baby_1_due_on", TODAY + dt.timedelta(days=281)))
    late = sent(**day("baby_1_due_on", ago(29)))
    for part in ("day", "month", "year"):
        del unborn[f"baby_1_born_on_{part}"]
        del late[f"baby_1_born_on_{part}"]
    client = client_for(world.practitioner)
    assert "more than 40 weeks ahead" in client.post(reverse("new_referral"), unborn).text
    assert "more than 4 weeks ago" in client.post(reverse("new_referral"), late).text


def test_a_folded_part_opens_when_it_holds_something(world: World, client_for: ClientFor) -> None:
    client = client_for(world.practitioner)
    assert client.get(reverse("new_referral")).text.count('nhsuk-expander" open') == 0
    twin = {"reason": "", "baby_2_first_name": "Uche"}
    page = client.post(reverse("new_referral"), sent(**twin)).text
    assert page.count('nhsuk-expander" open') == 1


def test_the_list_shows_the_longest_waiting_first(world: World, client_for: ClientFor) -> None:
    build.referral(world.practitioner, name="Later", days_ago=3)
    build.referral(world.practitioner, name="Earlier", days_ago=30)
    build.answered(world.practitioner, build.referral(world.practitioner, name="Answered"))
    page = client_for(world.practitioner).get(reverse("referrals")).text
    assert page.index("Earlier") < page.index("Later")
    assert "Answered" not in page
    assert "12 weeks old" in page
    assert "% of the first 1,001 days gone" in page
    assert "30 days" in page
    signposted = client_for(world.practitioner).get(reverse("referrals"), {"state": "signposted"})
    assert "Answered" in signposted.text


def test_the_list_goes_on_by_pages(world: World, client_for: ClientFor) -> None:
    for number in range(26):
        build.referral(world.practitioner, name=f"Family{number:02}", days_ago=number)
    client = client_for(world.practitioner)
    first = client.get(reverse("referrals")).text
    second = client.get(reverse("referrals"), {"page": "2"}).text
    assert "Next page" in first
    assert "Family00" not in first
    assert "Family00" in second
    assert "Next page" not in second
    assert client.get(reverse("referrals"), {"page": "x", "state": "y"}).status_code == 200


def test_the_list_costs_the_same_for_many(
    world: World, client_for: ClientFor, django_assert_same_queries: Callable[..., int]
) -> None:
    client = client_for(world.practitioner)

    def grow(count: int) -> None:
        for _ in range(count):
            build.referral(world.practitioner)

    django_assert_same_queries(lambda: client.get(reverse("referrals")), grow)


def test_a_referral_is_read_with_everything_that_was_told(
    world: World, client_for: ClientFor
) -> None:
    client = client_for(world.practitioner)
    client.post(
        reverse("new_referral"),
        sent(
            concerns="“I dread the nights.”",
            safe_contact="Text first.",
            baby_1_nhs_number="999 000 0018",
            **{"stressors_parent-history": "stressor-mh"},
        ),
    )
    row = Referral.objects.get()
    page = client.get(reverse("referral", args=[row.pk])).text
    for words in (
        "Feeding feels like a battle.",
        "“I dread the nights.”",
        "Text first.",
        "999 000 0018 (not traced yet)",
        "Ada Okafor agreed on",
        "Current or past mental illness (the referrer,",
        "Mother of Sam",
        "Has parental responsibility",
        "Not known yet",
        "Waiting for triage",
    ):
        assert words in page, words
    assert Event.objects.filter(verb="read", family_id=row.family_id).exists()


def test_a_possible_duplicate_is_shown_and_nothing_merges(
    world: World, client_for: ClientFor
) -> None:
    client = client_for(world.practitioner)
    number = {"baby_1_nhs_number": "999 000 0018"}
    client.post(reverse("new_referral"), sent(**number))
    client.post(reverse("new_referral"), sent(**number))
    first, second = Referral.objects.order_by("pk")
    assert first.family_id != second.family_id
    page = client.get(reverse("referral", args=[second.pk])).text
    assert "Perhaps in the record already" in page
    assert f"{first.family.reference}: the same NHS number, the same name and date" in page
    assert f"{second.family.reference}: " not in page


def test_another_teams_families_are_no_duplicates(world: World, client_for: ClientFor) -> None:
    number = {"baby_1_nhs_number": "999 000 0018"}
    client_for(world.stranger).post(reverse("new_referral"), sent(**number))
    client = client_for(world.practitioner)
    client.post(reverse("new_referral"), sent(**number))
    ours = Referral.objects.get(team=world.team)
    page = client.get(reverse("referral", args=[ours.pk])).text
    assert "Perhaps in the record already" not in page


def test_another_teams_referral_is_not_there(world: World, client_for: ClientFor) -> None:
    row = build.referral(world.practitioner)
    stranger = client_for(world.stranger)
    for name in ("referral", "triage", "revoke_referral"):
        assert stranger.get(reverse(name, args=[row.pk])).status_code == 404
    assert stranger.get(reverse("refer_again", args=[row.family_id])).status_code == 404
    assert "Okafor" not in stranger.get(reverse("referrals")).text


@pytest.mark.parametrize(
    ("role", "name", "status"),
    [
        (Role.COMMISSIONER, "referrals", 403),
        (Role.COMMISSIONER, "new_referral", 403),
        (Role.COMMISSIONER, "referral", 403),
        (Role.ADMINISTRATOR, "new_referral", 200),
        (Role.ADMINISTRATOR, "referral", 200),
        (Role.ADMINISTRATOR, "triage", 403),
        (Role.ADMINISTRATOR, "revoke_referral", 200),
        (Role.SUPERVISOR, "triage", 200),
        (Role.TEAM_LEAD, "triage", 200),
    ],
)
def test_who_may_open_what(
    world: World, client_for: ClientFor, role: Role, name: str, status: int
) -> None:
    row = build.referral(world.practitioner)
    args = [row.pk] if name in {"referral", "triage", "revoke_referral"} else []
    assert client_for(world.viewers[role]).get(reverse(name, args=args)).status_code == status


def test_a_form_sent_twice_makes_one_referral(world: World, client_for: ClientFor) -> None:
    client = client_for(world.practitioner)
    first = client.post(reverse("new_referral"), sent(_once="the-same-key"))
    second = client.post(reverse("new_referral"), sent(_once="the-same-key"))
    assert Referral.objects.count() == 1
    assert first["Location"] == second["Location"]


def test_a_known_family_is_referred_again(world: World, client_for: ClientFor) -> None:
    family = build.referral(world.practitioner).family
    [carer] = families.carers(family)
    client = client_for(world.practitioner)
    url = reverse("refer_again", args=[family.pk])
    assert "Ada Okafor" in client.get(url).text
    whole = day("received_on", TODAY) | day("consent_given_on", TODAY)
    whole |= {"referred_by": "professional", "referrer_name": "Dr Ahmed", "reason": "Sleep."}
    assert client.post(url, whole).status_code == 422
    answer = client.post(url, whole | {"consent_given_by": str(carer.pk)})
    row = family.referrals.order_by("pk").last()
    assert answer["Location"] == reverse("referral", args=[row.pk])
    assert (row.consent_given_by, row.reason) == (carer, "Sleep.")
    assert families.families(world.practitioner).count() == 1


def test_states_of_a_referral_are_named_for_people() -> None:
    assert {state.label for state in ReferralState} == {
        "Waiting for triage",
        "Accepted",
        "Consultation instead",
        "Signposted",
        "Declined",
        "Taken back",
    }
