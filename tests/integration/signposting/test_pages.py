"""The pages about help from elsewhere, and what of it is read by whom."""

import datetime as dt
from collections.abc import Callable
from itertools import count, islice
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from attunement.service.accounts.roles import CLINICAL, Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.audit.models import Event
from attunement.service.outcomes import actions as letters
from attunement.service.relationships import actions as relationships
from attunement.service.relationships.models import Presence, Reporter
from attunement.service.safeguarding import actions as safeguarding
from attunement.service.sections.rules import Section
from attunement.service.signposting import actions
from attunement.service.signposting.models import (
    Kind,
    LocalService,
    Signpost,
    SignpostState,
)
from attunement.service.way.policies import Refused
from builders import groups as build_families
from builders import signposting as build
from builders.pages import day, hidden, text
from world import TODAY, Home, World, viewer

pytestmark = pytest.mark.django_db
ClientFor = Callable[[Viewer], Client]


@pytest.fixture
def by(world: World) -> Viewer:
    return world.practitioner


@pytest.fixture
def mine(by: Viewer, client_for: ClientFor) -> Client:
    return client_for(by)


@pytest.fixture
def abara(by: Viewer) -> Home:
    return build_families.in_care(by, "Abara")


def read(client: Client, name: str, *at: object) -> str:
    found = client.get(reverse(name, args=at))
    assert found.status_code == 200
    return text(found)


def post(client: Client, page: str, at: list[object], **fields: Any) -> Any:
    address = reverse(page, args=at)
    return client.post(address, {**hidden(client.get(address)), **fields})


class TestTheDirectory:
    def test_an_administrator_keeps_it(self, world: World, client_for: ClientFor) -> None:
        office = client_for(world.viewers[Role.ADMINISTRATOR])
        assert "No local service has been added yet." in read(office, "local_services")
        sent = {
            "name": "Warm Homes",
            "kind": "housing",
            "area": "Exampletown",
            "contact": "01632 960 333",
            "about": "",
            **day("on", TODAY - dt.timedelta(days=181)),
        }
        assert post(office, "add_local_service", [], **sent | {"name": ""}).status_code == 422
        assert post(office, "add_local_service", [], **sent).status_code == 302
        assert "Check again" in read(office, "local_services")
        row = LocalService.objects.get()
        sent |= day("on", TODAY)
        assert post(office, "check_local_service", [row.pk], **sent).status_code == 302
        assert "Check again" not in read(office, "local_services")
        assert post(office, "retire_local_service", [row.pk], because="Shut").status_code == 302
        assert "Warm Homes" not in read(office, "local_services")

    def test_another_team_s_list_is_its_own(
        self, world: World, by: Viewer, client_for: ClientFor
    ) -> None:
        build.service(by)
        assert "Advice Point" not in read(client_for(world.stranger), "local_services")


