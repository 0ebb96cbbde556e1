"""A family's own page: what stands on it, what never does, and how its link is made."""

import datetime as dt
import io
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

import world as worlds
from attunement.service.accounts.models import Team
from attunement.service.accounts.roles import Role
from attunement.service.assessments import actions as assessments
from attunement.service.audit.models import Event
from attunement.service.consents.purposes import Purpose
from attunement.service.home_answers.states import State
from attunement.service.own_view import actions, selectors
from attunement.service.own_view.pieces import mark
from attunement.service.own_view.presenters.paper import view_pdf
from attunement.service.own_view.presenters.shown import urgent
from attunement.service.own_view.states import state_of
from attunement.service.relationships import actions as relationships
from attunement.service.relationships.models import Person
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders import assessments as build_assessments
from builders import consents as build_consents
from builders import laden as build_laden
from builders import outcomes as build_outcomes
from builders import own_view as build
from builders import people as build_people
from builders.pages import hidden, text
from world import TODAY, Home, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(world: World) -> Home:
    made = worlds.home(world.practitioner, weeks_old=40)
    episode = worlds.episode(world.practitioner, made)
    baseline = build_assessments.start(world.practitioner, episode)
    build_assessments.goal(world.practitioner, baseline, made)
    return made


def address(name: str, home: Home, *show: str) -> str:
    found = reverse(name, args=[home.family.pk, home.mother.pk])
    return found + ("?" + "&".join(f"show={key}" for key in show) if show else "")


def in_pdf(content: bytes) -> str:
    pages = PdfReader(io.BytesIO(content)).pages
    return " ".join("\n".join(page.extract_text() for page in pages).split())


# What never stands on it: each secret of a family that has them all, in each state of things.


def lost(laden: build_laden.Laden) -> None:
    baby = Person.objects.get(pk=laden.home.baby.pk)
    relationships.record_loss(
        by=laden.by, family=laden.home.family, person=baby, lost_on=None, seen=None
    )


def answered_again(laden: build_laden.Laden) -> None:
    later = build_assessments.start(laden.by, laden.episode, phase=build_laden.Phase.REVIEW)
    build_outcomes.phq9(laden.by, later, laden.home.mother, 3, TODAY)


def nothing_more(laden: build_laden.Laden) -> None:
    """In the middle of care, as it was built."""


@pytest.mark.parametrize("becomes", [nothing_more, answered_again, lost])
def test_no_secret_is_on_the_page_on_the_phone_or_on_paper(world: World, becomes: Any) -> None:
    laden = build_laden.laden(world)
    becomes(laden)
    family, mother = laden.home.family, laden.home.mother
    given = build.give(laden.by, family, mother)
    page = text(build.Phone(given).reads())
    paper = in_pdf(view_pdf(given.view.shown, family.team, TODAY))
    for where, said in (("page", page), ("paper", paper), ("row", str(given.view.shown))):
        leaked = [what for what, words in build_laden.SECRETS.items() if words in said]
        assert not leaked, f"on the {where}: {leaked}"
        assert "Priya is your keyworker" in said


def test_the_father_reads_of_his_own_and_nothing_of_hers(world: World) -> None:
    laden = build_laden.laden(world)
    given = build.give(laden.by, laden.home.family, laden.father)
    page = text(build.Phone(given).reads())
    assert "Bens own wish" in page
    assert "Xavier meets with you and Sam." in page
    assert "To laugh together again" not in page
    assert "Ada" not in page
    his = {"what the father hopes", "the father's practitioner"}
    for what, words in build_laden.SECRETS.items():
        assert what in his or words not in page, what


def test_a_hope_that_names_a_hidden_address_is_not_even_offered(
    world: World, client_for: Any
) -> None:
    laden = build_laden.laden(world)
    page = text(client_for(laden.by).get(address("choose_own_view", laden.home)))
    assert "Not offered, because it names a hidden address" in page
    found = selectors.own_view(laden.by, laden.home.family.pk, laden.home.mother.pk)
    assert not [each for each in found.pieces if "Willow" in each.label]


# What stands on it.


def test_it_says_hopes_people_days_and_changes_in_plain_words(world: World) -> None:
    laden = build_laden.laden(world)
    answered_again(laden)
    page = text(build.Phone(build.give(laden.by, laden.home.family, laden.home.mother)).reads())
    assert "What you hope for" in page
    assert "“To laugh together again”" in page
    assert "at your home, with Priya" in page
    assert "It is too early to say more" in page
    assert "Your answers about low mood over the last two weeks" in page


def test_a_hope_rated_twice_has_a_picture_with_its_table(world: World, home: Home) -> None:
    by = world.practitioner
    goal = home.family.episodes.get().goals.get()
    review = build_assessments.start(by, goal.episode, phase=build_laden.Phase.REVIEW)
    assessments.rate_goal(by=by, goal=goal, assessment=review, rating=6, on=TODAY)
    given = build.give(by, home.family, home.mother)
    page = build.Phone(given).reads().text
    assert "You said 2 out of 10 at the start, and 6 now." in page
    assert "<svg" in page
    assert "<table" in page
    assert "You said 2 out of 10" in in_pdf(view_pdf(given.view.shown, home.family.team, TODAY))


