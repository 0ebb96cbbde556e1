"""What is hard, what helps, whether it can change, who is acting, and what was said when."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from attunement.knowledge import library
from attunement.service.accounts.roles import CLINICAL, Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.audit.models import Event
from attunement.service.relationships.actions import finish_task, note_stressors
from attunement.service.relationships.models import (
    Changeable,
    Family,
    Presence,
    Reporter,
    Stressor,
    Task,
    TaskKind,
)
from attunement.service.stressor_map import actions, selectors
from attunement.service.stressor_map.new import Said, Wanted
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders import pages
from world import TODAY, World, home

ClientFor = Callable[[Viewer], Client]
ITEMS = library().stressors
HOUSING, ABUSE, DV = "stressor-housing", "stressor-abuse", "stressor-dv"


@pytest.fixture
def family(world: World) -> Family:
    return home(world.practitioner).family


def said(**more: Any) -> Said:
    return Said(
        **{
            "presence": Presence.PRESENT,
            "changeable": Changeable.PARTLY,
            "acting": "Housing officer",
            "reporter": Reporter.FAMILY,
            "on": TODAY,
        }
        | more
    )


def write(by: Viewer, family: Family, item: str = HOUSING, **more: Any) -> Any:
    wanted, seen = more.pop("wanted", None), more.pop("seen", None)
    return actions.write_item(
        by=by, family=family, item=ITEMS[item], said=said(**more), wanted=wanted, seen=seen
    )


def entry(by: Viewer, family: Family, item: str = HOUSING) -> selectors.Entry:
    found = selectors.stressor_map(by, family.pk)
    return next(each for each in found.entries if each.item.id == item)


def page(browser: Client, family: Family) -> str:
    return pages.text(browser.get(reverse("stressor_map", args=[family.pk])))


class TestWriting:
    def test_earlier_words_stay_and_the_latest_stands(self, world: World, family: Family) -> None:
        by = world.practitioner
        write(by, family, presence=Presence.NOT_KNOWN, on=TODAY - dt.timedelta(days=7))
        write(by, family)
        found = entry(by, family)
        assert [row.presence for row in found.words] == ["not_known", "present"]
        assert found.present
        assert Event.objects.filter(verb="noted stressors").count() == 2

    def test_what_is_said_already_is_not_said_twice(self, world: World, family: Family) -> None:
        write(world.practitioner, family)
        with pytest.raises(Refused, match="Nothing is different"):
            write(world.practitioner, family, reporter=Reporter.REFERRER)

    def test_a_word_from_before_the_latest_is_refused(self, world: World, family: Family) -> None:
        write(world.practitioner, family)
        with pytest.raises(Refused, match="The latest word"):
            write(world.practitioner, family, acting="", on=TODAY - dt.timedelta(days=1))

    def test_somebody_who_is_behind_is_told(self, world: World, family: Family) -> None:
        write(world.practitioner, family, seen=0)
        with pytest.raises(Stale):
            write(world.practitioner, family, acting="", seen=0)

    def test_a_task_is_tied_to_its_item_and_says_when_it_is_done(
        self, world: World, family: Family, client_for: ClientFor
    ) -> None:
        by = world.practitioner
        wanted = Wanted("Ring the housing officer", TODAY, by.user)
        made = write(by, family, acting="", wanted=wanted)
        assert (made.task.assigned_to, made.task.kind) == (by.user, TaskKind.OTHER)
        assert entry(by, family).acted_on
        assert f"Ring the housing officer (by {TODAY.day}" in page(client_for(by), family)
        finish_task(by=by, task=made.task, note="She moves in March.", seen=None)
        assert not entry(by, family).acted_on
        assert "Done: Ring the housing officer. She moves" in page(client_for(by), family)

    def test_a_task_alone_says_nothing_anew(self, world: World, family: Family) -> None:
        write(world.practitioner, family)
        write(world.practitioner, family, wanted=Wanted("Ask again", TODAY, None))
        assert Stressor.objects.count() == 1

    def test_what_is_not_so_needs_no_task(self, world: World, family: Family) -> None:
        with pytest.raises(Refused, match="needs no task"):
            write(
                world.practitioner,
                family,
                presence=Presence.NOT_PRESENT,
                wanted=Wanted("Ring", TODAY, None),
            )

    def test_what_safeguarding_is_for_asks_for_it_once(self, world: World, family: Family) -> None:
        write(world.practitioner, family, DV)
        write(world.practitioner, family, DV, acting="Domestic abuse adviser")
        task = Task.objects.get(kind=TaskKind.SAFETY)
        assert "domestic abuse" in task.why

    def test_what_is_withdrawn_leaves_and_the_word_before_stands(
        self, world: World, family: Family
    ) -> None:
        by = world.practitioner
        write(by, family, presence=Presence.NOT_PRESENT)
        write(by, family)
        last = entry(by, family).now
        assert last is not None
        actions.withdraw_word(by=by, word=last, because="Another family")
        assert not entry(by, family).present
        with pytest.raises(Refused, match="withdrawn already"):
            actions.withdraw_word(by=by, word=last, because="Again")


class TestMap:
    def test_the_count_has_its_items_and_no_threshold(
        self, world: World, family: Family, client_for: ClientFor
    ) -> None:
        by = world.practitioner
        write(by, family)
        write(by, family, "stressor-isolated", acting="", changeable=Changeable.YES)
        write(by, family, "strength-support")
        text = page(client_for(by), family)
        assert (
            "2 strains noted as so now: Poor, crowded or temporary housing, moves "
            "Alone, little support 1 strength noted: One dependable supporter" in text
        )
        assert "predicts nothing about one family" in text
        for alarm in ("high risk", "threshold", "tag--red", "%"):
            assert alarm not in text

    def test_the_picture_parts_what_can_change_and_who_acts(
        self, world: World, family: Family, client_for: ClientFor
    ) -> None:
        by = world.practitioner
        write(by, family)
        write(by, family, "stressor-isolated", acting="")
        text = page(client_for(by), family)
        assert (
            "Can change in part Somebody is acting Poor, crowded or temporary housing, moves "
            "Nobody is noted Alone, little support" in text
        )

    def test_nothing_known_is_not_nothing_there(
        self, family: Family, world: World, client_for: ClientFor
    ) -> None:
        text = page(client_for(world.practitioner), family)
        assert "0 strains noted as so now." in text
        assert "Nobody has spoken of 9 items yet" in text

    def test_what_is_sensitive_is_folded_away_and_still_counted(
        self, world: World, family: Family, client_for: ClientFor
    ) -> None:
        by = world.practitioner
        write(by, family, ABUSE)
        text = page(client_for(by), family)
        before, after = text.split("Sensitive: open this only")
        assert "0 strains noted as so now, and 1 more under “Sensitive” below." in before
        assert "bereaved as a child" not in before
        assert "bereaved as a child" in after

    def test_changes_over_time_say_who_and_when(
        self, world: World, family: Family, client_for: ClientFor
    ) -> None:
        by = world.practitioner
        write(by, family, presence=Presence.NOT_PRESENT, reporter=Reporter.REFERRER)
        write(by, family)
        text = page(client_for(by), family)
        assert "What was noted when (2)" in text
        newest, oldest = text.index("The family, "), text.index("The referrer, ")
        assert newest < oldest

    def test_it_asks_the_database_as_often_for_many(
        self,
        world: World,
        family: Family,
        client_for: ClientFor,
        django_assert_same_queries: Callable[..., int],
    ) -> None:
        browser, by, items = client_for(world.practitioner), world.practitioner, iter(ITEMS)

        def grow(n: int) -> None:
            for _ in range(n):
                write(by, family, next(items), wanted=Wanted("Ring", TODAY, by.user))

        django_assert_same_queries(lambda: page(browser, family), grow)


class TestPages:
    def test_one_item_is_changed_with_a_task(
        self, world: World, family: Family, client_for: ClientFor
    ) -> None:
        by = world.practitioner
        browser, address = client_for(by), reverse("stressor_item", args=[family.pk, HOUSING])
        asked = pages.text(browser.get(address))
        assert f"To say it to a family: “{ITEMS[HOUSING].gentler}”." in asked
        assert "If it has not come up: Ask how often they have moved" in asked
        sent = pages.hidden(browser.get(address)) | pages.day("noted_on", TODAY)
        sent |= {"presence": "present", "changeable": "yes", "reporter": "family"}
        undated = browser.post(address, sent | {"task": "Ring"})
        assert undated.status_code == 422
        assert "Enter the day by which it has to be done" in pages.text(undated)
        untold = browser.post(address, sent | pages.day("due_on", TODAY))
        assert "Say what has to be done" in pages.text(untold)
        assert browser.post(address, sent | {"acting": "Shelter"}).status_code == 302
        assert "Shelter" in page(browser, family)
        late = browser.post(address, sent | {"acting": "Nobody"} | {"_once": "another"})
        assert late.status_code == 409
        word = Stressor.objects.get()
        back = reverse("withdraw_stressor", args=[word.pk])
        assert browser.post(back, {}).status_code == 422
        assert browser.post(back, {"because": "Another family"}).status_code == 302
        assert browser.get(back).status_code == 404
        unknown = reverse("stressor_item", args=[family.pk, "nothing"])
        assert browser.get(unknown).status_code == 404

    def test_who_may(self, world: World, family: Family, client_for: ClientFor) -> None:
        note_stressors(
            by=world.practitioner,
            family=family,
            reporter=Reporter.FAMILY,
            on=TODAY,
            presences={HOUSING: Presence.PRESENT},
        )
        addresses = [
            reverse("stressor_map", args=[family.pk]),
            reverse("stressor_item", args=[family.pk, HOUSING]),
            reverse("withdraw_stressor", args=[Stressor.objects.get().pk]),
        ]
        for address in addresses:
            for role in Role:
                expected = 200 if role in CLINICAL else 403
                assert client_for(world.viewers[role]).get(address).status_code == expected
            assert client_for(world.stranger).get(address).status_code == 404

    def test_the_familys_page_leads_here(
        self, world: World, family: Family, client_for: ClientFor
    ) -> None:
        found = client_for(world.practitioner).get(reverse("family", args=[family.pk]))
        assert reverse("stressor_map", args=[family.pk]) in found.text

    def test_the_sheet_for_parents_is_gentle_and_about_nobody(
        self, world: World, client_for: ClientFor
    ) -> None:
        text = pages.text(client_for(world.practitioner).get(reverse("strains_for_parents")))
        for item in ITEMS.values():
            assert (item.gentler in text) is item.asked_in_writing, item.id
        assert "Nobody adds up the ticks." in text
