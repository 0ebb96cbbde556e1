"""From asking for a copy to handing it over; and what no copy holds."""

import datetime as dt
import io
import json
import zipfile
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.audit.models import Event
from attunement.service.care_packages.models import PackageStep, Part, PartKind, StepKind
from attunement.service.people.actions import change_household
from attunement.service.relationships.models import Person
from attunement.service.sections.rules import Section
from attunement.service.sessions import actions as packages
from attunement.service.subject_access import actions, selectors
from attunement.service.subject_access.actions import Verdict
from attunement.service.subject_access.models import (
    AccessRequest,
    AccessState,
    AskedBy,
    Judgement,
    Why,
)
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders import laden as build_laden
from builders import people as build_people
from builders import signposting as build_help
from builders import subject_access as build
from builders.laden import Laden
from builders.pages import day, hidden, text
from world import TODAY, Home, World, home

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead(world: World) -> Viewer:
    return world.viewers[Role.TEAM_LEAD]


@pytest.fixture
def supervisor(world: World) -> Viewer:
    return world.viewers[Role.SUPERVISOR]


@pytest.fixture
def small(world: World) -> Home:
    return home(world.practitioner, weeks_old=40)


def copy_of(client: Client, asked: AccessRequest) -> dict[str, Any]:
    answer = client.get(reverse("download_copy", args=[asked.pk]))
    assert answer.status_code == 200, text(answer)
    with zipfile.ZipFile(io.BytesIO(answer.content)) as folder:
        pages = PdfReader(io.BytesIO(folder.read("copy.pdf"))).pages
        found: dict[str, Any] = json.loads(folder.read("copy.json"))
        found["pdf"] = " ".join(" ".join(page.extract_text() for page in pages).split())
    return found


class TestWhatIsInIt:
    def test_a_mother_is_given_hers_and_nothing_of_the_father(
        self, world: World, lead: Viewer, supervisor: Viewer, client_for: Any
    ) -> None:
        laden = build_laden.laden(world)
        asked = build.ready(lead, supervisor, laden.home.family, laden.home.mother)
        copy = copy_of(client_for(supervisor), asked)
        for said in (json.dumps(copy["held"], ensure_ascii=False), copy["pdf"]):
            assert "To laugh together again" in said
            assert "quiet and pale" in said, "a note about herself"
            assert "Sleep through it" in said, "a goal of her own therapy, judged by a supervisor"
            for what in ("what the father hopes", "the father's telephone", "a hidden address"):
                assert build_laden.SECRETS[what] not in said, what
            assert "Lund" not in said
            assert "Nairsworth" not in said

    def test_the_father_is_given_nothing_of_her_therapy_or_home(
        self, world: World, lead: Viewer, supervisor: Viewer, client_for: Any
    ) -> None:
        laden = build_laden.laden(world)
        asked = build.ready(lead, supervisor, laden.home.family, laden.father)
        said = json.dumps(copy_of(client_for(supervisor), asked)["held"], ensure_ascii=False)
        assert "Bens own wish" in said
        for words in ("Ada", "Sleep through it", "7 Harbour Court", "laugh together", "Theodora"):
            assert words not in said, words

    def test_a_babys_copy_has_no_answers_of_the_parents_and_no_hidden_home(
        self, world: World, lead: Viewer, supervisor: Viewer, client_for: Any
    ) -> None:
        laden = build_laden.laden(world)
        asked = build.ready(
            lead, supervisor, laden.home.family, laden.home.baby, asked_by=AskedBy.FOR_CHILD
        )
        said = json.dumps(copy_of(client_for(supervisor), asked)["held"], ensure_ascii=False)
        for words in ("laugh together", "Bens own wish", "Sleep through it", "Willow", "Harbour"):
            assert words not in said, words

    def test_their_own_address_stands_whole_in_a_town_that_another_home_shares(
        self, world: World, small: Home
    ) -> None:
        own = "4 Orchard Terrace\nSeatown\nZZ1 1AB"
        build_people.household(world.practitioner, small.family, [small.mother], address=own)
        build_people.household(
            world.practitioner,
            small.family,
            [small.baby],
            address="9 Willow Bank\nSeatown\nZZ9 9ZZ",
        )
        assert addresses(small.mother) == [own]
        assert "Orchard" not in str(addresses(small.baby))

    def test_who_moved_out_is_not_told_where_the_others_went(
        self, world: World, small: Home
    ) -> None:
        by, both = world.practitioner, [small.mother, small.baby]
        flat = build_people.household(by, small.family, both)
        change_household(
            by=by,
            household=flat,
            name="The flat",
            address="9 Willow Bank\nFarville\nZZ9 9ZZ",
            hidden=False,
            contact="",
            residents=[small.baby],
            on=TODAY,
            seen=None,
        )
        found = str(addresses(small.mother))
        assert "Willow" not in found
        assert "Farville" not in found

    def test_what_is_left_out_for_harm_is_not_there_and_its_row_untold(
        self, world: World, lead: Viewer, supervisor: Viewer, client_for: Any
    ) -> None:
        laden = build_laden.laden(world)
        asked = build.ready(
            lead,
            supervisor,
            laden.home.family,
            laden.home.mother,
            without={Section.SAFEGUARDING},
        )
        said = json.dumps(copy_of(client_for(lead_with_therapy(supervisor)), asked)["held"])
        assert "bruise" not in said
        assert "Concerns" not in said
        left = Judgement.objects.filter(section=Section.SAFEGUARDING)
        assert left.exists()
        assert {each.why for each in left} == {Why.SERIOUS_HARM}


