"""The old result beside the new; what is published is dated, whole, and stays as it was."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.audit.models import Event
from attunement.service.living_reviews import actions
from attunement.service.living_reviews.models import LivingReview, Publication, Study
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders import living_reviews as build
from builders.pages import hidden, text
from world import World

pytestmark = pytest.mark.django_db
ClientFor = Callable[[Viewer], Client]


@pytest.fixture
def lead(world: World) -> Viewer:
    return world.viewers[Role.TEAM_LEAD]


@pytest.fixture
def review(world: World) -> LivingReview:
    review = build.review(world.practitioner)
    build.outcome(world.practitioner, review)
    return review


def add_elm(world: World, review: LivingReview, label: str = "Elm 2025") -> Study:
    outcome = review.outcomes.get()
    by, second = world.practitioner, world.viewers[Role.ADMINISTRATOR]
    return build.read_by_both(by, second, review, outcome, label)


class TestAction:
    def test_a_version_keeps_its_numbers_and_everything_shown(
        self, lead: Viewer, review: LivingReview
    ) -> None:
        published = build.publish(lead, review, "First.")
        assert (published.number, published.note, published.published_by) == (
            1,
            "First.",
            lead.user,
        )
        assert len(published.studied["entries"]) == 4
        published.refresh_from_db()
        assert published.shown[0]["rows"][0] == ["Studies pooled", "None", "4"]
        assert Event.objects.get(verb="published a living review").details == {"version": 1}

    def test_the_database_refuses_to_change_or_remove_one(
        self, lead: Viewer, review: LivingReview
    ) -> None:
        build.publish(lead, review)
        rows = Publication.objects.all()
        for spoil in (
            lambda: rows.update(title="Another"),
            lambda: rows.update(shown=[]),
            lambda: rows.delete(),
        ):
            with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
                spoil()
        assert rows.get().title == review.title

    def test_not_twice_the_same_and_not_an_empty_one(
        self, world: World, lead: Viewer, review: LivingReview
    ) -> None:
        build.publish(lead, review)
        with pytest.raises(Refused, match="Nothing has changed"):
            build.publish(lead, review)
        with pytest.raises(Refused, match="no study is in this review"):
            build.publish(lead, build.review(world.practitioner, "Empty"))

    def test_not_by_the_only_person_who_entered_it(self, world: World, lead: Viewer) -> None:
        review = build.review(lead)
        build.outcome(lead, review)
        with pytest.raises(Refused, match="You alone entered what is new"):
            build.publish(lead, review)
        build.publish(world.viewers[Role.SUPERVISOR], review)
        actions.withdraw_study(
            by=lead, study=Study.objects.get(label="Ash 2001"), because="Retracted"
        )
        with pytest.raises(Refused, match="You alone entered what is new"):
            build.publish(lead, review)
        assert build.publish(world.viewers[Role.SUPERVISOR], review).number == 2

    def test_a_reader_of_two_may_publish(
        self, world: World, lead: Viewer, review: LivingReview
    ) -> None:
        build.publish(lead, review)
        outcome = review.outcomes.get()
        build.read_by_both(world.practitioner, lead, review, outcome, "Elm 2025")
        assert build.publish(lead, review).number == 2

    def test_not_what_somebody_has_not_seen(
        self, world: World, lead: Viewer, review: LivingReview
    ) -> None:
        seen = LivingReview.objects.get(pk=review.pk).version
        add_elm(world, review)
        with pytest.raises(Stale):
            actions.publish(by=lead, review=review, seen=seen)


class TestPages:
    def preview(self, client: Client, review: LivingReview) -> str:
        return text(client.get(reverse("preview_review", args=[review.pk])))

    def publish(self, client: Client, review: LivingReview, note: str = ""):  # type: ignore[no-untyped-def]
        address = reverse("publish_review", args=[review.pk])
        return client.post(address, {**hidden(client.get(address)), "note": note})

    def test_a_study_comes_in_and_the_two_results_stand_side_by_side(
        self, world: World, lead: Viewer, review: LivingReview, client_for: ClientFor
    ) -> None:
        client = client_for(lead)
        assert "Publish this as version 1" in self.preview(client, review)
        sent = self.publish(client, review, "What we began with.")
        first = reverse("publication", args=[review.pk, 1])
        assert sent.headers["Location"] == first
        as_published = text(client.get(first))
        assert "What we began with." in as_published
        assert f"by {lead.user.name}, with Attunement" in as_published
        assert "It cannot be published: Nothing has changed" in self.preview(client, review)

        add_elm(world, review)
        preview = self.preview(client, review)
        assert "1 study was added: Elm 2025." in preview
        assert "Studies pooled Version 1 4 Now 5" in preview
        assert "The picture of version 1 : sensitivity sensitivity: as it was before" in preview
        assert "Publish this as version 2" in preview
        self.publish(client, review)
        again = text(client.get(first))
        later = "There is a later version: 2. This one is kept as it was."
        assert later in again
        assert "1 study was added" not in again
        results = "sensitivity: version before"
        assert (
            again.split(results)[1].split("Other versions")[0]
            == (as_published.split(results)[1].split("Attunement supports decisions")[0])
        )

    def test_a_picture_is_drawn_as_it_was(
        self, lead: Viewer, review: LivingReview, client_for: ClientFor
    ) -> None:
        client = client_for(lead)
        before = client.get(reverse("preview_review", args=[review.pk])).content.decode()
        self.publish(client, review)
        after = client.get(reverse("publication", args=[review.pk, 1])).content.decode()
        pictures = [
            page[page.index("<svg xmlns") : page.rindex("</svg>")] for page in (before, after)
        ]
        assert pictures[0] == pictures[1]
        assert pictures[0].count("<svg xmlns") == 2

    def test_a_study_still_being_read_is_not_in_and_the_page_says_so(
        self, world: World, lead: Viewer, review: LivingReview, client_for: ClientFor
    ) -> None:
        build.study(world.practitioner, review)
        preview = self.preview(client_for(lead), review)
        assert "1 study is still being read or settled, and not in these numbers." in preview
        assert "Elm 2025" not in preview

    def test_roles_and_states(
        self, world: World, lead: Viewer, review: LivingReview, client_for: ClientFor
    ) -> None:
        address = reverse("publish_review", args=[review.pk])
        client = client_for(world.practitioner)
        assert client.get(address).status_code == 403
        assert "A team lead or a supervisor can publish this." in self.preview(client, review)
        assert client_for(world.stranger).get(address).status_code == 403
        build.publish(lead, review)
        assert client_for(lead).get(address).status_code == 409
        there = reverse("publication", args=[review.pk, 1])
        assert client_for(world.stranger).get(there).status_code == 404
        assert client_for(lead).get(reverse("publication", args=[review.pk, 2])).status_code == 404
        empty = build.review(world.practitioner, "Empty")
        preview = reverse("preview_review", args=[empty.pk])
        assert client_for(lead).get(preview).status_code == 409

    def test_whoever_publishes_is_told_when_a_study_came_in_meanwhile(
        self, world: World, lead: Viewer, review: LivingReview, client_for: ClientFor
    ) -> None:
        client = client_for(lead)
        address = reverse("publish_review", args=[review.pk])
        page = client.get(address)
        add_elm(world, review)
        answer = client.post(address, {**hidden(page), "note": "My note"})
        assert answer.status_code == 409
        assert "Someone else changed this" in text(answer)
        assert "My note" in answer.content.decode()
        assert not Publication.objects.exists()
