"""A team's own words of a licensed form: checked, shown to that team alone, and in no export."""

import json
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

import world as worlds
from attunement.measures import measure
from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.audit.models import Event
from attunement.service.instruments import actions, selectors
from attunement.service.instruments.models import InstalledPack
from attunement.service.way.policies import Refused
from builders import assessments as build
from builders import instruments, pages
from world import TODAY, World

pytestmark = pytest.mark.django_db
ClientFor = Callable[[Viewer], Client]
EPDS = measure("epds")


def install(by: Viewer, **given: object) -> InstalledPack:
    facts = {"licence": "R-1", "instruction": "", "on": TODAY, **instruments.words("epds")}
    return actions.install_pack(by=by, measure="epds", **(facts | given))  # type: ignore[arg-type]


def fill_page(world: World) -> str:
    home = worlds.home(world.practitioner)
    held = build.start(world.practitioner, worlds.episode(world.practitioner, home))
    return reverse("fill_measure", args=[held.pk, "epds"], query={"reporter": home.mother.pk})


def test_a_pack_that_is_not_whole_is_refused(world: World) -> None:
    words = instruments.words("epds")
    words["items"].pop("3")
    with pytest.raises(Refused, match="no words for question 3"):
        install(world.practitioner, **words)


def test_one_pack_of_each_form(world: World) -> None:
    install(world.practitioner)
    with pytest.raises(Refused, match="installed the words of EPDS already"):
        install(world.practitioner)


def test_words_that_ship_are_not_installed_over(world: World) -> None:
    with pytest.raises(Refused, match="stand in its record already"):
        actions.install_pack(
            by=world.practitioner,
            measure="phq-9",
            licence="None",
            instruction="",
            on=TODAY,
            **instruments.words("phq-9"),
        )


def test_withdrawing_forgets_the_words(world: World) -> None:
    row = install(world.practitioner)
    actions.withdraw_pack(by=world.practitioner, pack=row, because="The licence ended")
    row.refresh_from_db()
    assert (row.items, row.options, row.instruction) == ({}, {}, "")
    assert selectors.pack_of(world.practitioner, EPDS) is None


def test_the_log_holds_no_word_of_it(world: World) -> None:
    row = install(world.practitioner)
    event = Event.objects.get(subject=f"pack {row.pk}")
    assert "Words of item" not in json.dumps(event.details)


class TestWhereTheWordsGo:
    def test_onto_the_teams_own_form_and_paper(self, world: World, client_for: ClientFor) -> None:
        page = fill_page(world)
        browser = client_for(world.practitioner)
        assert "Words of item 3" not in pages.text(browser.get(page))
        install(world.practitioner)
        for address in (page, reverse("paper_form", args=["epds"])):
            said = pages.text(browser.get(address))
            assert "Words of item 3" in said
            assert "Answer 0" in said

    def test_to_no_other_team(self, world: World, client_for: ClientFor) -> None:
        install(world.practitioner)
        said = pages.text(client_for(world.stranger).get(reverse("paper_form", args=["epds"])))
        assert "Words of item" not in said
        assert "Answer sheet" in said

    def test_into_no_export_and_no_library(self, world: World, client_for: ClientFor) -> None:
        install(world.practitioner)
        browser = client_for(world.practitioner)
        for address in (
            reverse("fhir_form", args=["epds"]),
            reverse("library_record", args=["measures", "epds"]),
            reverse("library_record_as", args=["measures", "epds", "json"]),
        ):
            answer = browser.get(address)
            assert answer.status_code == 200
            assert "Words of item" not in answer.content.decode()

    def test_a_form_answered_in_them_scores_as_ever(
        self, world: World, client_for: ClientFor
    ) -> None:
        page = fill_page(world)
        install(world.practitioner)
        browser = client_for(world.practitioner)
        sent = pages.hidden(browser.get(page)) | pages.day("answered_on", TODAY)
        sent |= {f"item-{item.key}": "0" for item in EPDS.items}
        assert browser.post(page, sent).status_code == 302


class TestPages:
    def test_a_lead_types_the_words_item_by_item(self, world: World, client_for: ClientFor) -> None:
        browser = client_for(world.viewers[Role.TEAM_LEAD])
        page = reverse("install_pack", args=["epds"])
        words = instruments.words("epds")
        typed = {"licence": "R-1", "instruction": ""}
        typed |= {f"item-{key}": said for key, said in words["items"].items()}
        for name, answers in words["options"].items():
            typed |= {f"option-{name}-{value}": said for value, said in answers.items()}
        lacking = browser.post(page, typed | {"item-3": ""})
        assert lacking.status_code == 422
        assert "Type the words of: question 3" in pages.text(lacking)
        assert "Words of item 4" in lacking.content.decode(), "nothing typed is lost"
        assert browser.post(page, typed).status_code == 302
        said = pages.text(browser.get(reverse("paper_forms")))
        assert "R-1. Installed by" in said
        away = reverse("withdraw_pack", args=[InstalledPack.objects.get().pk])
        assert browser.post(away, {"because": "The licence ended"}).status_code == 302

    def test_every_form_prints(self, world: World, client_for: ClientFor) -> None:
        browser = client_for(world.practitioner)
        listed = browser.get(reverse("paper_forms")).content.decode()
        for name in ("phq-9", "kips", "dc-0-5-loaf", "attachment-q-sort"):
            address = reverse("paper_form", args=[name])
            assert f'href="{address}"' in listed
            assert browser.get(address).status_code == 200
        assert browser.get(reverse("paper_form", args=["goals"])).status_code == 404

    def test_another_system_gets_a_questionnaire(self, world: World, client_for: ClientFor) -> None:
        answer = client_for(world.practitioner).get(reverse("fhir_form", args=["phq-9"]))
        assert answer.headers["Content-Type"] == "application/fhir+json"
        assert json.loads(answer.content)["resourceType"] == "Questionnaire"