def test_after_a_loss_it_says_sorry_and_nothing_of_what_was_hoped(
    world: World, home: Home, client_for: Any
) -> None:
    relationships.record_loss(
        by=world.practitioner, family=home.family, person=home.baby, lost_on=None, seen=None
    )
    page = text(build.Phone(build.give(world.practitioner, home.family, home.mother)).reads())
    assert "We are so sorry about Sam." in page
    assert "laugh together" not in page
    assert "How things have changed" not in page
    assert "your baby" not in page
    assert "You can call the crisis line: 0000 000." in page
    choosing = text(client_for(world.practitioner).get(address("choose_own_view", home)))
    assert "A visit may be kinder" in choosing


def test_what_was_left_out_is_not_there(world: World, home: Home) -> None:
    keys = build.everything(world.practitioner, home.family, home.mother)
    without = [key for key in keys if not key.startswith("hope")]
    given = build.give(world.practitioner, home.family, home.mother, show=without)
    page = text(build.Phone(given).reads())
    assert "What you hope for" not in page
    assert "Who is who" in page


# Making a link: what is kept is what was read.


def test_the_practitioner_reads_the_very_page_before_there_is_a_link(
    world: World, home: Home, client_for: Any
) -> None:
    client: Client = client_for(world.practitioner)
    keys = build.everything(world.practitioner, home.family, home.mother)
    page = client.get(address("make_own_view", home, *keys))
    preview = text(page)
    made = client.post(
        address("make_own_view", home, *keys),
        {**hidden(page), "sent_to": build.NUMBER, "safe": "on"},
    )
    assert made.status_code == 200
    assert "/v/" in made.text
    assert made["Referrer-Policy"] == "no-referrer"
    row = home.family.own_views.get()
    for piece in row.shown["pieces"]:
        for words in piece["words"]:
            assert words in preview


def test_a_page_that_would_say_something_else_by_now_is_read_again_first(
    world: World, home: Home, client_for: Any
) -> None:
    client: Client = client_for(world.practitioner)
    keys = build.everything(world.practitioner, home.family, home.mother)
    page = client.get(address("make_own_view", home, *keys))
    goal = home.family.episodes.get().goals.get()
    review = build_assessments.start(
        world.practitioner, goal.episode, phase=build_laden.Phase.REVIEW
    )
    assessments.rate_goal(by=world.practitioner, goal=goal, assessment=review, rating=3, on=TODAY)
    answer = client.post(
        address("make_own_view", home, *keys),
        {**hidden(page), "sent_to": build.NUMBER, "safe": "on"},
    )
    assert answer.status_code == 409
    assert "and 3 now" in answer.text
    assert not home.family.own_views.exists()


def test_the_mark_is_asked_of_the_action_too(world: World, home: Home) -> None:
    by, keys = world.practitioner, build.everything(world.practitioner, home.family, home.mother)
    right = mark(selectors.own_view(by, home.family.pk, home.mother.pk).shown(keys))
    known: dict[str, Any] = {
        "by": by,
        "family": home.family,
        "person": home.mother,
        "show": keys,
        "sent_to": build.NUMBER,
        "safe": True,
    }
    with pytest.raises(Stale):
        actions.make_view(**known, seen=right + 1)
    assert actions.make_view(**known, seen=right)


def test_no_link_without_a_thought_for_who_reads_the_phone(
    world: World, home: Home, client_for: Any
) -> None:
    client: Client = client_for(world.practitioner)
    where = address("make_own_view", home, "who-0")
    answer = client.post(where, {**hidden(client.get(where)), "sent_to": build.NUMBER})
    assert answer.status_code == 422
    assert "Check with them that this number or address is safe" in answer.text
    with pytest.raises(Refused, match="safe"):
        actions.make_view(
            by=world.practitioner,
            family=home.family,
            person=home.mother,
            show=["who-0"],
            sent_to=build.NUMBER,
            safe=False,
            seen=None,
        )


def test_somebody_who_said_no_to_messages_is_sent_none(world: World, home: Home) -> None:
    build_consents.answer(
        world.practitioner, home.family, home.mother, purpose=Purpose.TEXTS, given=False
    )
    with pytest.raises(Refused, match="no leave to be sent messages"):
        build.give(world.practitioner, home.family, home.mother)


def test_nothing_chosen_is_said_so(world: World, home: Home, client_for: Any) -> None:
    answer = client_for(world.practitioner).get(address("make_own_view", home))
    assert answer.status_code == 409
    assert "Nothing was chosen to be shown" in answer.text


