"""Meetings that two people alone read, decisions that reach a worklist, and the weight of work."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from itertools import count, islice
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from attunement.service.accounts.roles import CLINICAL, Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.audit.models import Event
from attunement.service.care_packages.actions import move_part
from attunement.service.care_packages.models import PartState
from attunement.service.relationships.actions import change_person
from attunement.service.relationships.models import Task
from attunement.service.supervision import actions, selectors
from attunement.service.supervision.decided import Decided
from attunement.service.supervision.models import (
    Discussed,
    Supervision,
    SupervisionDecision,
    Weight,
    WorkKind,
)
from attunement.service.supervision.weighing import DEFAULTS
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders import assessments as build_assessments
from builders import care_packages as build_packages
from builders import groups as build_groups
from builders import safeguarding as build_safeguarding
from builders import supervision as build
from builders.pages import day, hidden, text
from world import TODAY, Home, World, viewer

pytestmark = pytest.mark.django_db
ClientFor = Callable[[Viewer], Client]
SECRET = "She dreads the evenings"


@pytest.fixture
def by(world: World) -> Viewer:
    return world.practitioner


@pytest.fixture
def ruth(world: World) -> Viewer:
    return world.viewers[Role.SUPERVISOR]


@pytest.fixture
def abara(by: Viewer) -> Home:
    return build_groups.in_care(by, "Abara")


def read(client: Client, name: str, *at: object) -> str:
    found = client.get(reverse(name, args=at))
    assert found.status_code == 200
    return text(found)


def post(client: Client, page: str, at: list[object], **fields: Any) -> Any:
    address = reverse(page, args=at)
    return client.post(address, {**hidden(client.get(address)), **fields})


class TestWhoReadsIt:
    def test_the_two_who_met_and_nobody_else_on_any_page(
        self, world: World, by: Viewer, ruth: Viewer, abara: Home, client_for: ClientFor
    ) -> None:
        meeting = build.meeting(ruth, by, note=SECRET)
        row = build.discussed(
            ruth, meeting, abara.family, SECRET, decided=build.decided(by, SECRET, in_days=-1)
        )
        other = viewer(world.team, Role.SUPERVISOR, name="Another Supervisor")
        colleague = viewer(world.team, name="A Colleague")
        everybody = [*world.viewers.values(), other, colleague, world.stranger]
        of_meeting = ("supervision", "discuss", "withdraw_supervision")
        of_all = (
            reverse("supervisions"),
            reverse("spoken_of", args=[by.user.pk]),
            reverse("family", args=[abara.family.pk]),
            reverse("family_reads", args=[abara.family.pk]),
            reverse("do_task", args=[Task.objects.get().pk]),
            f"{reverse('worklist')}?who=team",
            reverse("worklist"),
            reverse("work"),
        )
        for who in everybody:
            client, reads = client_for(who), who in (by, ruth)
            pages = " ".join(client.get(each).content.decode() for each in of_all)
            assert (SECRET in pages) is reads, who
            for name in of_meeting:
                answer = client.get(reverse(name, args=[meeting.pk]))
                assert (SECRET in answer.content.decode()) is (reads and name == "supervision")
                if name != "withdraw_supervision":
                    assert (answer.status_code == 200) is reads, (who, name)
            answer = client.get(reverse("decide_in_supervision", args=[row.pk]))
            assert (answer.status_code == 200) is reads, who
            if who.role in CLINICAL and not reads:
                assert answer.status_code == 404, who

    def test_that_a_family_was_spoken_of_is_in_no_log_of_theirs(
        self, by: Viewer, ruth: Viewer, abara: Home
    ) -> None:
        build.discussed(ruth, build.meeting(ruth, by), abara.family, decided=build.decided(by))
        told = Event.objects.filter(verb__contains="supervision")
        assert told.count() == 2
        assert set(told.values_list("family_id", flat=True)) == {None}
        assert "dreads" not in str(list(told.values("details", "subject")))

    def test_whoever_reads_the_meeting_stands_in_the_family_s_log(
        self, by: Viewer, ruth: Viewer, abara: Home, client_for: ClientFor
    ) -> None:
        meeting = build.meeting(ruth, by)
        build.discussed(ruth, meeting, abara.family)
        read(client_for(by), "supervision", meeting.pk)
        own = Event.objects.get(subject="ShowSupervision")
        assert own.family_id == abara.family.pk

    def test_who_has_left_for_another_team_reads_it_no_more(
        self, world: World, by: Viewer, ruth: Viewer
    ) -> None:
        meeting = build.meeting(ruth, by)
        elsewhere = Viewer(user=by.user, team=world.other_team, role=by.role)
        with pytest.raises(Supervision.DoesNotExist):
            selectors.supervision(elsewhere, meeting.pk)


class TestMeetings:
    def test_by_its_pages(
        self, by: Viewer, ruth: Viewer, abara: Home, client_for: ClientFor
    ) -> None:
        hers = client_for(ruth)
        page = read(hers, "spoken_of", by.user.pk)
        assert "Not spoken of yet, in care for 10 days" in page
        sent = {**day("on", TODAY), "note": ""}
        answer = post(hers, "hold_supervision", [by.user.pk], **sent)
        assert answer.status_code == 302
        meeting = Supervision.objects.get()
        sent = {
            "family": str(abara.family.pk),
            "said": "He turns away when she is tired.",
            "decision": "Film a feed",
            "owner": "",
            **day("due_on", TODAY),
        }
        answer = post(hers, "discuss", [meeting.pk], **sent)
        assert answer.status_code == 422
        assert "Choose which of you two does it" in text(answer)
        sent["owner"] = str(by.user.pk)
        assert post(hers, "discuss", [meeting.pk], **sent).status_code == 302
        mine = client_for(by)
        page = read(mine, "supervision", meeting.pk)
        assert "He turns away when she is tired." in page
        assert "Film a feed" in page
        worklist = read(mine, "worklist")
        assert "Do what was decided in supervision" in worklist
        assert "Film a feed" not in worklist
        assert "Today" in read(mine, "spoken_of", by.user.pk)
        assert "Film a feed" in read(mine, "supervisions")
        sent = {"decision": "Ring her", "owner": str(ruth.user.pk), **day("due_on", TODAY)}
        row = Discussed.objects.get()
        empty = {"decision": "", "owner": ""}
        assert post(mine, "decide_in_supervision", [row.pk], **empty).status_code == 422
        assert post(mine, "decide_in_supervision", [row.pk], **sent).status_code == 302
        assert "Ring her" in read(hers, "supervision", meeting.pk)
        task = SupervisionDecision.objects.get(words="Ring her").task
        post(hers, "do_task", [task.pk], note="Rang on Monday.")
        assert "Rang on Monday." in read(mine, "supervision", meeting.pk)

    def test_withdrawn_its_tasks_are_no_longer_asked(
        self, by: Viewer, ruth: Viewer, abara: Home, client_for: ClientFor
    ) -> None:
        meeting = build.meeting(ruth, by)
        build.discussed(ruth, meeting, abara.family, decided=build.decided(by))
        hers = client_for(ruth)
        sent = {"because": "The wrong day."}
        assert post(hers, "withdraw_supervision", [meeting.pk], **sent).status_code == 302
        assert not Task.objects.filter(done_at=None).exists()
        assert "Withdrawn: The wrong day." in read(hers, "supervision", meeting.pk)
        assert hers.get(reverse("discuss", args=[meeting.pk])).status_code == 409
        assert "Not spoken of yet" in read(hers, "spoken_of", by.user.pk)
        with pytest.raises(Refused, match="was withdrawn"):
            build.discussed(ruth, Supervision.objects.get(), abara.family)
        with pytest.raises(Stale):
            actions.withdraw_supervision(by=ruth, meeting=meeting, because="Again", seen=1)

    @pytest.mark.parametrize(
        ("words", "whose", "due", "why"),
        [
            ("", "own", 1, "Write what was decided"),
            ("Ring", "lead", 1, "which of you two"),
            ("Ring", None, 1, "which of you two"),
            ("Ring", "own", None, "Say by when"),
            ("Ring", "own", -9, "Say by when"),
        ],
    )
    def test_a_decision_is_whole(
        self,
        world: World,
        by: Viewer,
        ruth: Viewer,
        abara: Home,
        words: str,
        whose: str | None,
        due: int | None,
        why: str,
    ) -> None:
        owners = {"own": by.user, "lead": world.viewers[Role.TEAM_LEAD].user}
        given = Decided(
            words,
            owners[whose] if whose else None,
            TODAY + dt.timedelta(days=due) if due is not None else None,
        )
        with pytest.raises(Refused, match=why):
            build.discussed(ruth, build.meeting(ruth, by), abara.family, decided=given)
        assert not Discussed.objects.exists(), "all of it or none of it"

    def test_not_with_oneself_and_not_tomorrow(self, by: Viewer, ruth: Viewer) -> None:
        with pytest.raises(Refused, match="supervises themselves"):
            build.meeting(ruth, ruth)
        with pytest.raises(Refused, match="still to come"):
            build.meeting(ruth, by, days_ago=-1)

    def test_practitioners_and_the_office_hold_none(
        self, world: World, by: Viewer, client_for: ClientFor
    ) -> None:
        for role in (Role.PRACTITIONER, Role.ADMINISTRATOR, Role.COMMISSIONER):
            client = client_for(world.viewers[role])
            address = reverse("hold_supervision", args=[by.user.pk])
            assert client.get(address).status_code == 403


class TestWhoWasNotSpokenOf:
    def test_never_first_then_longest_ago_by_time_alone(self, by: Viewer, ruth: Viewer) -> None:
        homes = {name: build_groups.in_care(by, name) for name in ("Abara", "Brook", "Cole")}
        for name, days_ago in (("Abara", 2), ("Cole", 30), ("Abara", 50)):
            build.discussed(ruth, build.meeting(ruth, by, days_ago=days_ago), homes[name].family)
        found = selectors.spoken_of(ruth, by.user)
        assert [each.family.name for each in found] == ["Brook", "Cole", "Abara"]
        assert found[2].last_on == TODAY - dt.timedelta(days=2)

    def test_of_meetings_that_one_cannot_read_nothing_is_told(
        self, world: World, by: Viewer, ruth: Viewer, abara: Home
    ) -> None:
        build.discussed(ruth, build.meeting(ruth, by), abara.family)
        lead = world.viewers[Role.TEAM_LEAD]
        assert selectors.spoken_of(ruth, by.user)[0].last_on is not None
        assert selectors.spoken_of(lead, by.user)[0].last_on is None

    def test_a_practitioner_sees_their_own_alone(
        self, world: World, by: Viewer, client_for: ClientFor
    ) -> None:
        other = viewer(world.team, name="A Colleague")
        mine = client_for(by)
        assert mine.get(reverse("spoken_of", args=[other.user.pk])).status_code == 404
        assert other.user.name not in read(mine, "work")


class TestTheWeightOfWork:
    def loads(self, viewer: Viewer) -> dict[str, dict[WorkKind, int]]:
        return {each.user.name: dict(each.load.counts) for each in selectors.workers(viewer, TODAY)}

    def test_what_is_counted(self, by: Viewer, ruth: Viewer) -> None:
        family = build_packages.understood(by)
        part = build_packages.package(by, family).parts.get()
        assert self.loads(ruth)[by.user.name] == {WorkKind.FAMILY: 1}
        move_part(by=by, part=part, to=PartState.ACTIVE, on=TODAY)
        build_assessments.start(by, family.episode)
        build_groups.run(by)
        assert self.loads(ruth)[by.user.name] == {
            WorkKind.FAMILY: 1,
            WorkKind.ASSESSMENT: 1,
            WorkKind.PART: 1,
            WorkKind.GROUP: 1,
        }

    def test_an_interpreter_is_counted_once_for_a_family(
        self, by: Viewer, ruth: Viewer, abara: Home
    ) -> None:
        change_person(
            by=by,
            family=abara.family,
            person=abara.mother,
            changes={"interpreter_needed": True},
            seen=None,
        )
        assert self.loads(ruth)[by.user.name][WorkKind.INTERPRETER] == 1

    def test_an_own_therapy_is_in_no_number_of_those_who_may_not_know(
        self, world: World, by: Viewer, ruth: Viewer
    ) -> None:
        therapy = build_safeguarding.own_therapy(by, build_packages.understood(by))
        move_part(by=by, part=therapy, to=PartState.ACTIVE, on=TODAY)
        lead = world.viewers[Role.TEAM_LEAD]
        assert self.loads(by)[by.user.name].get(WorkKind.PART) == 1
        assert self.loads(ruth)[by.user.name].get(WorkKind.PART) == 1
        assert self.loads(lead)[by.user.name].get(WorkKind.PART) is None

    def test_people_stand_by_name_and_never_by_load(
        self, world: World, by: Viewer, ruth: Viewer, client_for: ClientFor
    ) -> None:
        for name in ("Abara", "Brook"):
            build_groups.in_care(by, name)
        names = [each.user.name for each in selectors.workers(ruth, TODAY)]
        assert names == sorted(names)
        page = read(client_for(ruth), "work")
        assert "They say nothing about a family, about risk" in page
        assert "Abara" not in page
        assert "no study gives this number" in page

    def test_a_team_s_own_weights_with_their_reason(
        self, by: Viewer, ruth: Viewer, abara: Home, client_for: ClientFor
    ) -> None:
        hers = client_for(ruth)
        sent = {kind.value: str(each.units) for kind, each in DEFAULTS.items()}
        same = post(hers, "set_weights", [], **sent, because="Because")
        assert same.status_code == 409
        assert "Nothing is different" in text(same)
        sent["family"] = "1.5"
        assert post(hers, "set_weights", [], **sent, because="").status_code == 409
        wrong = post(hers, "set_weights", [], **(sent | {"group": "many"}), because="Travel")
        assert wrong.status_code == 422
        assert "Groups that they lead must be a number from 0 to 10" in text(wrong)
        assert post(hers, "set_weights", [], **sent, because="Long roads.").status_code == 302
        assert Weight.objects.count() == 1, "only what is different"
        page = read(hers, "work")
        assert "Long roads." in page
        assert "1.5" in page
        assert selectors.units(ruth)[WorkKind.FAMILY] == Decimal("1.5")
        assert selectors.units(ruth)[WorkKind.GROUP] == DEFAULTS[WorkKind.GROUP].units

    def test_two_who_change_it_the_second_is_told(self, ruth: Viewer) -> None:
        new = {kind: each.units for kind, each in DEFAULTS.items()} | {WorkKind.FAMILY: Decimal(2)}
        actions.set_weights(by=ruth, units=new, because="Travel", seen=0)
        with pytest.raises(Stale):
            actions.set_weights(
                by=ruth, units=new | {WorkKind.GROUP: Decimal(3)}, because="Travel", seen=0
            )
        with pytest.raises(Refused, match="from 0 to 10"):
            actions.set_weights(by=ruth, units=new | {WorkKind.GROUP: Decimal(11)}, because="T")


def test_pages_cost_the_same_for_many(
    by: Viewer,
    ruth: Viewer,
    client_for: ClientFor,
    django_assert_same_queries: Callable[..., int],
) -> None:
    hers, grown = client_for(ruth), count()
    meeting = build.meeting(ruth, by)

    def grow(rows: int) -> None:
        for number in islice(grown, rows):
            found = build_groups.in_care(by, f"Family{number}")
            build.discussed(ruth, meeting, found.family, decided=build.decided(by))
            build.meeting(ruth, by, days_ago=number)

    def look() -> None:
        for name, at in (
            ("supervisions", []),
            ("work", []),
            ("spoken_of", [by.user.pk]),
            ("supervision", [meeting.pk]),
        ):
            assert hers.get(reverse(name, args=at)).status_code == 200

    assert django_assert_same_queries(look, grow) <= 70
