"""How things have changed: compared within one course, never across, and said with its ground."""

import pytest
from django.urls import reverse

from attunement.service.accounts.roles import Role
from attunement.service.assessments import actions as assessments
from attunement.service.assessments.models import Phase
from attunement.service.audit.models import Event
from attunement.service.outcomes import selectors
from attunement.service.outcomes.comparing import Stretch
from attunement.service.relationships import actions as people
from attunement.service.relationships.models import CarerRole
from attunement.service.relationships.new import NewCarer, NewPerson
from builders.outcomes import TODAY, ago, close, complete, loaf, measured, occasion, phq9, settled
from world import certify, episode, viewer


def page(client, relationship) -> str:
    response = client.get(reverse("change", args=[relationship.pk]))
    assert response.status_code == 200
    return response.content.decode()


def stretch(world, relationship) -> Stretch:
    return selectors.relationship_change(world.practitioner, relationship.pk).stretches[0]


@pytest.fixture
def client(client_for, world):
    return client_for(world.practitioner)


def test_before_anything_it_says_what_comes_first(client, opened, at_home) -> None:
    words = page(client, at_home.relationship)
    assert "Next: the first assessment." in words
    assert "Nothing has been measured" in words


def test_one_occasion_says_what_comes_next(client, world, opened, at_home) -> None:
    measured(world.practitioner, opened, at_home, Phase.BASELINE, ago(60), mood_total=14, level=3)
    words = page(client, at_home.relationship)
    assert "Everything has been done once so far." in words
    assert "change will show here" in words
    assert "shaded band" not in words


def test_the_same_forms_again_are_compared(client, world, opened, at_home) -> None:
    by = world.practitioner
    measured(by, opened, at_home, Phase.BASELINE, ago(60), mood_total=14, level=3)
    measured(by, opened, at_home, Phase.END, TODAY, mood_total=6, level=1)
    words = page(client, at_home.relationship)
    assert "The score went from 14 to 6. Lower is better here." in words
    assert "Inside the shaded band, a change could be chance." in words
    assert "NHS Talking Therapies manual" in words
    assert "Not yet checked against the publisher." in words
    assert "2 levels better." in words
    assert "A score prompts a conversation. It is not a diagnosis." in words  # the caution
    assert words.count("<svg") >= 2
    assert "Show as a table" in words


def test_goals_are_lines_of_their_own(client, world, opened, at_home) -> None:
    by = world.practitioner
    first = occasion(by, opened, Phase.BASELINE, ago(60))
    goal = assessments.set_goal(
        by=by,
        assessment=first,
        words="To <b>laugh</b> together",
        set_by=at_home.mother,
        relationship=at_home.relationship,
        on=ago(60),
        rating=2,
    )
    later = occasion(by, opened, Phase.REVIEW, TODAY)
    assessments.rate_goal(by=by, goal=goal, assessment=later, rating=7, on=TODAY)
    words = page(client, at_home.relationship)
    assert "Ada said 2 out of 10 at the start, and 7 out of 10 now." in words
    assert "To &lt;b&gt;laugh&lt;/b&gt; together" in words
    assert "<b>laugh" not in words


