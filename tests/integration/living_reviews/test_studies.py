"""A study comes in: two people read it apart, and what differs is settled by name."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.audit.models import Event
from attunement.service.living_reviews import actions
from attunement.service.living_reviews.models import (
    LivingReview,
    Origin,
    Reading,
    ReviewOutcome,
    Study,
    StudyNumbers,
)
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders import living_reviews as build
from builders.pages import hidden, text
from world import World

pytestmark = pytest.mark.django_db
ClientFor = Callable[[Viewer], Client]


@pytest.fixture
def second(world: World) -> Viewer:
    return world.viewers[Role.ADMINISTRATOR]


@pytest.fixture
def review(world: World) -> LivingReview:
    return build.review(world.practitioner)


@pytest.fixture
def outcome(world: World, review: LivingReview) -> ReviewOutcome:
    return build.outcome(world.practitioner, review)


def settle(by: Viewer, study: Study, outcome: ReviewOutcome, value: float = 27.9, **kw: object):  # type: ignore[no-untyped-def]
    decided = [
        actions.Settled(outcome=outcome.pk, column="m1", value=value, reason="Table 2 says so")
    ]
    return actions.settle_study(by=by, study=study, settled=decided, **kw)  # type: ignore[arg-type]


class TestActions:
    def test_studies_of_the_table_are_in_and_say_where_they_are_from(
        self, review: LivingReview, outcome: ReviewOutcome
    ) -> None:
        numbers = StudyNumbers.objects.filter(outcome=outcome).select_related("study")
        assert [each.study.label for each in numbers.order_by("study__label")] == [
            "Ash 2001",
            "Beech 2004",
            "Cedar 2009",
            "Dogwood 2013",
        ]
        assert {each.origin for each in numbers} == {Origin.FILE}
        assert numbers.get(study__label="Ash 2001").values["m1"] == 24.1

    def test_a_second_outcome_joins_the_studies_that_are_there(
        self, world: World, review: LivingReview, outcome: ReviewOutcome
    ) -> None:
        build.outcome(world.practitioner, review, "warmth", build.TABLE.replace("Ash", "Fir"))
        assert review.studies.count() == 5
        assert StudyNumbers.objects.filter(study__label="Beech 2004").count() == 2

    def test_two_readings_that_agree_bring_the_study_in(
        self, world: World, second: Viewer, review: LivingReview, outcome: ReviewOutcome
    ) -> None:
        before = LivingReview.objects.get(pk=review.pk).version
        study = build.read_by_both(world.practitioner, second, review, outcome, "Elm 2025")
        study.refresh_from_db()
        numbers = StudyNumbers.objects.get(study=study)
        assert study.settled_at is not None
        assert (numbers.values, numbers.origin) == (build.NUMBERS, Origin.AGREED)
        assert LivingReview.objects.get(pk=review.pk).version == before + 1

    def test_two_that_differ_wait_until_each_difference_is_settled_with_a_reason(
        self, world: World, second: Viewer, review: LivingReview, outcome: ReviewOutcome
    ) -> None:
        study = build.study(world.practitioner, review)
        build.read(world.practitioner, study, outcome)
        build.read(second, study, outcome, m1=27.9)
        assert not StudyNumbers.objects.filter(study=study).exists()
        with pytest.raises(Refused, match="Something has to be taken"):
            actions.settle_study(by=second, study=study, settled=[])
        bare = actions.Settled(outcome=outcome.pk, column="m1", value=27.9, reason=" ")
        with pytest.raises(Refused, match="needs a reason"):
            actions.settle_study(by=second, study=study, settled=[bare])
        settle(second, study, outcome)
        numbers = StudyNumbers.objects.get(study=study)
        assert numbers.values == {**build.NUMBERS, "m1": 27.9}
        assert numbers.settled == [
            {
                "column": "m1",
                "first": 27.5,
                "second": 27.9,
                "taken": 27.9,
                "reason": "Table 2 says so",
            }
        ]
        assert numbers.by == second.user

    def test_a_number_of_neither_can_stand_and_none_can_too(
        self, world: World, second: Viewer, review: LivingReview, outcome: ReviewOutcome
    ) -> None:
        study = build.study(world.practitioner, review)
        build.read(world.practitioner, study, outcome)
        build.read(second, study, outcome, m1=27.9)
        settle(second, study, outcome, 28.1)
        assert StudyNumbers.objects.get(study=study).values["m1"] == 28.1

    def test_two_who_find_nothing_bring_in_a_study_without_numbers(
        self, world: World, second: Viewer, review: LivingReview, outcome: ReviewOutcome
    ) -> None:
        study = build.study(world.practitioner, review)
        for by in (world.practitioner, second):
            actions.read_study(by=by, study=study, values={}, found_in="All of it")
        study.refresh_from_db()
        assert study.settled_at is not None
        assert not StudyNumbers.objects.filter(study=study).exists()

    def test_what_is_refused(
        self, world: World, second: Viewer, review: LivingReview, outcome: ReviewOutcome
    ) -> None:
        by = world.practitioner
        with pytest.raises(Refused, match="is in this review"):
            build.study(by, review, "Ash 2001")
        with pytest.raises(Refused, match="no outcome yet"):
            build.study(by, build.review(by, "Empty"))
        with pytest.raises(Refused, match="an outcome called sensitivity"):
            build.outcome(by, review)
        study = build.study(by, review)
        with pytest.raises(Refused, match="being read"):
            build.outcome(by, review, "warmth")
        with pytest.raises(Refused, match="Two people have to read"):
            settle(by, study, outcome)
        build.read(by, study, outcome)
        with pytest.raises(Refused, match="You have read this study"):
            build.read(by, study, outcome)
        build.read(second, study, outcome)
        with pytest.raises(Refused, match="are settled"):
            build.read(world.viewers[Role.SUPERVISOR], study, outcome)

    def test_a_study_is_taken_out_with_a_reason_and_may_come_in_again(
        self, world: World, second: Viewer, review: LivingReview, outcome: ReviewOutcome
    ) -> None:
        study = build.read_by_both(world.practitioner, second, review, outcome, "Elm 2025")
        study.refresh_from_db()
        with pytest.raises(Stale):
            actions.withdraw_study(by=second, study=study, because="Retracted", seen=1)
        actions.withdraw_study(by=second, study=study, because="Retracted", seen=study.version)
        study.refresh_from_db()
        assert (study.withdrawn_by, study.withdrawn_because) == (second.user, "Retracted")
        with pytest.raises(Refused, match="taken out already"):
            actions.withdraw_study(by=second, study=study, because="Again")
        assert build.study(second, review).pk != study.pk

    def test_the_database_holds_one_reading_a_person_and_two_a_study(
        self, world: World, second: Viewer, review: LivingReview, outcome: ReviewOutcome
    ) -> None:
        study = build.study(world.practitioner, review)
        build.read(world.practitioner, study, outcome)
        for place, by in ((2, world.practitioner), (1, second), (3, second)):
            with pytest.raises(IntegrityError), transaction.atomic():
                Reading.objects.create(
                    study=study,
                    place=place,
                    by=by.user,
                    at=timezone.now(),
                    values={},
                    found_in="",
                )

    def test_each_is_in_the_log_and_the_log_tells_no_number(
        self, world: World, second: Viewer, review: LivingReview, outcome: ReviewOutcome
    ) -> None:
        study = build.study(world.practitioner, review)
        build.read(world.practitioner, study, outcome, m1=31.4159)
        events = Event.objects.filter(subject=f"study {study.pk}")
        assert [each.verb for each in events.order_by("number")] == [
            "added a study",
            "read a study",
        ]
        assert not any("31.4159" in str(each.details) for each in events)


class TestPages:
    def fill(self, outcome: ReviewOutcome, **numbers: float) -> dict[str, str]:
        given = {**build.NUMBERS, **numbers}
        return {f"o{outcome.pk}-{name}": str(value) for name, value in given.items()} | {
            "found_in": "Table 2"
        }

    def test_from_a_name_to_two_readings_to_what_stands(
        self,
        world: World,
        second: Viewer,
        review: LivingReview,
        outcome: ReviewOutcome,
        client_for: ClientFor,
    ) -> None:
        ours, theirs = client_for(world.practitioner), client_for(second)
        add = reverse("add_review_study", args=[review.pk])
        page = ours.get(add)
        sent = ours.post(
            add, {**hidden(page), "label": "Elm 2025", "citation": "Elm (2025). On shade."}
        )
        study = Study.objects.get(label="Elm 2025")
        address = reverse("read_review_study", args=[study.pk])
        assert sent.headers["Location"] == address
        sent = ours.post(address, {**hidden(ours.get(address)), **self.fill(outcome, m1=31.4159)})
        assert sent.status_code == 302

        shown = reverse("review_study", args=[study.pk])
        for page in (theirs.get(address), theirs.get(shown), ours.get(shown)):
            assert page.status_code == 200
            assert "31.4159" not in page.content.decode()
        assert ours.get(address).status_code == 409

        theirs.post(address, {**hidden(theirs.get(address)), **self.fill(outcome)})
        both = text(theirs.get(shown))
        assert "31.4159" in both
        assert "27.5" in both
        assert "1 of 6 differ." in both

        settle_at = reverse("settle_review_study", args=[study.pk])
        page = theirs.get(settle_at)
        assert f"31.4159 ({world.practitioner.user.name})" in text(page)
        name = f"o{outcome.pk}-m1"
        empty = theirs.post(settle_at, hidden(page))
        assert empty.status_code == 422
        assert "Choose what stands in the paper for m1" in text(empty)
        sent = theirs.post(
            settle_at, {**hidden(page), name: "second", f"{name}-reason": "Table 2, not Table 3"}
        )
        assert sent.status_code == 302
        assert "Table 2, not Table 3" in text(ours.get(shown))
        assert ours.get(settle_at).status_code == 409

    def test_another_number_is_asked_for_where_it_is_chosen(
        self,
        world: World,
        second: Viewer,
        review: LivingReview,
        outcome: ReviewOutcome,
        client_for: ClientFor,
    ) -> None:
        study = build.study(world.practitioner, review)
        build.read(world.practitioner, study, outcome)
        build.read(second, study, outcome, sd1=4.0)
        client = client_for(second)
        address, name = reverse("settle_review_study", args=[study.pk]), f"o{outcome.pk}-sd1"
        given = {**hidden(client.get(address)), f"{name}-reason": "Neither"}
        for more, words in (
            ({name: "other"}, "Enter the number, or choose one of the two"),
            ({name: "other", f"{name}-other": "-2"}, "must be a standard deviation above 0"),
            ({name: "first", f"{name}-other": "2"}, "Choose “Another number”, or empty this box"),
        ):
            page = client.post(address, {**given, **more})
            assert page.status_code == 422
            assert words in text(page)
        client.post(address, {**given, name: "other", f"{name}-other": "4.5"})
        assert StudyNumbers.objects.get(study=study).values["sd1"] == 4.5

    def test_a_number_of_both_that_the_paper_does_not_report(
        self,
        world: World,
        second: Viewer,
        review: LivingReview,
        outcome: ReviewOutcome,
        client_for: ClientFor,
    ) -> None:
        study = build.study(world.practitioner, review)
        build.read(world.practitioner, study, outcome)
        build.read(second, study, outcome, sd1=4.0)
        client = client_for(second)
        address, name = reverse("settle_review_study", args=[study.pk]), f"o{outcome.pk}-sd1"
        given = {name: "none", f"{name}-reason": "These are standard errors"}
        client.post(address, {**hidden(client.get(address)), **given})
        assert StudyNumbers.objects.get(study=study).values["sd1"] is None
        page = text(client.get(reverse("review_study", args=[study.pk])))
        assert "sd1 Why These are standard errors" in page.replace(
            "sd1 What stands not reported ", "sd1 "
        )

    @pytest.mark.parametrize(
        ("given", "words"),
        [
            ({}, "Enter what the paper reports, or tick that it reports none"),
            ({"sd1": "0"}, "sd1 must be a standard deviation above 0"),
            ({"m1": "12,5"}, "m1 must be a number such as 12.5"),
            ({"n1": "1"}, "n1 must be a group size of 2 or more"),
            ({"m1": "3", "nothing": "on"}, "You entered numbers: take this tick away"),
        ],
    )
    def test_what_is_wrong_is_said_and_nothing_is_lost(
        self,
        world: World,
        review: LivingReview,
        outcome: ReviewOutcome,
        client_for: ClientFor,
        given: dict[str, str],
        words: str,
    ) -> None:
        study = build.study(world.practitioner, review)
        client, address = (
            client_for(world.practitioner),
            reverse("read_review_study", args=[study.pk]),
        )
        sent = {
            (name if name == "nothing" else f"o{outcome.pk}-{name}"): value
            for name, value in given.items()
        }
        page = client.post(
            address, {**hidden(client.get(address)), **sent, "found_in": "page 12, left column"}
        )
        assert page.status_code == 422
        assert words in text(page)
        assert "page 12, left column" in page.content.decode()
        assert all(f'value="{value}"' in page.content.decode() for value in given.values())
        assert not Reading.objects.exists()

    def test_a_screened_record_gives_its_name_and_reference(
        self, world: World, review: LivingReview, outcome: ReviewOutcome, client_for: ClientFor
    ) -> None:
        [record] = build.records(world.practitioner, review, 1)
        elsewhere = build.review(world.practitioner, "Another")
        client, address = (
            client_for(world.practitioner),
            reverse("add_review_study", args=[review.pk]),
        )
        assert (
            'value="Okafor A &amp; Lee B 2024"'
            in client.get(f"{address}?record={record.pk}").content.decode()
        )
        [other] = build.records(world.practitioner, elsewhere, 1)
        assert client.get(f"{address}?record={other.pk}").status_code == 404
        assert client.get(f"{address}?record=99999999999999999999").status_code == 404

    def test_taking_out_from_its_page(
        self, world: World, review: LivingReview, outcome: ReviewOutcome, client_for: ClientFor
    ) -> None:
        study = Study.objects.get(label="Ash 2001")
        client = client_for(world.practitioner)
        address = reverse("withdraw_review_study", args=[study.pk])
        client.post(address, {**hidden(client.get(address)), "because": "It was retracted"})
        page = text(client.get(reverse("review_study", args=[study.pk])))
        assert "Taken out" in page
        assert "It was retracted" in page
        assert client.get(address).status_code == 409