def addresses(person: Person) -> list[str]:
    """Of the homes in a copy for themselves, as the copy would give them."""
    rows = selectors.rows_of(person, for_themselves=True)
    homes = [each for row in rows if row.table == "people.Household" for each in row.values]
    return [each.words for each in homes if each.label == "Address"]


def lead_with_therapy(supervisor: Viewer) -> Viewer:
    """Whoever reads the therapy may open a copy in which it stands."""
    return supervisor


def test_a_copy_names_things_and_does_not_number_them(world: World, lead: Viewer) -> None:
    laden = build_laden.laden(world)
    rows = selectors.rows_of(laden.home.mother, for_themselves=True)
    said = {
        (row.table, value.label): value.words for row in rows for value in row.values if value.words
    }
    came = [row.values for row in rows if row.table == "care_sessions.Attendance"]
    assert said["assessments.Response", "Measure"] == "PHQ-9"
    assert came
    assert all(any("Session" in value.label + value.words for value in row) for row in came)
    assert not [words for words in said.values() if words.startswith("stressor-")]


class TestSeals:
    def test_a_lead_judges_no_therapy(self, world: World, lead: Viewer) -> None:
        laden = build_laden.laden(world)
        asked = build.reading(lead, laden.home.family, laden.home.mother)
        sealed = [
            each
            for each in selectors.review(lead, asked.pk).passages
            if each.section == Section.OWN_THERAPY
        ]
        assert sealed
        with pytest.raises(Refused, match="an own therapy"):
            actions.judge(by=lead, request=asked, verdicts=[Verdict(key=sealed[0].key, given=True)])

    def test_nor_opens_a_copy_in_which_it_stands(
        self, world: World, lead: Viewer, supervisor: Viewer, client_for: Any
    ) -> None:
        laden = build_laden.laden(world)
        asked = build.ready(lead, supervisor, laden.home.family, laden.home.mother)
        answer = client_for(lead).get(reverse("download_copy", args=[asked.pk]))
        assert answer.status_code == 409
        assert "You may not read an own therapy" in answer.text

    def test_the_page_tells_that_something_waits_and_not_what(
        self, world: World, lead: Viewer, client_for: Any
    ) -> None:
        laden = build_laden.laden(world)
        asked = build.reading(lead, laden.home.family, laden.home.mother)
        page = text(client_for(lead).get(reverse("copy", args=[asked.pk])))
        assert "an own therapy waits for somebody who may read it" in page
        assert "Goals of an own therapy" not in page
        assert "Concerns" in page

    def test_an_administrator_keeps_the_request_and_reads_nothing(
        self, world: World, lead: Viewer, client_for: Any
    ) -> None:
        laden = build_laden.laden(world)
        asked = build.reading(lead, laden.home.family, laden.home.mother)
        client = client_for(world.viewers[Role.ADMINISTRATOR])
        page = text(client.get(reverse("copy", args=[asked.pk])))
        assert "Concerns" not in page
        assert client.get(reverse("judge_copy", args=[asked.pk, 0])).status_code == 403
        assert client.get(reverse("download_copy", args=[asked.pk])).status_code == 403