class TestAFamily:
    def test_offer_step_and_read(self, by: Viewer, mine: Client, abara: Home) -> None:
        row = build.service(by, on=TODAY - dt.timedelta(days=400))
        relationships.note_stressors(
            by=by,
            family=abara.family,
            reporter=Reporter.FAMILY,
            on=TODAY,
            presences={"stressor-isolated": Presence.PRESENT},
        )
        form = read(mine, "offer_help", abara.family.pk)
        assert "Not checked for half a year: Advice Point" in form
        assert "The family as a whole" in form
        assert "None of those that are noted" in form
        sent = {
            "service": str(row.pk),
            "person": str(abara.mother.pk),
            "item": "stressor-isolated",
            **day("on", TODAY),
            "note": "She would go with somebody.",
        }
        assert post(mine, "offer_help", [abara.family.pk], **sent).status_code == 302
        offer = Signpost.objects.get()
        sent = {"to": "accepted", **day("on", TODAY), "note": "", "ask_on": ""}
        answer = post(mine, "step_help", [offer.pk], **sent)
        assert answer.status_code == 409
        assert "Say when we ask whether they arrived." in text(answer)
        sent |= day("ask_on", TODAY + dt.timedelta(days=7))
        assert post(mine, "step_help", [offer.pk], **sent).status_code == 302
        page = read(mine, "family_help", abara.family.pk)
        for words in (
            "They would like it",
            "Last checked",
            "She would go with somebody.",
            "Ask on",
        ):
            assert words in page
        assert "Ask Ada: did you get to Advice Point?" in read(mine, "family", abara.family.pk)
        assert post(mine, "withdraw_help", [offer.pk], because="Wrong").status_code == 302
        assert "Withdrawn" in read(mine, "family_help", abara.family.pk)
        assert mine.get(reverse("step_help", args=[offer.pk])).status_code == 409

    def test_it_may_be_for_the_whole_family_and_about_no_strain(
        self, by: Viewer, mine: Client, abara: Home
    ) -> None:
        row = build.service(by)
        sent = {"service": str(row.pk), "person": "family", "item": "none", "note": ""}
        sent |= day("on", TODAY)
        assert post(mine, "offer_help", [abara.family.pk], **sent).status_code == 302
        offer = Signpost.objects.get()
        assert (offer.person, offer.item) == (None, "")
        assert "The family as a whole" in read(mine, "family_help", abara.family.pk)

    def test_did_they_arrive_stands_on_the_worklist(
        self, by: Viewer, mine: Client, abara: Home
    ) -> None:
        offer = build.offered(by, abara.family, build.service(by))
        build.accepted(by, offer, ask_in=-2)
        assert "did you get to Advice Point?" in read(mine, "worklist")
        page = read(mine, "did_they_arrive")
        assert "Overdue" in page
        assert "2 days ago" in page
        reads = Event.objects.filter(verb="read", subject="DidTheyArrive")
        assert [each.family_id for each in reads] == [abara.family.pk]

    def test_after_a_loss_nobody_is_called_late(
        self, by: Viewer, mine: Client, abara: Home
    ) -> None:
        build.accepted(by, build.offered(by, abara.family, build.service(by)), ask_in=-2)
        relationships.record_loss(
            by=by, family=abara.family, person=abara.baby, lost_on=None, seen=None
        )
        page = read(mine, "did_they_arrive")
        assert "Overdue" not in page
        assert "This family has lost a baby" in page

    def test_the_map_of_strains_leads_here(self, mine: Client, abara: Home) -> None:
        page = mine.get(reverse("stressor_map", args=[abara.family.pk])).content.decode()
        assert reverse("family_help", args=[abara.family.pk]) in page


class TestOnPaper:
    def test_the_sheet_leaves_out_what_nobody_else_may_see(
        self, by: Viewer, mine: Client, abara: Home
    ) -> None:
        kinds = {"Bread": Kind.ESSENTIALS, "Sober": Kind.SUBSTANCE_USE}
        for name, kind in kinds.items():
            build.offered(by, abara.family, build.service(by, name, kind), person=abara.mother)
        build.offered(by, abara.family, build.refuge(by), person=abara.mother)
        declined = build.offered(by, abara.family, build.service(by, "Toy Bank"))
        actions.step(by=by, signpost=declined, to=SignpostState.DECLINED, on=TODAY)
        page = read(mine, "help_sheet", abara.family.pk, abara.mother.pk)
        assert "Bread" in page
        assert "abuse" not in page.lower(), "nor is it said on a screen that a parent looks at"
        for name in ("Sober", build.REFUGE, build.REFUGE_NUMBER, "Toy Bank"):
            assert name not in page
        other = reverse("help_sheet", args=[abara.family.pk, abara.baby.pk])
        assert "Bread" not in text(mine.get(other))
        assert mine.get(reverse("help_sheet", args=[abara.family.pk, 99999])).status_code == 404

    def test_no_letter_names_help_that_is_a_secret(self, by: Viewer, abara: Home) -> None:
        build.refuge(by)
        episode = abara.family.episodes.get()
        given = {"by": by, "episode": episode, "to": abara.mother, "on": TODAY}
        for body in (f"Call {build.REFUGE}.", f"Call {build.REFUGE_NUMBER.replace(' ', '')}."):
            with pytest.raises(Refused, match="never put in writing"):
                letters.write_letter(body=body, **given)
        letter = letters.write_letter(body="You did well.", **given)
        with pytest.raises(Refused, match="never put in writing"):
            letters.change_letter(by=by, letter=letter, body="safe-harbour", on=TODAY)

    def test_nor_is_one_given_that_was_written_before_it_was_known(
        self, by: Viewer, abara: Home
    ) -> None:
        letter = letters.write_letter(
            by=by,
            episode=abara.family.episodes.get(),
            to=abara.mother,
            body=f"Call {build.REFUGE}.",
            on=TODAY,
        )
        build.refuge(by)
        with pytest.raises(Refused, match="never put in writing"):
            letters.give_letter(by=by, letter=letter, on=TODAY)


