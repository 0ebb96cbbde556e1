"""A letter to one person: drafted, edited, printed, given; then it stays as it was given."""

import io

import pytest
from django.urls import reverse
from pypdf import PdfReader

from attunement.service.accounts.roles import Role
from attunement.service.assessments import actions as assessments
from attunement.service.assessments.models import Phase
from attunement.service.audit.models import Event
from attunement.service.outcomes import actions
from attunement.service.outcomes.models import EarlierLetter
from attunement.service.outcomes.presenters.letters import NO_NOTE, UNSAFE, paragraphs, safe_contact
from attunement.service.relationships import actions as people
from attunement.service.relationships.models import CarerRole, Family, OtherParent
from attunement.service.relationships.new import NewCarer, NewPerson
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders.care_packages import package, understood
from builders.outcomes import TODAY, ago, close, letter, measured, occasion, settled
from builders.sessions import held, only_part, planned

HOSTILE = "<script>alert(1)</script> #pagebreak() *bold* $x$ \\ @ref"


@pytest.fixture
def client(client_for, world):
    return client_for(world.practitioner)


@pytest.fixture
def written(world, opened, at_home):
    return letter(world.practitioner, opened, at_home.mother)


def words(response) -> str:
    return response.content.decode()


def draft_url(at_home, person=None) -> str:
    return reverse("draft_letter", args=[at_home.family.pk, (person or at_home.mother).pk])


def given_on(on, how: str = "in_person") -> dict[str, object]:
    days = {"given_on_day": on.day, "given_on_month": on.month, "given_on_year": on.year}
    return {**days, "given_how": how}


def father(world, at_home):
    return people.add_carer(
        by=world.practitioner,
        family=at_home.family,
        carer=NewCarer(
            person=NewPerson(given_name="Jo", family_name="Okafor"), role=CarerRole.FATHER
        ),
        on=ago(60),
    )


class TestTheDraft:
    def test_it_tells_this_familys_story(self, client_for, world) -> None:
        by = world.practitioner
        family = understood(by)
        booked = planned(by, only_part(package(by, family, "watch-wait-and-wonder")), times=4)
        for session in booked[:2]:
            held(by, session, came=[family.home.mother, family.home.baby])
        held(by, booked[2], came=[family.home.baby])
        first = occasion(by, family.episode, Phase.BASELINE, ago(40))
        goal = assessments.set_goal(
            by=by,
            assessment=first,
            words="To laugh together again",
            set_by=family.home.mother,
            relationship=None,
            on=ago(40),
            rating=2,
        )
        last = occasion(by, family.episode, Phase.END, TODAY)
        assessments.rate_goal(by=by, goal=goal, assessment=last, rating=7, on=TODAY)
        page = words(client_for(by).get(draft_url(family.home)))
        assert "“To laugh together again”" in page
        assert "We met twice for Watch, Wait and Wonder" in page
        assert "At the start you put your hope at 2 out of 10. Now you put it at 7." in page
        assert "Thank you for letting us get to know you and Sam." in page

    def test_each_carers_draft_is_their_own(self, client, world, opened, at_home) -> None:
        his = father(world, at_home)
        measured(world.practitioner, opened, at_home, Phase.BASELINE, ago(60), mood_total=14)
        measured(world.practitioner, opened, at_home, Phase.END, TODAY, mood_total=6)
        assert "low mood" in words(client.get(draft_url(at_home)))
        page = words(client.get(draft_url(at_home, his)))
        assert "low mood" not in page
        assert "PHQ-9" not in page
        assert "you and Sam" in page

    def test_gaps_are_named_above_it(self, client, opened, at_home) -> None:
        page = words(client.get(draft_url(at_home)))
        assert "Add what they hoped for." in page
        assert "Add one that they can call." in page

    def test_what_is_saved_is_what_was_written(self, client, opened, at_home) -> None:
        response = client.post(draft_url(at_home), {"body": f"One.\n\n{HOSTILE}"})
        assert response.status_code == 302
        page = words(client.get(response["Location"]))
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt; #pagebreak()" in page
        assert "Dear Ada" in page
        assert "Not given yet." in page

    def test_an_empty_letter_is_refused(self, client, opened, at_home) -> None:
        response = client.post(draft_url(at_home), {"body": "  "})
        assert response.status_code == 422
        assert "Write the letter before you save it" in words(response)

    def test_only_to_a_carer_of_this_family(self, client, world, opened, at_home) -> None:
        assert client.get(draft_url(at_home, at_home.baby)).status_code == 404
        with pytest.raises(Refused, match="not a parent or carer"):
            letter(world.practitioner, opened, at_home.baby)

    def test_sent_twice_it_is_one_letter(self, client, opened, at_home) -> None:
        data = {"body": "You did well.", "_once": "the same key"}
        first, again = (client.post(draft_url(at_home), data) for _ in range(2))
        assert first["Location"] == again["Location"]
        assert opened.letters.count() == 1