def test_a_new_link_takes_the_place_of_the_old(world: World, home: Home) -> None:
    first = build.give(world.practitioner, home.family, home.mother)
    second = build.give(world.practitioner, home.family, home.mother)
    assert build.Phone(first).opens().status_code == 410
    assert build.Phone(second).opens().status_code == 200
    assert first.again().withdrawn_because == "A new link took its place."


# When it closes.


def test_it_closes_when_a_baby_dies_after_it_was_made(world: World, home: Home) -> None:
    given = build.give(world.practitioner, home.family, home.mother)
    relationships.record_loss(
        by=world.practitioner, family=home.family, person=home.baby, lost_on=None, seen=None
    )
    answer = build.Phone(given).opens()
    assert answer.status_code == 410
    assert "There is nothing that you need to do" in answer.text
    assert "your baby" not in answer.text


def test_it_closes_when_what_it_names_becomes_a_secret(world: World, home: Home) -> None:
    by = world.practitioner
    goal_of = home.family.episodes.get()
    assessment = goal_of.assessments.get()
    assessments.set_goal(
        by=by,
        assessment=assessment,
        words="To settle at 4 Orchard Terrace",
        set_by=home.mother,
        relationship=home.relationship,
        on=TODAY,
    )
    given = build.give(by, home.family, home.mother)
    assert build.Phone(given).opens().status_code == 200
    build_people.household(by, home.family, [home.mother], hidden=True)
    assert build.Phone(given).opens().status_code == 410
    with pytest.raises(Refused):
        actions.enter_pin(by=None, view=given.again(), keys=given.keys)


@pytest.mark.parametrize(
    ("ago", "wrong", "state"),
    [(0, 0, State.SENT), (8, 0, State.EXPIRED), (0, 5, State.LOCKED)],
)
def test_states_of_a_link(world: World, home: Home, ago: int, wrong: int, state: State) -> None:
    view = build.give(world.practitioner, home.family, home.mother).again()
    view.wrong_pins = wrong
    now = view.made_at + dt.timedelta(days=ago)
    assert state_of(view, now, safe=True) == state
    assert state_of(view, now, safe=False) == State.CLOSED


def test_withdrawing_says_why_and_keeps_what_was_shown(
    world: World, home: Home, client_for: Any
) -> None:
    given = build.give(world.practitioner, home.family, home.mother)
    client: Client = client_for(world.practitioner)
    where = reverse("withdraw_own_view", args=[given.view.pk])
    page = client.get(where)
    assert client.post(where, {**hidden(page), "because": "She asked"}).status_code == 302
    listed = text(client.get(reverse("own_views", args=[home.family.pk])))
    assert "Withdrawn" in listed
    assert "She asked" in listed
    kept = client.get(reverse("shown_own_view", args=[given.view.pk]))
    assert "To laugh together again" in text(kept)
    with pytest.raises(Refused, match="withdrawn already"):
        actions.withdraw_view(by=world.practitioner, view=given.again(), because="again", seen=None)


# Who may.


def test_administrators_commissioners_and_other_teams_do_not(
    world: World, home: Home, client_for: Any
) -> None:
    where = address("choose_own_view", home)
    for role in (Role.ADMINISTRATOR, Role.COMMISSIONER):
        assert client_for(world.viewers[role]).get(where).status_code == 403
    assert client_for(world.stranger).get(where).status_code == 404


def test_nobody_but_a_carer_of_the_family_has_a_page(
    world: World, home: Home, client_for: Any
) -> None:
    where = reverse("choose_own_view", args=[home.family.pk, home.baby.pk])
    assert client_for(world.practitioner).get(where).status_code == 404


def test_the_print_is_a_pdf_whose_name_says_nothing_and_is_in_the_log(
    world: World, home: Home, client_for: Any
) -> None:
    keys = build.everything(world.practitioner, home.family, home.mother)
    answer = client_for(world.practitioner).get(address("print_own_view", home, *keys))
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="page.pdf"'
    assert "To laugh together again" in in_pdf(answer.content)
    assert Event.objects.filter(family_id=home.family.pk, subject="PrintView").exists()


def test_the_page_costs_the_same_however_much_there_is(
    world: World, home: Home, client_for: Any, django_assert_same_queries: Any
) -> None:
    client, by = client_for(world.practitioner), world.practitioner
    assessment = home.family.episodes.get().assessments.get()

    def grow(count: int) -> None:
        for number in range(count):
            build_assessments.goal(by, assessment, home, f"Hope {number}")

    assert (
        django_assert_same_queries(lambda: client.get(address("choose_own_view", home)), grow) <= 35
    )


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ("", "If you need help today, call NHS 111."),
        ("If your baby is not safe, call 999. Call us on 1.", "Call us on 1."),
        ("Your baby comes first.", "If you need help today, call NHS 111."),
    ],
)
def test_nobody_says_your_baby_to_a_parent_whose_baby_died(own: str, said: str) -> None:
    team = Team(name="Riverside", family_crisis_text=own)
    words = urgent(team, bereaved=True)
    assert words[1] == said
    assert "baby" not in " ".join(words)
