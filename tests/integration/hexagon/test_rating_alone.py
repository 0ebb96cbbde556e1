"""Everybody rates alone, hands in, and only then sees what the others think."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from attunement.choosing.hexagon import Indicator
from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.audit.models import Event
from attunement.service.hexagon import actions, selectors
from attunement.service.hexagon.given import Given
from attunement.service.hexagon.models import Exercise, Rater, Rating
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders import hexagon as build
from builders.pages import hidden, text
from world import TODAY, World, viewer

pytestmark = pytest.mark.django_db


def rate_page(exercise: Exercise, programme: str = "vig") -> str:
    candidate = exercise.candidates.get(programme=programme)
    return reverse("rate_hexagon", args=[exercise.pk, candidate.pk])


class TestStarting:
    def test_it_keeps_the_question_and_says_so_in_the_log(self, exercise: Exercise) -> None:
        assert [each.programme for each in exercise.candidates.all()] == ["vig", "vipp-sd"]
        assert exercise.raters.count() == 2
        assert Event.objects.get(verb="started a Hexagon exercise").details["programmes"] == [
            "vig",
            "vipp-sd",
        ]

    def test_one_rater_or_no_programme_is_no_exercise(self, world: World, two) -> None:
        with pytest.raises(Refused, match="One person’s ratings"):
            build.exercise(world, two[:1])
        with pytest.raises(Refused, match="Nothing is chosen"):
            build.exercise(world, two, programmes=())

    def test_the_lead_starts_one_on_the_page(self, client_for, world: World, lead, two) -> None:
        client, page = client_for(lead), reverse("start_hexagon")
        ahead = TODAY + dt.timedelta(days=10)
        sent = {
            **hidden(client.get(page)),
            "question": "Which one?",
            "programmes": ["vig", "vipp-sd"],
            "raters": [str(each.user.pk) for each in two],
            "months_from": "0",
            "months_to": "12",
            "rate_by_day": str(ahead.day),
            "rate_by_month": str(ahead.month),
            "rate_by_year": str(ahead.year),
        }
        refused = client.post(page, {**sent, "months_from": "24"})
        assert refused.status_code == 422
        assert "The oldest age must be the youngest age or older" in text(refused)
        answer = client.post(page, sent)
        made = Exercise.objects.get()
        assert answer["Location"] == reverse("hexagon_exercise", args=[made.pk])
        assert (made.months_from, made.months_to) == (0, 12)

    def test_one_age_alone_is_asked_about(self, client_for, lead, two) -> None:
        answer = client_for(lead).post(reverse("start_hexagon"), {"months_to": "12"})
        assert answer.status_code == 422
        assert "Give both ages, or neither" in text(answer)


class TestRating:
    def test_a_draft_is_kept_whole_and_the_log_holds_no_rating(self, exercise, two) -> None:
        candidate = exercise.candidates.first()
        build.rate(two[0], candidate)
        actions.rate(
            by=two[0], candidate=candidate, given={Indicator.FIT: Given(2, "No")}, seen=None
        )
        assert [each.value for each in Rating.objects.all()] == [2]
        assert Event.objects.filter(verb="rated a programme").last().details == {
            "candidate": candidate.pk,
            "indicators": 1,
        }

    def test_two_tabs_do_not_overwrite_each_other(self, exercise, two) -> None:
        candidate = exercise.candidates.first()
        actions.rate(by=two[0], candidate=candidate, given=build.given(), seen=1)
        with pytest.raises(Stale):
            actions.rate(by=two[0], candidate=candidate, given={}, seen=1)

    def test_who_was_not_asked_cannot_rate(self, client_for, exercise, lead) -> None:
        assert client_for(lead).get(rate_page(exercise)).status_code == 409
        with pytest.raises(Refused, match="You were not asked"):
            build.rate(lead, exercise.candidates.first())

    def test_a_level_that_is_none_is_refused_by_the_database(self, exercise, two) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            build.rate(two[0], exercise.candidates.first(), (6, 1, 1, 1, 1, 1))

    def test_the_page_shows_anchors_prompts_and_where_hints_come_from(
        self, client_for, exercise, two
    ) -> None:
        said = text(client_for(two[0]).get(rate_page(exercise, "vipp-sd")))
        assert "5: Two or more rigorous controlled studies" in said
        assert "Was the sample like our families" in said
        assert "What our records would say: evidence 4 of 5." in said
        assert "not yet checked against the publisher" in said
        assert "Only you can say whether it suits" in said
        assert "Your team’s own records" in said

    def test_what_was_typed_wrongly_is_said_and_nothing_is_lost(
        self, client_for, exercise, two
    ) -> None:
        client, page = client_for(two[0]), rate_page(exercise, "vipp-sd")
        sent = {
            **hidden(client.get(page)),
            "evidence_level": "5",
            "evidence_reason": "Twenty-five trials",
            "fit_level": "3",
            "need_reason": "Half of our babies",
        }
        answer = client.post(page, sent)
        said = text(answer)
        assert answer.status_code == 422
        assert "Evidence rated 5 needs a source" in said
        assert "Say why, for fit" in said
        assert "You wrote a reason for need: choose a rating too" in said
        assert "Half of our babies" in said
        assert not Rating.objects.exists()
        mended = {
            **sent,
            "evidence_sources": [build.SOURCE],
            "fit_reason": "It suits us",
            "need_level": "cannot",
        }
        assert client.post(page, mended).status_code == 302
        kept = {each.indicator: each for each in Rating.objects.all()}
        assert {name: each.value for name, each in kept.items()} == {
            "evidence": 5,
            "fit": 3,
            "need": None,
        }
        assert kept["evidence"].sources == [build.SOURCE]
        again = text(client.get(page))
        assert "Half of our babies" in again


class TestHandingIn:
    def test_everything_has_to_be_rated_first(self, exercise, two) -> None:
        build.rate(two[0], exercise.candidates.get(programme="vig"))
        with pytest.raises(Refused) as refused:
            actions.hand_in(by=two[0], exercise=exercise, at=timezone.now())
        assert "VIPP-SD), evidence" in refused.value.refusal.instead
        assert "VIG" not in refused.value.refusal.instead

    def test_what_cannot_be_said_counts_as_answered(self, exercise, two) -> None:
        build.rate_all(two[0], exercise, (None,) * 6)
        assert Rater.objects.get(user=two[0].user).handed_in_at is not None

    def test_after_it_ratings_stand(self, client_for, exercise, two) -> None:
        build.rate_all(two[0], exercise)
        with pytest.raises(Refused, match="handed in"):
            build.rate(two[0], exercise.candidates.first())
        assert client_for(two[0]).get(rate_page(exercise)).status_code == 409

    def test_on_the_page(self, client_for, exercise, two) -> None:
        build.rate_all(two[0], exercise, hand_in=False)
        client = client_for(two[0])
        front = reverse("hexagon_exercise", args=[exercise.pk])
        page = reverse("hand_in_hexagon", args=[exercise.pk])
        assert "Hand in my ratings" in text(client.get(front))
        sent = hidden(client.get(page))
        assert client.post(page, sent).status_code == 422
        assert client.post(page, {**sent, "sure": "on"}).status_code == 302
        assert "You have handed in your ratings." in text(client.get(front))


class TestSeeingOthers:
    def test_not_before_ones_own_are_in(self, client_for, exercise, two) -> None:
        build.rate_all(two[0], exercise)
        page = reverse("hexagon_ratings", args=[exercise.pk])
        assert client_for(two[1]).get(page).status_code == 409
        assert client_for(two[0]).get(page).status_code == 200

    def test_a_draft_is_seen_by_nobody(self, client_for, exercise, two, lead) -> None:
        build.rate_all(two[0], exercise, (5, 5, 5, 5, 5, 5))
        build.rate_all(two[1], exercise, (1, 1, 1, 1, 1, 1), hand_in=False)
        page = reverse("hexagon_ratings", args=[exercise.pk])
        for by in (two[0], lead):
            said = text(client_for(by).get(page))
            assert "Rated 5 from 1 rater." in said
            assert "1 to 5 from" not in said

    def test_spread_who_differs_and_no_mean(self, client_for, world: World, lead) -> None:
        people = build.raters(world, 4)
        exercise = build.exercise(world, people)
        for by, level in zip(people, (2, 3, 4, 5), strict=True):
            build.rate_all(by, exercise, (level,) * 6)
        said = text(client_for(lead).get(reverse("hexagon_ratings", args=[exercise.pk])))
        assert "Rated 2 to 5 from 4 raters, 3 and 4 in the middle." in said
        assert f"Lower: {people[0].user.name}. Higher: Rater 1." in said
        assert "3.5" not in said
        assert "there are no weights, no total and no cut-off" in said

    def test_a_hint_never_changes_a_rating(self, exercise, two, lead) -> None:
        build.rate_all(two[0], exercise, (1, 1, 1, 1, 1, 1))
        shown = selectors.shown(lead, exercise, TODAY)
        (vipp,) = [each for each in shown.values() if "VIPP" in each.name]
        assert vipp.hint_values[Indicator.EVIDENCE] == 4
        assert [each.value for each in vipp.ratings] == [1] * 6

    def test_another_team_sees_none_of_it(self, client_for, world: World, exercise) -> None:
        client = client_for(world.stranger)
        for name in ("hexagon_exercise", "hexagon_ratings", "hand_in_hexagon"):
            assert client.get(reverse(name, args=[exercise.pk])).status_code == 404
        assert "Which video feedback" not in text(client.get(reverse("hexagon")))

    def test_who_is_outside_the_clinical_team_sees_no_exercise(
        self, client_for, world: World, exercise
    ) -> None:
        for role in (Role.ADMINISTRATOR, Role.COMMISSIONER):
            client = client_for(world.viewers[role])
            page = reverse("hexagon_exercise", args=[exercise.pk])
            assert client.get(page).status_code == 403
            assert "Which video feedback" not in text(client.get(reverse("hexagon")))


@pytest.mark.parametrize("name", ["hexagon_exercise", "hexagon_ratings"])
def test_queries_do_not_grow_with_raters(
    client_for, django_assert_same_queries, world: World, lead: Viewer, name: str
) -> None:
    made: list[Exercise] = []

    def grow(count: int) -> None:
        people = [viewer(world.team, name=f"Rater {count} {n}") for n in range(count)]
        made.append(build.exercise(world, people, programmes=("vig", "vipp-sd", "abc")[:count]))
        for each in people:
            build.rate_all(each, made[-1])

    client = client_for(lead)
    django_assert_same_queries(lambda: client.get(reverse(name, args=[made[-1].pk])), grow)