class TestSafety:
    def test_the_note_stands_before_every_step(self, client, world, opened, at_home) -> None:
        family = Family.objects.get(pk=at_home.family.pk)
        people.change_family(
            by=world.practitioner,
            family=family,
            name=family.name,
            safe_contact="Never post anything to the house.",
            other_parent=OtherParent.UNSAFE,
            seen=None,
        )
        one = letter(world.practitioner, opened, at_home.mother)
        for name, args in (
            ("write_letter", [family.pk]),
            ("draft_letter", [family.pk, at_home.mother.pk]),
            ("letter", [one.pk]),
            ("change_letter", [one.pk]),
            ("give_letter", [one.pk]),
        ):
            page = words(client.get(reverse(name, args=args)))
            assert "Never post anything to the house." in page, name
            assert UNSAFE in page, name

    def test_no_note_is_not_a_yes(self, at_home) -> None:
        assert safe_contact(at_home.family) == NO_NOTE

    def test_whom_it_is_to_is_asked_first(self, client, world, opened, at_home) -> None:
        his = father(world, at_home)
        page = words(client.get(reverse("write_letter", args=[at_home.family.pk])))
        for person in (at_home.mother, his):
            assert draft_url(at_home, person) in page
        assert draft_url(at_home, at_home.baby) not in page


class TestChangingIt:
    def test_earlier_words_stay(self, client, world, written) -> None:
        url = reverse("change_letter", args=[written.pk])
        assert "You did well." in words(client.get(url))
        assert client.post(url, {"body": "You did it.", "_version": 1}).status_code == 302
        written.refresh_from_db()
        assert (written.body, written.version) == ("You did it.", 2)
        earlier = EarlierLetter.objects.get()
        assert (earlier.letter, earlier.version, earlier.body) == (written, 1, "You did well.")
        page = words(client.get(reverse("letter", args=[written.pk])))
        assert "Version 1, by Practitioner Riverside" in page
        assert "You did well." in page

    def test_two_people_do_not_overwrite_each_other(self, client, world, written) -> None:
        actions.change_letter(
            by=world.viewers[Role.SUPERVISOR], letter=written, body="Hers.", on=TODAY, seen=1
        )
        url = reverse("change_letter", args=[written.pk])
        response = client.post(url, {"body": "Mine.", "_version": 1})
        assert response.status_code == 409
        assert "Mine." in words(response)
        written.refresh_from_db()
        assert written.body == "Hers."

    def test_it_is_logged_without_its_words(self, world, written) -> None:
        actions.change_letter(by=world.practitioner, letter=written, body="Hers.", on=TODAY)
        event = Event.objects.latest("pk")
        assert (event.verb, event.subject) == ("changed a letter", f"letter {written.pk}")
        assert "Hers" not in str(event.details)


class TestGivingIt:
    def test_a_given_letter_no_longer_changes(self, client, world, written) -> None:
        url = reverse("give_letter", args=[written.pk])
        assert client.post(url, given_on(TODAY)).status_code == 302
        written.refresh_from_db()
        assert written.given_on == TODAY
        for name in ("change_letter", "give_letter"):
            response = client.get(reverse(name, args=[written.pk]))
            assert response.status_code == 409
            assert "It stays as it was given." in words(response)
        response = client.post(
            reverse("change_letter", args=[written.pk]), {"body": "Other words."}
        )
        assert response.status_code == 409
        written.refresh_from_db()
        assert written.body == "You did well."
        page = words(client.get(reverse("letter", args=[written.pk])))
        assert "Given on" in page
        assert reverse("change_letter", args=[written.pk]) not in page

    def test_not_before_it_was_written(self, client, written) -> None:
        response = client.post(reverse("give_letter", args=[written.pk]), given_on(ago(1)))
        assert response.status_code == 409
        assert "This letter was written on" in words(response)

    def test_what_was_given_is_what_was_read(self, world, written) -> None:
        """Somebody changed the letter after this page was opened: the family holds other words."""
        actions.change_letter(by=world.practitioner, letter=written, body="New.", on=TODAY)
        with pytest.raises(Stale):
            actions.give_letter(by=world.practitioner, letter=written, on=TODAY, seen=1)

    def test_after_the_end_no_letter_is_added(self, client, world, opened, at_home, written):
        settled(world.practitioner, opened)
        close(world.practitioner, opened)
        assert client.get(draft_url(at_home)).status_code == 409
        assert client.get(reverse("write_letter", args=[at_home.family.pk])).status_code == 409
        assert client.get(reverse("change_letter", args=[written.pk])).status_code == 409
        assert client.get(reverse("letter", args=[written.pk])).status_code == 200
        with pytest.raises(Refused, match="has ended"):
            letter(world.practitioner, opened, at_home.mother)