class TestSealed:
    """An offer of help with domestic abuse, as every role and tie sees it."""

    def pages(self, client: Client, family: int) -> str:
        addresses = [
            reverse("family_help", args=[family]),
            reverse("did_they_arrive"),
            reverse("stressor_map", args=[family]),
            reverse("family", args=[family]),
            reverse("family_reads", args=[family]),
            reverse("worklist"),
            f"{reverse('worklist')}?who=team",
            reverse("chronology", args=[family]),
        ]
        return " ".join(client.get(each).content.decode() for each in addresses)

    def test_only_those_who_may_read_safeguarding_know_of_it(
        self, world: World, by: Viewer, abara: Home, client_for: ClientFor
    ) -> None:
        untied = viewer(world.team, name="Untied Person")
        offer = build.offered(
            by, abara.family, build.refuge(by), person=abara.mother, note="She cried."
        )
        offer = build.accepted(by, offer, ask_in=-1)
        readers = {by: True, untied: False}
        for role in (Role.SUPERVISOR, Role.TEAM_LEAD):
            readers[world.viewers[role]] = True
        readers[world.viewers[Role.ADMINISTRATOR]] = False
        readers[world.viewers[Role.COMMISSIONER]] = False
        readers[world.stranger] = False
        for who, reads in readers.items():
            client = client_for(who)
            page = self.pages(client, abara.family.pk)
            assert (build.REFUGE in page) is reads, who
            assert ("She cried." in page) is reads, who
            assert (f"signpost {offer.pk}" in page) is False or reads, who
            for name in ("step_help", "withdraw_help"):
                status = client.get(reverse(name, args=[offer.pk])).status_code
                assert (status == 200) is reads, (who, name)

    def test_the_task_says_nothing(
        self, world: World, by: Viewer, abara: Home, client_for: ClientFor
    ) -> None:
        build.accepted(by, build.offered(by, abara.family, build.refuge(by)), ask_in=-1)
        untied = client_for(viewer(world.team, name="Untied Person"))
        page = read(untied, "family", abara.family.pk)
        assert "Ask how it went with the help that was talked about" in page
        assert build.REFUGE not in page

    def test_who_may_not_read_it_cannot_write_it_and_a_reason_opens_it(
        self, world: World, by: Viewer, abara: Home, client_for: ClientFor
    ) -> None:
        untied, refuge = viewer(world.team, name="Untied Person"), build.refuge(by)
        client = client_for(untied)
        assert build.REFUGE not in read(client, "offer_help", abara.family.pk)
        with pytest.raises(Refused, match="safeguarding section"):
            build.offered(untied, abara.family, refuge)
        safeguarding.break_glass(
            by=untied, family=abara.family, section=Section.SAFEGUARDING, reason="On duty."
        )
        assert build.REFUGE in read(client, "offer_help", abara.family.pk)
        build.offered(untied, abara.family, refuge)

    def test_its_events_are_in_the_sealed_log(self, by: Viewer, abara: Home) -> None:
        offer = build.offered(by, abara.family, build.refuge(by))
        build.accepted(by, offer)
        own = Event.objects.filter(family_id=abara.family.pk, verb__contains="help from elsewhere")
        assert own.count() == 2
        assert all(each.subject.startswith("safeguarding: ") for each in own)


def test_roles_without_clinical_work_see_the_list_and_no_offers(
    world: World, by: Viewer, abara: Home, client_for: ClientFor
) -> None:
    build.offered(by, abara.family, build.service(by))
    for role in Role:
        answer = client_for(world.viewers[role]).get(reverse("family_help", args=[abara.family.pk]))
        assert (answer.status_code == 200) is (role in CLINICAL), role


def test_pages_cost_the_same_for_many(
    by: Viewer, mine: Client, abara: Home, django_assert_same_queries: Callable[..., int]
) -> None:
    grown = count()

    def grow(rows: int) -> None:
        for number in islice(grown, rows):
            row = build.service(by, f"Service {number}")
            build.accepted(by, build.offered(by, abara.family, row))

    def look() -> None:
        for name, at in (
            ("local_services", []),
            ("did_they_arrive", []),
            ("family_help", [abara.family.pk]),
            ("offer_help", [abara.family.pk]),
        ):
            assert mine.get(reverse(name, args=at)).status_code == 200

    assert django_assert_same_queries(look, grow) <= 70
