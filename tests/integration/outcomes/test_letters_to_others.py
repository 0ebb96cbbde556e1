"""A letter for a child to read later, and one to the referrer; and in which way a letter goes."""

import io

import pytest
from django.urls import reverse
from pypdf import PdfReader

from attunement.service.accounts.roles import Role
from attunement.service.outcomes import actions, selectors
from attunement.service.outcomes.draft_for_child import ChildFacts, draft_for_child
from attunement.service.referrers.models import How
from attunement.service.relationships import actions as people
from attunement.service.relationships import selectors as families
from attunement.service.way.policies import Refused
from builders.consents import answer
from builders.outcomes import TODAY, letter
from builders.people import household
from builders.referrals import accepted, referral
from builders.referrers import answered, introduced
from world import home


@pytest.fixture
def client(client_for, world):
    return client_for(world.practitioner)


def words(response) -> str:
    return response.content.decode()


def text_of(response) -> str:
    return PdfReader(io.BytesIO(response.content)).pages[0].extract_text()


def noted(world, family, note: str):
    return people.change_family(
        by=world.practitioner,
        family=family,
        name=family.name,
        other_parent=family.other_parent,
        safe_contact=note,
        seen=None,
    )


class TestForTheChild:
    @pytest.fixture
    def url(self, opened, at_home) -> str:
        return reverse("draft_child_letter", args=[at_home.relationship.pk])

    def test_it_is_drafted_kept_and_printed(self, client, url, at_home, opened) -> None:
        page = words(client.get(url))
        assert f"you and {at_home.mother.first_name} met with us" in page
        assert "Add one moment that you saw" in page
        client.post(url, {"body": "You laughed at the bubbles."})
        row = opened.letters.get()
        assert (row.child, row.to) == (at_home.baby, at_home.mother)
        shown = words(client.get(reverse("letter", args=[row.pk])))
        assert f"Dear {at_home.baby.first_name}" in shown
        assert f"{at_home.mother.first_name} keeps it for {at_home.baby.first_name}" in shown
        printed = text_of(client.get(reverse("letter_pdf", args=[row.pk])))
        assert f"Kept by {at_home.mother.full_name}" in printed
        assert "You laughed at the bubbles." in printed

    def test_the_parents_own_letter_is_still_to_be_given(self, world, opened, at_home) -> None:
        by = world.practitioner
        row = actions.write_letter_for_child(
            by=by,
            episode=opened,
            child=at_home.baby,
            keeper=at_home.mother,
            body="You laughed.",
            on=TODAY,
        )
        actions.give_letter(by=by, letter=row, on=TODAY)
        assert selectors.ending_facts(opened, None).letter_on is None

    def test_the_page_of_letters_offers_it(self, client, opened, at_home, url) -> None:
        assert url in words(client.get(reverse("write_letter", args=[at_home.family.pk])))

    def test_not_after_a_loss_nor_before_a_birth(self, client, world, opened, at_home, url) -> None:
        people.record_loss(
            by=world.practitioner,
            family=at_home.family,
            person=at_home.baby,
            lost_on=None,
            seen=None,
        )
        assert client.get(url).status_code == 404
        with pytest.raises(Refused, match="cannot be written here"):
            actions.write_letter_for_child(
                by=world.practitioner,
                episode=opened,
                child=families.children(at_home.family)[0],
                keeper=at_home.mother,
                body="You laughed.",
                on=TODAY,
            )

    def test_nobody_keeps_it_who_brings_up_another_child(self, world, opened, at_home) -> None:
        other = home(world.practitioner, name="Bell").mother
        with pytest.raises(Refused, match="is not bringing up"):
            actions.write_letter_for_child(
                by=world.practitioner,
                episode=opened,
                child=at_home.baby,
                keeper=other,
                body="You laughed.",
                on=TODAY,
            )

    @pytest.mark.parametrize(("met", "said"), [(0, ""), (1, "us once"), (2, "twice"), (9, "9")])
    def test_how_often_they_came(self, met, said) -> None:
        facts = ChildFacts(team="T", writer="W", carer="Ada", child="Sam", met=met, hopes=())
        body = draft_for_child(facts).body
        assert said in body
        assert ("The two of you met us" in body) is (met > 0)

    @pytest.mark.parametrize(
        ("hopes", "said"),
        [
            (("To laugh",), "had a hope for the two of you. In their own words: “To laugh”."),
            (
                ("To laugh", "To sleep."),
                "had hopes for the two of you. In their own words: “To laugh” and “To sleep.”",
            ),
        ],
    )
    def test_one_hope_or_several(self, hopes, said) -> None:
        facts = ChildFacts(team="T", writer="W", carer="Ada", child="Sam", met=1, hopes=hopes)
        assert f"Ada {said}\n" in draft_for_child(facts).body