class TestJudging:
    def test_serious_harm_needs_words(
        self, world: World, lead: Viewer, small: Home, client_for: Any
    ) -> None:
        asked = build.reading(lead, small.family, small.mother)
        client: Client = client_for(lead)
        where = reverse("judge_copy", args=[asked.pk, 0])
        page = client.get(where)
        assert page.status_code == 200
        sent = {**hidden(page), "passage-1": Why.SERIOUS_HARM}
        refused = client.post(where, sent)
        assert refused.status_code == 422
        assert "Write down why passage 1 is left out" in refused.text
        done = client.post(where, {**sent, "note-1": "He would find her."})
        assert done.status_code == 302
        assert asked.judgements.get().note == "He would find her."

    def test_a_passage_that_changed_since_is_read_anew(
        self, world: World, lead: Viewer, small: Home
    ) -> None:
        asked = build.reading(lead, small.family, small.mother)
        passage = selectors.review(lead, asked.pk).open[0]
        build.rename(lead, small.family, small.mother, "Adaora")
        with pytest.raises(Stale):
            actions.judge(by=lead, request=asked, verdicts=[Verdict(key=passage.key, given=True)])

    def test_what_is_written_after_it_was_ready_holds_the_copy_back(
        self, world: World, lead: Viewer, supervisor: Viewer, small: Home, client_for: Any
    ) -> None:
        asked = build.ready(lead, supervisor, small.family, small.mother)
        build.rename(lead, small.family, small.mother, "Adaora")
        answer = client_for(lead).get(reverse("download_copy", args=[asked.pk]))
        assert answer.status_code == 409
        assert "not been judged" in answer.text

    def test_it_is_not_ready_while_something_waits(
        self, world: World, lead: Viewer, small: Home
    ) -> None:
        asked = build.reading(lead, small.family, small.mother)
        with pytest.raises(Refused, match="not been judged"):
            actions.finish(by=lead, request=asked, seen=None)


class TestTheWay:
    def test_from_asking_to_handing_over_each_step_is_in_the_log(
        self, world: World, small: Home, client_for: Any
    ) -> None:
        client: Client = client_for(world.viewers[Role.TEAM_LEAD])
        where = reverse("ask_copy", args=[small.family.pk, small.mother.pk])
        page = client.get(where)
        asked_on = TODAY - dt.timedelta(days=3)
        done = client.post(
            where,
            {**hidden(page), "asked_by": "themselves", "asker": "Ada", **day("on", asked_on)},
        )
        assert done.status_code == 302
        asked = AccessRequest.objects.get()
        assert "Due on" in text(client.get(reverse("copies")))
        where = reverse("begin_copy", args=[asked.pk])
        client.post(where, {**hidden(client.get(where)), "identity": "Known to us"})
        build.judge_all(world.viewers[Role.TEAM_LEAD], asked)
        for name, sent in (
            ("finish_copy", {}),
            ("hand_over_copy", {"how": "Into her hands", **day("on", TODAY)}),
        ):
            where = reverse(name, args=[asked.pk])
            answer = client.post(where, {**hidden(client.get(where)), **sent})
            assert answer.status_code == 302, text(answer)
        asked.refresh_from_db()
        assert asked.state == AccessState.HANDED_OVER
        verbs = list(
            Event.objects.filter(subject=f"copy {asked.pk}")
            .order_by("number")
            .values_list("verb", flat=True)
        )
        assert verbs == [
            "wrote down a request for a copy",
            "began to read a record for a copy",
            "judged what of a record is given",
            "finished reading a record for a copy",
            "handed over a copy of a record",
        ]

    def test_a_year_typed_wrongly_is_not_decades_late(
        self, lead: Viewer, small: Home, client_for: Any
    ) -> None:
        client: Client = client_for(lead)
        where = reverse("ask_copy", args=[small.family.pk, small.mother.pk])
        long_ago = TODAY.replace(year=1926, day=1)
        sent = {"asked_by": "themselves", "asker": "Ada", **day("on", long_ago)}
        answer = client.post(where, {**hidden(client.get(where)), **sent})
        assert answer.status_code == 422
        assert "The date must be" in text(answer)
        assert not AccessRequest.objects.exists()

    def test_it_is_said_that_one_goes_on_until_it_has_ended(
        self, lead: Viewer, small: Home, client_for: Any
    ) -> None:
        client: Client = client_for(lead)
        where = reverse("ask_copy", args=[small.family.pk, small.mother.pk])
        assert "that goes on" not in text(client.get(where))
        asked = build.asked(lead, small.family, small.mother)
        assert "that goes on" in text(client.get(where))
        actions.refuse(by=lead, request=asked, because="Asked again", on=TODAY, seen=None)
        assert "that goes on" not in text(client.get(where))

    def test_a_refusal_says_why_and_ends_it(self, lead: Viewer, small: Home) -> None:
        asked = build.asked(lead, small.family, small.mother)
        actions.refuse(by=lead, request=asked, because="Asked again", on=TODAY, seen=None)
        with pytest.raises(Refused, match="refused"):
            actions.begin(by=lead, request=asked, identity="Known", seen=None)

    def test_a_stale_version_changes_nothing(self, lead: Viewer, small: Home) -> None:
        asked = build.asked(lead, small.family, small.mother)
        with pytest.raises(Stale):
            actions.begin(by=lead, request=asked, identity="Known", seen=asked.version + 1)

    def test_late_is_said(self, world: World, lead: Viewer, small: Home, client_for: Any) -> None:
        build.asked(lead, small.family, small.mother, days_ago=40)
        page = text(client_for(lead).get(reverse("copies")))
        assert "Was due on" in page
        assert selectors.due_soon(lead, TODAY, within=dt.timedelta(days=7))

    def test_a_page_that_refuses_leads_back_to_the_family_and_tells_a_stranger_nothing(
        self, world: World, lead: Viewer, small: Home, client_for: Any
    ) -> None:
        asked = build.asked(lead, small.family, small.mother)
        where = reverse("download_copy", args=[asked.pk])
        back = reverse("family", args=[small.family.pk])
        answer = client_for(lead).get(where)
        assert answer.status_code == 409
        assert f'href="{back}"' in answer.content.decode()
        for other in (world.practitioner, world.stranger):
            answer = client_for(other).get(where)
            assert answer.status_code == 403
            assert back not in answer.content.decode()

    def test_others_are_kept_out(
        self, world: World, lead: Viewer, small: Home, client_for: Any
    ) -> None:
        asked = build.asked(lead, small.family, small.mother)
        where = reverse("copy", args=[asked.pk])
        assert client_for(world.stranger).get(where).status_code == 404
        assert client_for(world.viewers[Role.COMMISSIONER]).get(where).status_code == 403
        begin = reverse("begin_copy", args=[asked.pk])
        assert client_for(world.practitioner).get(begin).status_code == 403


