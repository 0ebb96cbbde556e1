"""Who refers, what they may be told, what they were told, and visits made together."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from attunement.service.accounts.roles import Role
from attunement.service.audit.models import Event
from attunement.service.referrals.actions import say_outcome
from attunement.service.referrals.models import Mode, Outcome, Referral, ReferralState, ReferredBy
from attunement.service.referrers import actions, selectors
from attunement.service.referrers.counting import by_referrer
from attunement.service.referrers.models import Introduction, Referrer, WordBack
from attunement.service.referrers.new import NewReferrer
from attunement.service.referrers.states import Step
from attunement.service.relationships.selectors import carers
from attunement.service.way.policies import Refused
from builders import referrals as build_referrals
from builders import referrers as build
from world import TODAY, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(world: World) -> Referral:
    return build_referrals.referral(world.practitioner)


@pytest.fixture
def signed_in(client: Client, world: World) -> Client:
    client.force_login(world.practitioner.user)
    return client


def page(client: Client, name: str, *at: object) -> str:
    found = client.get(reverse(name, args=at))
    assert found.status_code == 200
    return found.content.decode()


class TestCorrecting:
    def test_a_new_phone_is_written_down_and_what_a_referral_says_stays(
        self, world: World, row: Referral, signed_in: Client
    ) -> None:
        one = build.introduced(world.practitioner, row).referrer
        said = row.referrer_contact
        url = reverse("change_referrer", args=[one.pk])
        assert url in page(signed_in, "referrer", one.pk)
        details = {"name": one.name, "role": "Midwife", "agency": "", "contact": "0300 555 0100"}
        assert signed_in.post(url, {**details, "_version": one.version}).status_code == 302
        one.refresh_from_db()
        assert (one.role, one.agency, one.contact) == ("Midwife", None, "0300 555 0100")
        row.refresh_from_db()
        assert row.referrer_contact == said
        event = Event.objects.get(verb="changed the details of a referrer")
        assert event.details == {"changed": ["role", "agency", "contact"]}

    def test_a_name_is_needed_and_the_second_of_two_is_told(
        self, world: World, row: Referral, signed_in: Client
    ) -> None:
        one = build.introduced(world.practitioner, row).referrer
        url = reverse("change_referrer", args=[one.pk])
        answer = signed_in.post(url, {"name": " ", "_version": one.version})
        assert answer.status_code == 422
        assert "Enter their name" in answer.content.decode()
        actions.change_referrer(
            by=world.practitioner, referrer=one, new=NewReferrer(name="Ann Lee"), seen=one.version
        )
        answer = signed_in.post(url, {"name": "Anna Lee", "_version": one.version})
        assert answer.status_code == 409
        one.refresh_from_db()
        assert one.name == "Ann Lee"


class TestNaming:
    def test_a_new_referrer_with_their_agency(self, world: World, row: Referral) -> None:
        one = build.introduced(world.practitioner, row)
        assert one.referrer.agency is not None
        assert one.referrer.agency.name == "Mill Lane Surgery"
        assert Event.objects.filter(verb="said who referred a family").count() == 1

    def test_an_agency_is_written_down_once(self, world: World, row: Referral) -> None:
        other = build_referrals.referral(world.practitioner, name="Bello")
        one = build.introduced(world.practitioner, row)
        two = build.introduced(
            world.practitioner, other, NewReferrer(name="Kim", agency="Mill Lane Surgery")
        )
        assert one.referrer.agency_id == two.referrer.agency_id

    def test_a_family_that_came_by_itself_has_no_referrer(self, world: World) -> None:
        own = build_referrals.referral(world.practitioner, referred_by=ReferredBy.FAMILY)
        with pytest.raises(Refused, match="came by themselves"):
            build.introduced(world.practitioner, own)

    def test_somebody_known_is_offered_with_why_and_never_taken(
        self, world: World, row: Referral, signed_in: Client
    ) -> None:
        build.introduced(world.practitioner, row)
        other = build_referrals.referral(world.practitioner, name="Bello")
        text = page(signed_in, "name_referrer", other.pk)
        assert "only the name is the same, so ask" in text
        assert not Introduction.objects.filter(referral=other).exists()

    def test_one_of_those_offered_is_chosen(
        self, world: World, row: Referral, signed_in: Client
    ) -> None:
        one = build.introduced(world.practitioner, row)
        other = build_referrals.referral(world.practitioner, name="Bello")
        answer = signed_in.post(
            reverse("name_referrer", args=[other.pk]), {"who": str(one.referrer_id)}
        )
        assert answer.status_code == 302
        assert Introduction.objects.get(referral=other).referrer_id == one.referrer_id
        assert Referrer.objects.count() == 1

    def test_somebody_of_another_team_is_never_offered(self, world: World) -> None:
        theirs = build_referrals.referral(world.stranger)
        build.introduced(world.stranger, theirs)
        ours = build_referrals.referral(world.practitioner)
        assert selectors.perhaps(world.practitioner, ours) == ()

    def test_a_new_one_needs_a_name(self, row: Referral, signed_in: Client) -> None:
        answer = signed_in.post(
            reverse("name_referrer", args=[row.pk]), {"who": "new", "name": " "}
        )
        assert answer.status_code == 422
        assert "Enter the name of the new referrer" in answer.content.decode()


class TestWordBack:
    def test_without_agreement_every_decision_is_the_same_words(self, world: World) -> None:
        told = set()
        for n, state in enumerate(
            [ReferralState.CONSULTATION, ReferralState.SIGNPOSTED, ReferralState.DECLINED]
        ):
            row = build_referrals.referral(world.practitioner, name=f"Family{n}")
            one = build.introduced(world.practitioner, row)
            build_referrals.answered(world.practitioner, row, state)
            words = selectors.step_words(one, Step(state.value), agreed=False)
            told.add(words.replace(f"R{row.pk}", "R"))
        assert len(told) == 1

    def test_with_agreement_it_says_what_was_decided_and_never_why(
        self, world: World, row: Referral
    ) -> None:
        one = build.introduced(world.practitioner, row)
        build_referrals.accepted(world.practitioner, row)
        build.answered(world.practitioner, one)
        word = build.told(world.practitioner, one, Step.ACCEPTED)
        assert "taken the family on" in word.words
        assert word.agreed
        for secret in ("Okafor", "Ada", "Sam", "relationship is what needs help"):
            assert secret not in word.words

    def test_one_carer_who_says_no_is_enough(self, world: World, row: Referral) -> None:
        one = build.introduced(world.practitioner, row)
        build.answered(world.practitioner, one)
        assert selectors.agreed(one, TODAY)
        build.answered(world.practitioner, one, given=False)
        assert not selectors.agreed(one, TODAY)

    def test_agreement_about_one_service_is_none_about_another(
        self, world: World, row: Referral
    ) -> None:
        one = build.introduced(world.practitioner, row)
        build.answered(world.practitioner, one)
        other = build.introduced(world.practitioner, row, NewReferrer(name="Kim", agency="Elm"))
        assert not selectors.agreed(other, TODAY)

    def test_a_meeting_is_not_said_without_agreement(self, world: World, row: Referral) -> None:
        one = build.introduced(world.practitioner, row)
        build_referrals.accepted(world.practitioner, row)
        build_referrals.contact(world.practitioner, row.family, carers(row.family))
        with pytest.raises(Refused, match="Nothing may be said"):
            build.told(world.practitioner, one, Step.MET)

    def test_a_step_that_is_not_reached_is_not_told(self, world: World, row: Referral) -> None:
        one = build.introduced(world.practitioner, row)
        build.answered(world.practitioner, one)
        with pytest.raises(Refused, match="Nothing may be said"):
            build.told(world.practitioner, one, Step.ACCEPTED)

    def test_once_for_each_step_and_again_after_it_was_withdrawn(
        self, world: World, row: Referral
    ) -> None:
        one = build.introduced(world.practitioner, row)
        word = build.told(world.practitioner, one)
        with pytest.raises(Refused, match="told this already"):
            build.told(world.practitioner, one)
        actions.withdraw_word(
            by=world.practitioner, word=word, because="Wrong number", seen=word.version
        )
        build.told(world.practitioner, one)
        assert WordBack.objects.count() == 2

    def test_an_agreement_taken_back_while_the_page_is_open_is_told(
        self, world: World, row: Referral, signed_in: Client
    ) -> None:
        one = build.introduced(world.practitioner, row)
        build_referrals.accepted(world.practitioner, row)
        build.answered(world.practitioner, one)
        shown = selectors.step_words(one, Step.ACCEPTED, agreed=True)
        build.answered(world.practitioner, one, given=False)
        answer = signed_in.post(
            reverse("send_word", args=[row.pk, "accepted"]),
            {"how": "phone", "shown": shown, **day(TODAY)},
        )
        assert answer.status_code == 409
        assert "has changed since you opened" in answer.content.decode()
        assert not WordBack.objects.exists()

    def test_the_words_are_shown_and_then_kept_as_they_were(
        self, world: World, row: Referral, signed_in: Client
    ) -> None:
        build.introduced(world.practitioner, row)
        text = page(signed_in, "send_word", row.pk, "received")
        shown = f"our reference R{row.pk}"
        assert shown in text
        words = selectors.step_words(row.introduction, Step.RECEIVED, agreed=False)
        answer = signed_in.post(
            reverse("send_word", args=[row.pk, "received"]),
            {"how": "email", "shown": words, **day(TODAY)},
        )
        assert answer.status_code == 302
        assert WordBack.objects.get().words == words
        assert "by email, by" in page(signed_in, "word_back", row.pk)

    def test_it_cannot_have_been_sent_before_the_referral(
        self, world: World, row: Referral
    ) -> None:
        one = build.introduced(world.practitioner, row)
        words = selectors.step_words(one, Step.RECEIVED, agreed=False)
        for on in (row.received_on - dt.timedelta(days=1), TODAY + dt.timedelta(days=1)):
            with pytest.raises(Refused, match="cannot have been sent"):
                actions.send_word(
                    by=world.practitioner,
                    introduction=one,
                    step=Step.RECEIVED,
                    how="phone",  # type: ignore[arg-type]
                    on=on,
                    shown=words,
                )


def day(on: dt.date) -> dict[str, str]:
    return {"on_day": str(on.day), "on_month": str(on.month), "on_year": str(on.year)}


class TestJointVisits:
    def test_a_visit_is_a_contact_with_an_outcome(self, world: World, row: Referral) -> None:
        one = build.introduced(world.practitioner, row)
        visit = actions.plan_joint_visit(
            by=world.practitioner,
            introduction=one,
            at=timezone.now() + dt.timedelta(days=2),
            people=carers(row.family),
            note="",
        )
        assert (visit.contact.mode, visit.contact.joint_with) == (Mode.JOINT_VISIT, "Jo Bell")
        say_outcome(
            by=world.practitioner,
            contact=visit.contact,
            outcome=Outcome.CANCELLED_BY_FAMILY,
            met=[],
            note="",
            seen=visit.contact.version,
        )
        (told,) = selectors.correspondence(one, TODAY).visits
        assert told.contact.outcome == Outcome.CANCELLED_BY_FAMILY

    def test_the_page_plans_one(self, world: World, row: Referral, signed_in: Client) -> None:
        one = build.introduced(world.practitioner, row)
        assert "would be willing to try" in page(signed_in, "plan_joint_visit", row.pk)
        soon = TODAY + dt.timedelta(days=3)
        answer = signed_in.post(
            reverse("plan_joint_visit", args=[row.pk]),
            {
                "at_day": str(soon.day),
                "at_month": str(soon.month),
                "at_year": str(soon.year),
                "at_time": "14:30",
                "people": [str(carers(row.family)[0].pk)],
                "note": "",
            },
        )
        assert answer.status_code == 302
        assert one.joint_visits.count() == 1


class TestWhatCameOfIt:
    def counted(self, world: World, *, of: int, met: int) -> Referrer:
        """`of` families of one referrer taken on long enough ago; of `met` somebody was met."""
        referrer: Referrer | NewReferrer = build.JO
        for n in range(of):
            row = build_referrals.referral(world.practitioner, name=f"Family{n}", days_ago=60)
            referrer = build.introduced(world.practitioner, row, referrer).referrer
            build_referrals.accepted(world.practitioner, row)
            if n < met:
                build_referrals.contact(world.practitioner, row.family, carers(row.family))
        assert isinstance(referrer, Referrer)
        return referrer

    def test_only_settled_and_accepted_ones_count(self, world: World) -> None:
        referrer = self.counted(world, of=3, met=1)
        for days in (10, 60):  # one too young, one that nobody has decided about
            row = build_referrals.referral(world.practitioner, days_ago=days, name=f"Late{days}")
            build.introduced(world.practitioner, row, referrer)
        (told,) = by_referrer(selectors.counted(world.team, TODAY)).values()
        assert (told.count.hits, told.count.of) == (1, 3)

    def test_what_goes_back_says_nothing_where_few_count(
        self, world: World, signed_in: Client
    ) -> None:
        referrer = self.counted(world, of=2, met=2)
        text = page(signed_in, "referrer", referrer.pk)
        assert "2 of 2: too few to say" in text
        assert "too few to say." in text[text.index("What you can give back") :]

    def test_what_goes_back_names_no_family_and_gives_no_count(
        self, world: World, signed_in: Client
    ) -> None:
        referrer = self.counted(world, of=5, met=5)
        text = page(signed_in, "referrer", referrer.pk)
        back = text[text.index("What you can give back") : text.index("Open it as a letter")]
        assert "Of every 10 families" in back
        assert "Family0" not in back
        assert "5 of 5" not in back
        pdf = signed_in.get(reverse("referrer_report", args=[referrer.pk]))
        assert pdf.content.startswith(b"%PDF")
        assert "referrer" not in pdf["Content-Disposition"]

    def test_the_list_says_how_it_counts(self, world: World, signed_in: Client) -> None:
        self.counted(world, of=1, met=0)
        build_referrals.referral(world.practitioner, name="Bello")
        text = page(signed_in, "referrers")
        assert "It does not say how good a referrer is" in text
        assert "0 of 1: too few to say" in text
        assert "nobody has named" in text

    def test_a_page_takes_as_many_queries_for_many_as_for_few(
        self, world: World, signed_in: Client
    ) -> None:
        referrer = self.counted(world, of=2, met=1)
        page(signed_in, "referrer", referrer.pk)
        with CaptureQueriesContext(connection) as few:
            page(signed_in, "referrer", referrer.pk)
        for n in range(4):
            row = build_referrals.referral(world.practitioner, name=f"More{n}", days_ago=60)
            build.introduced(world.practitioner, row, referrer)
        with CaptureQueriesContext(connection) as many:
            page(signed_in, "referrer", referrer.pk)
        assert len(many) == len(few)


def test_a_commissioner_is_told_why_not(client: Client, world: World) -> None:
    client.force_login(world.viewers[Role.COMMISSIONER].user)
    assert client.get(reverse("referrers")).status_code == 403