class TestToTheReferrer:
    @pytest.fixture
    def sent_us(self, world):
        by = world.practitioner
        return introduced(by, accepted(by, referral(by)))

    @pytest.fixture
    def url(self, sent_us) -> str:
        return reverse("draft_referrer_letter", args=[sent_us.referral.family_id])

    def written(self, world, sent_us):
        return actions.write_letter_to_referrer(
            by=world.practitioner,
            episode=sent_us.referral.episode,
            introduction=sent_us,
            body="Our work ends.",
            on=TODAY,
        )

    def test_the_draft_says_that_the_work_ends_and_no_more(self, client, url, sent_us) -> None:
        page = words(client.get(url))
        body = page.split("<textarea")[1].split("</textarea>")[0]
        assert "coming to an end" in body
        for private in ("Okafor", "Ada", "Sam", "soothe"):
            assert private not in body
        assert "It cannot be sent until they agree." in page
        assert "they agree" not in body, "nobody has asked them"

    def test_that_they_agree_is_said_when_they_do(self, client, world, url, sent_us) -> None:
        answered(world.practitioner, sent_us)
        page = words(client.get(url))
        assert "and they agree that you know." in page.split("<textarea")[1]

    def test_it_names_no_address_of_the_family(self, client, url, sent_us) -> None:
        client.post(url, {"body": "Our work ends."})
        row = sent_us.letters.get()
        printed = text_of(client.get(reverse("letter_pdf", args=[row.pk])))
        assert "Dear Jo Bell" in printed
        assert "A letter from our team" in printed
        assert "Mill Lane Surgery" in printed
        assert "Okafor" not in printed

    def test_without_agreement_it_is_not_sent(self, client, world, sent_us) -> None:
        row = self.written(world, sent_us)
        data = {"given_on_day": TODAY.day, "given_on_month": TODAY.month}
        data |= {"given_on_year": TODAY.year, "given_how": "letter"}
        response = client.post(reverse("give_letter", args=[row.pk]), data)
        assert response.status_code == 409
        assert "has not agreed that we share" in words(response)
        row.refresh_from_db()
        assert row.given_on is None

    def test_with_agreement_it_settles_the_checklist(self, client, world, sent_us) -> None:
        row = self.written(world, sent_us)
        answered(world.practitioner, sent_us)
        page = words(client.get(reverse("give_letter", args=[row.pk])))
        assert "safe contact allows" not in page, "a referrer is asked nothing about a home"
        actions.give_letter(by=world.practitioner, letter=row, on=TODAY, how=How.EMAIL)
        facts = selectors.ending_facts(sent_us.referral.episode, None)
        assert facts.referrer_on == TODAY
        assert facts.letter_on is None
        shown = client.get(reverse("ending", args=[sent_us.referral.family_id]))
        assert "Jo Bell" in words(shown)
        assert client.get(reverse("family", args=[sent_us.referral.family_id])).status_code == 200

    def test_of_another_episode_it_is_not_written(self, world, opened, sent_us) -> None:
        with pytest.raises(Refused, match="another episode"):
            actions.write_letter_to_referrer(
                by=world.practitioner, episode=opened, introduction=sent_us, body="-", on=TODAY
            )

    def test_nobody_is_written_to_who_has_not_been_named(self, client, world) -> None:
        by = world.practitioner
        taken_on = accepted(by, referral(by))
        response = client.get(reverse("draft_referrer_letter", args=[taken_on.family_id]))
        assert response.status_code == 409
        assert "who the referrer is" in words(response)


class TestInASafeWay:
    @pytest.fixture
    def row(self, world, opened, at_home):
        return letter(world.practitioner, opened, at_home.mother)

    def give(self, world, row, **how):
        return actions.give_letter(by=world.practitioner, letter=row, on=TODAY, **how)

    def test_into_their_hands_is_always_safe(self, world, row) -> None:
        assert self.give(world, row).given_how == How.IN_PERSON

    @pytest.mark.parametrize("how", [How.LETTER, How.EMAIL])
    def test_nothing_is_sent_where_nobody_knows_what_is_safe(self, world, row, how) -> None:
        with pytest.raises(Refused, match="Nobody has written down how it is safe"):
            self.give(world, row, how=how, safe=True)

    @pytest.mark.parametrize("how", [How.LETTER, How.EMAIL])
    def test_whoever_sends_says_that_the_note_allows_it(self, world, row, at_home, how) -> None:
        noted(world, at_home.family, "Post is fine.")
        with pytest.raises(Refused, match="note on safe contact allows"):
            self.give(world, row, how=how)
        assert self.give(world, row, how=how, safe=True).given_how == how

    def test_nothing_goes_by_post_to_a_hidden_home(self, world, row, at_home) -> None:
        noted(world, at_home.family, "Email is fine.")
        household(world.practitioner, at_home.family, [at_home.mother], hidden=True)
        with pytest.raises(Refused, match="nothing goes there by post"):
            self.give(world, row, how=How.LETTER, safe=True)
        assert self.give(world, row, how=How.EMAIL, safe=True).given_on == TODAY

    def test_a_letter_is_not_given_by_phone(self, world, row) -> None:
        with pytest.raises(Refused, match="not given by phone"):
            self.give(world, row, how=How.PHONE, safe=True)

    def test_a_no_to_letters_still_counts(self, world, row, at_home) -> None:
        answer(world.practitioner, at_home.family, at_home.mother, given=False)
        with pytest.raises(Refused):
            self.give(world, row)


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.COMMISSIONER])
def test_only_clinicians_write(client_for, world, opened, at_home, role) -> None:
    url = reverse("draft_child_letter", args=[at_home.relationship.pk])
    assert client_for(world.viewers[role]).get(url).status_code == 403