class TestNothingIsComparedAcross:
    def test_raters(self, world, opened, at_home) -> None:
        """Two practitioners are two informants: a difference may be theirs."""
        first = occasion(world.practitioner, opened, Phase.BASELINE, ago(60))
        loaf(world.practitioner, first, at_home, 3, ago(60))
        colleague = viewer(world.team, Role.PRACTITIONER, name="Second Rater")
        certify(colleague)
        last = occasion(colleague, opened, Phase.END, TODAY)
        loaf(colleague, last, at_home, 1, TODAY)
        found = stretch(world, at_home.relationship).courses
        assert [len(course.occasions) for course in found] == [1, 1]
        assert all(course.change is None for course in found)

    def test_carers(self, world, opened, at_home) -> None:
        """A father's mood stands on his own relationship's page, and is nobody else's change."""
        by = world.practitioner
        father = people.add_carer(
            by=by,
            family=at_home.family,
            carer=NewCarer(
                person=NewPerson(given_name="Jo", family_name="Okafor"), role=CarerRole.FATHER
            ),
            on=ago(60),
        )
        first = occasion(by, opened, Phase.BASELINE, ago(60))
        phq9(by, first, at_home.mother, 14, ago(60))
        phq9(by, first, father, 3, ago(60))
        found = stretch(world, at_home.relationship).courses
        assert [course.name for course in found] == ["PHQ-9 from Ada"]
        his = at_home.family.relationships.get(carer=father)
        assert [course.name for course in stretch(world, his).courses] == ["PHQ-9 from Jo"]

    def test_episodes(self, world, opened, at_home) -> None:
        by = world.practitioner
        measured(by, opened, at_home, Phase.BASELINE, ago(60), mood_total=14)
        settled(by, opened)
        close(by, opened)
        again = episode(by, at_home, days_ago=0)
        measured(by, again, at_home, Phase.BASELINE, TODAY, mood_total=6)
        found = selectors.relationship_change(by, at_home.relationship.pk).stretches
        assert [each.closed_on for each in found] == [None, TODAY]
        assert all(course.change is None for each in found for course in each.courses)

    def test_withdrawn_and_unfinished_forms(self, world, opened, at_home) -> None:
        by = world.practitioner
        first = occasion(by, opened, Phase.BASELINE, ago(60))
        wrong = phq9(by, first, at_home.mother, 20, ago(60))
        assessments.withdraw_response(by=by, response=wrong, because="Another family's form")
        phq9(by, first, at_home.mother, 14, ago(60))
        last = occasion(by, opened, Phase.END, TODAY)
        assessments.record_response(
            by=by,
            assessment=last,
            measure="phq-9",
            reporter=at_home.mother,
            answered_on=TODAY,
            answers={"1": 0},
        )
        (course,) = stretch(world, at_home.relationship).courses
        assert [each.scored.total for each in course.occasions] == [14]


def test_an_ended_episode_stays_readable(client, world, opened, at_home) -> None:
    by = world.practitioner
    measured(by, opened, at_home, Phase.BASELINE, ago(60), mood_total=14)
    settled(by, opened)
    close(by, opened)
    words = page(client, at_home.relationship)
    assert "The care has ended. What was found stays here to read." in words
    assert "Start or go on with an assessment" not in words


def test_reading_it_is_in_the_log(client, world, opened, at_home) -> None:
    page(client, at_home.relationship)
    event = Event.objects.latest("pk")
    assert (event.verb, event.family_id, event.subject) == (
        "read",
        at_home.family.pk,
        "ShowChange",
    )


def test_who_may_see_it(client_for, world, opened, at_home) -> None:
    url = reverse("change", args=[at_home.relationship.pk])
    allowed = {Role.PRACTITIONER, Role.SUPERVISOR, Role.TEAM_LEAD}
    for role, who in world.viewers.items():
        assert client_for(who).get(url).status_code == (200 if role in allowed else 403), role
    assert client_for(world.stranger).get(url).status_code == 404


def test_the_number_of_queries_stays_the_same(
    client, world, opened, at_home, django_assert_same_queries
) -> None:
    by = world.practitioner
    count = iter(range(100))

    def grow(rows: int) -> None:
        for _ in range(rows):
            phase = Phase.REVIEW if next(count) else Phase.BASELINE
            assessment = occasion(by, opened, phase, TODAY)
            phq9(by, assessment, at_home.mother, 5, TODAY)
            assessments.set_goal(
                by=by,
                assessment=assessment,
                words="To sleep",
                set_by=at_home.mother,
                relationship=at_home.relationship,
                on=TODAY,
                rating=3,
            )
            complete(by, assessment, TODAY)

    django_assert_same_queries(lambda: page(client, at_home.relationship), grow)