def sections(person: Person, table: str) -> dict[int, Section]:
    """The rows of one table that somebody reads for a copy for this person, and the section in
    which each stands."""
    rows = selectors.rows_of(person, for_themselves=True)
    found = [row for row in rows if row.table == table and row.passages]
    return {row.passages[0].key.row: row.section for row in found}


def test_why_a_therapy_was_agreed_is_in_its_parents_copy_alone(world: World) -> None:
    """A father who asks for his child must not read there that the mother is in therapy."""
    laden = build_laden.laden(world)
    part = Part.objects.get(kind=PartKind.OWN_THERAPY)
    packages.step_package(
        by=laden.therapist,
        package=part.package,
        kind=StepKind.REVIEW,
        because="She asked for it.",
        on=TODAY,
        review_on=TODAY + dt.timedelta(days=30),
    )
    steps = set(PackageStep.objects.filter(package=part.package).values_list("pk", flat=True))
    for table, rows in (
        ("care_packages.Package", {part.package_id}),
        ("care_packages.PackageStep", steps),
    ):
        hers = sections(laden.home.mother, table)
        assert {hers[row] for row in rows} == {Section.OWN_THERAPY}
        for other in (laden.home.baby, laden.father):
            assert not rows & sections(other, table).keys()
    assert set(sections(laden.home.baby, "care_packages.Package").values()) == {Section.RECORD}


def test_help_with_domestic_abuse_is_read_by_who_may_read_safeguarding(
    supervisor: Viewer, small: Home
) -> None:
    by = supervisor
    advice = build_help.offered(by, small.family, build_help.service(by), person=small.mother)
    refuge = build_help.offered(by, small.family, build_help.refuge(by), person=small.mother)
    for offer in (advice, refuge):
        build_help.accepted(by, offer)
    sealed = {
        "signposting.Signpost": {refuge.pk},
        "signposting.SignpostStep": set(refuge.steps.values_list("pk", flat=True)),
    }
    for table, rows in sealed.items():
        found = sections(small.mother, table)
        assert rows == {pk for pk, section in found.items() if section == Section.SAFEGUARDING}


def test_every_passage_of_everybody_can_be_judged(world: World, supervisor: Viewer) -> None:
    """No kind of row breaks a copy, whoever asks."""
    laden: Laden = build_laden.laden(world)
    people = Person.objects.filter(memberships__family=laden.home.family)
    assert people.count() == 3
    for person in people:
        rows = selectors.rows_of(person, for_themselves=True)
        assert rows
        assert len({each.key for row in rows for each in row.passages}) == sum(
            len(row.passages) for row in rows
        )
