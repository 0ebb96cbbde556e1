"""The comprehensive assessment of a child: what is on file, from where, and what is missing."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

import world as worlds
from attunement.guidance import factors
from attunement.service.accounts.roles import CLINICAL, Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.audit.models import Event
from attunement.service.care_packages import actions as packages
from attunement.service.care_packages.decision import ChosenPart
from attunement.service.care_packages.models import Package
from attunement.service.comprehensive import actions, selectors
from attunement.service.comprehensive.models import FactorNote, Standing
from attunement.service.relationships import actions as relationships
from attunement.service.relationships.models import CarerRole
from attunement.service.relationships.new import NewCarer, NewPerson
from attunement.service.way.policies import Refused
from builders import care_packages, pages
from world import TODAY, Home, World

pytestmark = pytest.mark.django_db
ClientFor = Callable[[Viewer], Client]


def note(by: Viewer, home: Home, factor: str = "development", **given: object) -> FactorNote:
    facts = {
        "standing": Standing.FOUND,
        "found": "Sits with help.",
        "source": "Health visitor’s review",
        "dated_on": TODAY,
    }
    return actions.note_factor(
        by=by,
        family=home.family,
        child=home.baby,
        factor=factor,
        **(facts | given),  # type: ignore[arg-type]
    )


def foster(by: Viewer, home: Home) -> None:
    relationships.add_carer(
        by=by,
        family=home.family,
        carer=NewCarer(person=NewPerson(given_name="Fay"), role=CarerRole.FOSTER_CARER),
        on=TODAY - dt.timedelta(days=1),
    )


@pytest.fixture
def home(world: World) -> Home:
    return worlds.home(world.practitioner)


def page_of(home: Home) -> str:
    return reverse("comprehensive", args=[home.family.pk, home.baby.pk])


def test_everything_is_missing_at_first_and_nothing_when_all_is_answered(
    world: World, home: Home
) -> None:
    by = world.practitioner
    assert len(selectors.of_child(by, home.family.pk, home.baby.pk).missing) == 8
    for factor in factors():
        note(by, home, factor)
    assert selectors.of_child(by, home.family.pk, home.baby.pk).missing == ()


def test_what_does_not_apply_is_not_missing(world: World, home: Home) -> None:
    note(world.practitioner, home, "placement", standing=Standing.DOES_NOT_APPLY)
    found = selectors.of_child(world.practitioner, home.family.pk, home.baby.pk)
    assert "placement" not in {factor.id for factor in found.missing}


def test_a_newer_note_stands_first_and_the_older_stays(world: World, home: Home) -> None:
    by = world.practitioner
    note(by, home, found="Older", dated_on=TODAY - dt.timedelta(days=40))
    note(by, home, found="Newer")
    found = selectors.of_child(by, home.family.pk, home.baby.pk)
    assert [each.found for each in found.notes] == ["Newer", "Older"]


def test_a_withdrawn_note_leaves_its_factor_missing(world: World, home: Home) -> None:
    by = world.practitioner
    row = note(by, home)
    actions.withdraw_note(by=by, note=row, because="About her brother")
    assert len(selectors.of_child(by, home.family.pk, home.baby.pk).missing) == 8
    with pytest.raises(Refused, match="withdrawn already"):
        actions.withdraw_note(by=by, note=row, because="Again")


def test_each_write_is_in_the_log_without_its_words(world: World, home: Home) -> None:
    row = note(world.practitioner, home)
    event = Event.objects.get(subject=f"factor note {row.pk}")
    assert "Sits with help." not in str(event.details)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"factor": "star-sign"}, "none of the factors"),
        ({"dated_on": TODAY + dt.timedelta(days=1)}, "today or before"),
    ],
)
def test_what_cannot_be_is_refused(
    world: World, home: Home, given: dict[str, object], why: str
) -> None:
    with pytest.raises(Refused, match=why):
        note(world.practitioner, home, **given)  # type: ignore[arg-type]


class TestPage:
    def test_it_says_whether_it_is_called_for(
        self, world: World, home: Home, client_for: ClientFor
    ) -> None:
        browser = client_for(world.practitioner)
        assert "Nothing on file of Sam says" in pages.text(browser.get(page_of(home)))
        foster(world.practitioner, home)
        said = pages.text(browser.get(page_of(home)))
        assert "calls for it: foster or kinship care." in said
        assert "8 factors of 8 still missing" in said

    def test_it_shows_what_from_where_from_when_and_by_whom(
        self, world: World, home: Home, client_for: ClientFor
    ) -> None:
        note(world.practitioner, home)
        said = pages.text(client_for(world.practitioner).get(page_of(home)))
        assert "Sits with help." in said
        assert "Health visitor’s review. From" in said
        assert f"written by {world.practitioner.user.name}" in said
        assert "7 factors of 8 still missing" in said

    def test_the_form_keeps_what_was_typed_and_leads_back(
        self, world: World, home: Home, client_for: ClientFor
    ) -> None:
        browser = client_for(world.practitioner)
        page = reverse("note_factor", args=[home.family.pk, home.baby.pk, "development"])
        typed = {"standing": "found", "found": "Crawls", "source": "Seen"}
        answer = browser.post(page, typed)
        assert answer.status_code == 422
        assert "Crawls" in answer.content.decode()
        answer = browser.post(page, typed | pages.day("dated_on", TODAY))
        assert answer.headers["Location"] == page_of(home)
        assert FactorNote.objects.get().found == "Crawls"

    def test_a_carer_is_no_child_and_no_factor_is_invented(
        self, world: World, home: Home, client_for: ClientFor
    ) -> None:
        browser = client_for(world.practitioner)
        of_mother = reverse("comprehensive", args=[home.family.pk, home.mother.pk])
        strange = reverse("note_factor", args=[home.family.pk, home.baby.pk, "star-sign"])
        assert {browser.get(each).status_code for each in (of_mother, strange)} == {404}

    def test_who_may(self, world: World, home: Home, client_for: ClientFor) -> None:
        row = note(world.practitioner, home)
        form = reverse("withdraw_factor_note", args=[row.pk])
        for role in Role:
            browser = client_for(world.viewers[role])
            expected = 200 if role in CLINICAL else 403
            assert browser.get(page_of(home)).status_code == expected
            assert browser.get(form).status_code == expected
        assert client_for(world.stranger).get(page_of(home)).status_code == 404
        assert client_for(world.stranger).get(form).status_code == 404

    def test_the_family_leads_there(self, world: World, home: Home, client_for: ClientFor) -> None:
        worlds.episode(world.practitioner, home)
        family = client_for(world.practitioner).get(reverse("family", args=[home.family.pk]))
        assert page_of(home) in family.content.decode()

    def test_it_asks_the_database_as_often_for_many_notes(
        self,
        world: World,
        home: Home,
        client_for: ClientFor,
        django_assert_max_num_queries: Callable[..., object],
    ) -> None:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        browser, counts = client_for(world.practitioner), []
        for _ in range(2):
            for factor in factors():
                note(world.practitioner, home, factor)
            browser.get(page_of(home))
            with CaptureQueriesContext(connection) as asked:
                browser.get(page_of(home))
            counts.append(len(asked))
        assert counts[0] == counts[1]


class TestBeginningWithout:
    @pytest.fixture
    def family(self, world: World) -> care_packages.Understood:
        care_packages.offer(world.practitioner, "vipp-sd")
        return care_packages.understood(world.practitioner)

    def agree(self, by: Viewer, family: care_packages.Understood, because: str = "") -> Package:
        return packages.agree_package(
            by=by,
            formulation=family.formulation,
            parts=[ChosenPart(programme="vipp-sd", practitioner=by.user)],
            reason="Ada asked for film.",
            on=TODAY,
            begun_because=because,
        )

    def test_a_family_that_is_not_called_for_begins_as_ever(
        self, world: World, family: care_packages.Understood
    ) -> None:
        made = self.agree(world.practitioner, family, "No need to say")
        assert (made.begun_without, made.begun_because) == ([], "")

    def test_one_that_is_called_for_begins_only_with_a_reason_that_is_kept(
        self, world: World, family: care_packages.Understood
    ) -> None:
        by, home = world.practitioner, family.home
        foster(by, home)
        note(by, home, "development")
        with pytest.raises(Refused, match="placements, how the carer"):
            self.agree(by, family)
        made = self.agree(by, family, "The placement may end next week.")
        assert made.begun_because == "The placement may end next week."
        assert len(made.begun_without) == 7
        assert "development" not in made.begun_without

    def test_a_complete_one_asks_for_no_reason(
        self, world: World, family: care_packages.Understood
    ) -> None:
        foster(world.practitioner, family.home)
        for factor in factors():
            note(world.practitioner, family.home, factor)
        assert self.agree(world.practitioner, family).begun_without == []

    def test_the_page_warns_asks_and_keeps_the_answer(
        self, world: World, family: care_packages.Understood, client_for: ClientFor
    ) -> None:
        foster(world.practitioner, family.home)
        browser = client_for(world.practitioner)
        address = reverse(
            "agree_package",
            args=[family.home.relationship.pk],
            query={"programme": "vipp-sd"},
        )
        page = browser.get(address)
        assert "Nothing is on file yet on: how the child relates" in pages.text(page)
        sent = pages.hidden(page) | {"reason": "Film suits them."}
        refused = browser.post(address, sent)
        assert refused.status_code == 422
        assert "Write why it begins before" in pages.text(refused)
        agreed = browser.post(address, sent | {"begun_because": "It cannot wait."})
        assert agreed.status_code == 302
        said = pages.text(browser.get(agreed.headers["Location"]))
        assert "Begun before the comprehensive assessment was complete" in said
        assert "It cannot wait." in said


def test_nothing_is_asked_about_a_child_who_died(
    world: World, client_for: ClientFor, home: Home
) -> None:
    note(world.practitioner, home)
    lost = relationships.record_loss(
        by=world.practitioner, family=home.family, person=home.baby, lost_on=TODAY, seen=None
    )
    client, address = client_for(world.practitioner), [home.family.pk, lost.pk]
    page = client.get(reverse("comprehensive", args=address)).text
    assert "Sam died on" in page
    assert "Sits with help." in page  # what was written stays
    for word in ("Missing", "may go into care", "Write about", "Add to"):
        assert word not in page
    form = reverse("note_factor", args=[*address, "development"])
    assert client.get(form).status_code == 409
    with pytest.raises(Refused, match="Sam died on"):
        note(world.practitioner, replace(home, baby=lost))