class TestThePdf:
    def pdf(self, client, written) -> str:
        response = client.get(reverse("letter_pdf", args=[written.pk]))
        assert response.status_code == 200
        assert response["Content-Type"] == "application/pdf"
        reader = PdfReader(io.BytesIO(response.content))
        text = "\n".join(page.extract_text() for page in reader.pages)
        return " ".join(text.split())

    def test_it_says_what_the_letter_says(self, client, written) -> None:
        text = self.pdf(client, written)
        for part in (
            "Riverside",
            "Ada Okafor",
            "Dear Ada",
            "You did well.",
            "With warm wishes Practitioner Riverside",
        ):
            assert part in text

    def test_hostile_words_are_printed_and_never_obeyed(
        self, client, world, opened, at_home
    ) -> None:
        text = self.pdf(client, letter(world.practitioner, opened, at_home.mother, HOSTILE))
        assert "<script>alert(1)</script> #pagebreak() *bold* $x$ \\ @ref" in text

    def test_its_name_and_title_tell_nothing(self, client, written) -> None:
        response = client.get(reverse("letter_pdf", args=[written.pk]))
        assert response["Content-Disposition"] == 'inline; filename="letter.pdf"'
        assert response["Cache-Control"] == "no-store"
        metadata = PdfReader(io.BytesIO(response.content)).metadata
        assert metadata.title == "A letter for you"
        assert "Okafor" not in str(metadata)

    def test_reading_it_is_in_the_log(self, client, written, at_home) -> None:
        client.get(reverse("letter_pdf", args=[written.pk]))
        event = Event.objects.latest("pk")
        assert (event.verb, event.subject, event.family_id) == (
            "read",
            "LetterPdf",
            at_home.family.pk,
        )

    def test_letters_that_no_font_has_are_refused_in_words(
        self, client, world, opened, at_home
    ) -> None:
        one = letter(world.practitioner, opened, at_home.mother, "Well done 漢字")
        response = client.get(reverse("letter_pdf", args=[one.pk]))
        assert response.status_code == 409
        assert "our fonts have no such characters" in words(response)
        assert "漢字" in words(client.get(reverse("letter", args=[one.pk])))


@pytest.mark.parametrize("name", ["letter", "letter_pdf", "change_letter", "give_letter"])
def test_who_may(client_for, world, written, name) -> None:
    url = reverse(name, args=[written.pk])
    allowed = {Role.PRACTITIONER, Role.SUPERVISOR, Role.TEAM_LEAD}
    for role, who in world.viewers.items():
        assert client_for(who).get(url).status_code == (200 if role in allowed else 403), role
    assert client_for(world.stranger).get(url).status_code == 404


def test_another_teams_family_gets_no_letter(client_for, world, opened, at_home) -> None:
    client = client_for(world.stranger)
    assert client.get(draft_url(at_home)).status_code == 404
    assert client.post(draft_url(at_home), {"body": "Hello"}).status_code == 404
    assert not opened.letters.exists()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("One.\n\nTwo.", ("One.", "Two.")),
        ("One.\r\n\r\nTwo\r\nmore.", ("One.", "Two more.")),
        ("\n\n\n One. \n\n\n\n", ("One.",)),
        ("", ()),
    ],
)
def test_paragraphs(body: str, expected: tuple[str, ...]) -> None:
    assert paragraphs(body) == expected


def test_the_number_of_queries_stays_the_same(
    client, world, written, django_assert_same_queries
) -> None:
    def grow(rows: int) -> None:
        for n in range(rows):
            actions.change_letter(
                by=world.practitioner, letter=written, body=f"Words {n}", on=TODAY
            )

    django_assert_same_queries(lambda: client.get(reverse("letter", args=[written.pk])), grow)
