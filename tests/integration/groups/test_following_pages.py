"""Joining a place with a part, by its pages."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from attunement.service.accounts.viewer import Viewer
from attunement.service.groups import actions
from attunement.service.groups.models import GroupPlace
from builders import groups as build
from builders.care_packages import package, understood
from builders.groups import BEGAN, Joined, begun, meet, pair
from builders.pages import hidden, text
from builders.sessions import only_part, planned
from world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine(by: Viewer, client_for: Callable[[Viewer], Client]) -> Client:
    return client_for(by)


@pytest.fixture
def by(world: World) -> Viewer:
    return world.practitioner


@pytest.fixture
def joined(by: Viewer) -> Joined:
    return pair(by, begun(by))


class TestThePages:
    def test_the_part_is_chosen_where_the_place_is_taken(self, by: Viewer, mine: Client) -> None:
        family = understood(by)
        part = only_part(package(by, family, build.GROUP))
        run = build.run(by)
        at = [family.home.relationship.pk, run.pk]
        page = mine.get(reverse("join_group", args=at))
        assert "part of a package that was agreed with them" in text(page)
        assert f'value="{part.pk}"' in page.content.decode()
        assert "written by hand" not in text(page)
        planned(by, part, days=-1, times=2)
        assert "2 sessions of that part of their care were" in text(
            mine.get(reverse("join_group", args=at))
        )
        sent = {"which": "place", "creche": "0", "part": str(part.pk), **hidden(page)}
        assert mine.post(reverse("join_group", args=at), sent).status_code == 302
        assert GroupPlace.objects.get().part == part
        assert part.sessions.exclude(group_session=None).count() == 3
        page = mine.get(reverse("family_groups", args=[family.home.family.pk]))
        assert "Counts as sessions of the package" in text(page)

    def test_it_can_be_chosen_later_and_says_what_stands_by_hand(
        self, by: Viewer, mine: Client
    ) -> None:
        late = pair(by, begun(by), join=False)
        planned(by, late.part, days=-BEGAN + 1, times=1)
        address = reverse("join_group_part", args=[late.place.pk])
        page = mine.get(address)
        assert "1 session of that part of their care was written by hand" in text(page)
        sent = {**hidden(page), "part": str(late.part.pk), "because": ""}
        assert mine.post(address, sent).status_code == 302
        assert mine.post(address, sent).status_code == 302, "sent twice, it is done once"
        assert late.part.sessions.count() == 9
        none = {**hidden(mine.get(address)), "part": "none", "because": ""}
        answer = mine.post(address, none)
        assert answer.status_code == 409
        assert "Write why they should not" in text(answer)
        assert mine.post(address, {**hidden(mine.get(address)), "because": ""}).status_code == 422

    def test_the_run_and_its_register_say_whose_sessions_they_are(
        self, by: Viewer, mine: Client
    ) -> None:
        run = begun(by)
        one = pair(by, run)
        register = reverse("group_register", args=[run.sessions.get(number=1).pk])
        counts = "it counts as one of their sessions"
        not_joined = "Not joined with a package"
        assert not_joined not in text(mine.get(reverse("run", args=[run.pk])))
        assert counts in text(mine.get(register))
        actions.join_part(by=by, place=one.place, part=None, because="A slip.")
        assert not_joined in text(mine.get(reverse("run", args=[run.pk])))
        assert counts not in text(mine.get(register))

    def test_without_a_part_that_it_can_be_it_says_what_to_do(
        self, by: Viewer, mine: Client
    ) -> None:
        place = build.joined(by, build.run(by), build.in_care(by, "Brook"))
        answer = mine.get(reverse("join_group_part", args=[place.pk]))
        assert answer.status_code == 409
        assert "Agree one on their page" in text(answer)
        page = text(mine.get(reverse("family_groups", args=[place.relationship.family_id])))
        assert "Not joined with a package" in page

    def test_the_part_names_the_register_and_not_the_forms(
        self, by: Viewer, mine: Client, joined: Joined
    ) -> None:
        meet(by, joined, 1, joined.both)
        page = mine.get(reverse("part", args=[joined.part.pk]))
        words, html = text(page), page.content.decode()
        assert "In the register of the group" in words
        register = reverse("group_register", args=[joined.share(1).group_session_id])
        assert register in html
        assert reverse("record_session", args=[joined.share(8).pk]) not in html
        assert reverse("withdraw_session", args=[joined.share(1).pk]) not in html
        answer = mine.get(reverse("record_session", args=[joined.share(8).pk]))
        assert answer.status_code == 409
        assert mine.get(reverse("note_versions", args=[joined.share(1).pk])).status_code == 200

    def test_writing_a_register_costs_no_more_queries_for_longer_runs(self, by: Viewer) -> None:
        """What did not change is not written again."""
        run = begun(by)
        one = pair(by, run)
        meet(by, one, 1, one.both)
        with CaptureQueriesContext(connection) as second:
            meet(by, one, 2, one.both)
        assert len(second) < 70
