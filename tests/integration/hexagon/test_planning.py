"""The plan that comes from the gaps: proposed, owned, dated, and followed on the worklist."""

import datetime as dt

import pytest
from django.urls import reverse

from attunement.choosing.hexagon import Topic
from attunement.service.accounts.roles import Role
from attunement.service.hexagon import actions
from attunement.service.hexagon.models import Decision, PlanLine, Verdict
from attunement.service.hexagon.states import LineState, line_state
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders import hexagon as build
from builders import planning
from builders.pages import day, hidden, text
from world import TODAY, World

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def decision(world: World) -> Decision:
    return build.decided(world)


@pytest.mark.parametrize(
    ("due_in", "done", "state"),
    [
        (1, False, LineState.AHEAD),
        (0, False, LineState.DUE),
        (-1, False, LineState.OVERDUE),
        (-1, True, LineState.DONE),
        (1, True, LineState.DONE),
    ],
)
def test_how_a_line_stands(due_in: int, done: bool, state: LineState) -> None:
    found = line_state(due_on=TODAY + due_in * DAY, done_on=TODAY if done else None, on=TODAY)
    assert found is state


def test_every_gap_is_proposed_until_it_is_in_the_plan(
    client_for, world: World, decision: Decision
) -> None:
    lead = world.viewers[Role.TEAM_LEAD]
    client, page = client_for(lead), reverse("hexagon_plan", args=[decision.pk])
    said = text(client.get(page))
    # Agreed at 4, 2, 3, 4, 3, 2: evidence and need leave no gap.
    assert "Ask the provider who trains in the UK" in said
    assert "Get the manual" in said
    assert "Put supervision time into job plans" in said
    assert "Begin with a few families" not in said
    add = f"{reverse('add_plan_line', args=[decision.pk])}?gap=0"
    form = client.get(add)
    assert "Ask the provider who trains in the UK" in form.content.decode()
    sent = {
        **hidden(form),
        "topic": "training",
        "text": "Ring the provider",
        "owner": str(world.practitioner.user.pk),
        **day("due_on", TODAY + 30 * DAY),
    }
    assert client.post(add, sent).status_code == 302
    line = PlanLine.objects.get()
    assert (line.indicator, line.owner) == ("supports", world.practitioner.user)
    said = text(client.get(page))
    assert "Ring the provider" in said
    assert "Ask the provider who trains in the UK" not in said


@pytest.mark.parametrize("gap", ["99", "-1", "x", "²"])
def test_an_address_that_names_no_gap_gives_an_empty_form(
    client_for, world: World, decision: Decision, gap: str
) -> None:
    page = f"{reverse('add_plan_line', args=[decision.pk])}?gap={gap}"
    assert client_for(world.viewers[Role.TEAM_LEAD]).get(page).status_code == 200


def test_what_is_not_taken_on_has_no_plan(client_for, world: World) -> None:
    stopped = build.decided(world, Verdict.NOT_NOW)
    with pytest.raises(Refused, match="takes on"):
        build.line(world, stopped)
    page = reverse("hexagon_plan", args=[stopped.pk])
    assert client_for(world.practitioner).get(page).status_code == 409


def test_an_empty_form_says_what_is_missing(client_for, world: World, decision) -> None:
    client = client_for(world.viewers[Role.TEAM_LEAD])
    answer = client.post(reverse("add_plan_line", args=[decision.pk]), {})
    assert answer.status_code == 422
    assert "Answer this question: Whose is it?" in text(answer)


def test_a_line_serves_a_box_of_the_theory_of_change(
    client_for, world: World, decision: Decision
) -> None:
    lead = world.viewers[Role.TEAM_LEAD]
    box = planning.box(lead, planning.theory(lead), "Talk with the parent")
    client, page = client_for(lead), reverse("add_plan_line", args=[decision.pk])
    sent = {
        **hidden(client.get(page)),
        "topic": "training",
        "text": "Two of us train",
        "owner": str(lead.user.pk),
        **day("due_on", TODAY + DAY),
    }
    assert client.post(page, {**sent, "node": "999999"}).status_code == 422
    assert client.post(page, {**sent, "node": str(box.pk)}).status_code == 302
    plan = client.get(reverse("hexagon_plan", args=[decision.pk]))
    assert "Serves: Talk with the parent" in text(plan)
    theory = box.theories.get()
    assert f'href="{reverse("theory_box", args=[theory.pk, box.pk])}"' in plan.content.decode()


class TestWorklist:
    def test_its_owner_sees_it_when_it_is_due(self, client_for, world: World, decision) -> None:
        build.line(world, decision, due_in=1)
        client = client_for(world.practitioner)
        assert "Two of us train" not in text(client.get(reverse("worklist")))
        due = build.line(world, decision, due_in=0)
        said = client.get(reverse("worklist"))
        assert "Two of us train in the spring: VIPP" in text(said)
        assert reverse("finish_plan_line", args=[due.pk]) in said.content.decode()
        lead = text(client_for(world.viewers[Role.TEAM_LEAD]).get(reverse("worklist")))
        assert "Two of us train" not in lead

    def test_it_is_overdue_and_then_done(self, client_for, world: World, decision) -> None:
        line = build.line(world, decision, due_in=-3)
        client = client_for(world.practitioner)
        assert "Overdue Two of us train" in text(client.get(reverse("worklist")))
        page = reverse("finish_plan_line", args=[line.pk])
        sent = {**hidden(client.get(page)), **day("done_on", TODAY), "came_of_it": "Both did"}
        assert client.post(page, sent).status_code == 302
        assert "Two of us train" not in text(client.get(reverse("worklist")))
        plan = text(client.get(reverse("hexagon_plan", args=[decision.pk])))
        assert "1 of 1 line done." in plan
        assert "Both did" in plan

    @pytest.mark.parametrize(
        ("role", "name"),
        [(Role.TEAM_LEAD, "finish_plan_line"), (Role.SUPERVISOR, "hexagon_plan")],
    )
    def test_the_whole_teams_list_leads_to_what_may_be_done(
        self, client_for, world: World, decision, role: Role, name: str
    ) -> None:
        line = build.line(world, decision, due_in=0)
        page = client_for(world.viewers[role]).get(f"{reverse('worklist')}?who=team")
        pk = line.pk if name == "finish_plan_line" else decision.pk
        assert f'"{reverse(name, args=[pk])}">Two of us train' in page.content.decode()

    def test_who_is_asked_to_rate_finds_it_there(self, client_for, world: World, two) -> None:
        exercise = build.exercise(world, two)
        client = client_for(two[0])
        assert "Rate what we could offer: Which video feedback" in text(
            client.get(reverse("worklist"))
        )
        build.rate_all(two[0], exercise)
        assert "Rate what we could offer" not in text(client.get(reverse("worklist")))


class TestChanging:
    def test_the_lead_changes_a_line(self, client_for, world: World, decision) -> None:
        line = build.line(world, decision, due_in=-2)
        client = client_for(world.viewers[Role.TEAM_LEAD])
        page = reverse("change_plan_line", args=[line.pk])
        form = client.get(page)
        sent = {
            **hidden(form),
            "topic": "cost",
            "text": "Agree who pays",
            "owner": str(world.viewers[Role.ADMINISTRATOR].user.pk),
            **day("due_on", line.due_on),
        }
        assert client.post(page, sent).status_code == 302
        line.refresh_from_db()
        assert (line.topic, line.owner) == ("cost", world.viewers[Role.ADMINISTRATOR].user)
        stale = client.post(page, {**sent, "_once": "another", "text": "Something else"})
        assert stale.status_code == 409

    def test_a_stale_change_is_refused(self, world: World, decision) -> None:
        line, lead = build.line(world, decision), world.viewers[Role.TEAM_LEAD]
        actions.finish_line(by=lead, line=line, done_on=TODAY, came_of_it="", seen=1)
        with pytest.raises(Stale):
            actions.withdraw_line(by=lead, line=line, because="No", seen=1)
        with pytest.raises(Refused, match="done"):
            actions.change_line(
                by=lead,
                line=line,
                topic=Topic.COST,
                text="x",
                owner=lead.user,
                due_on=TODAY,
                node="",
                seen=None,
            )

    def test_somebody_else_cannot_say_that_it_is_done(self, client_for, world, decision) -> None:
        line = build.line(world, decision)
        page = reverse("finish_plan_line", args=[line.pk])
        assert client_for(world.viewers[Role.SUPERVISOR]).get(page).status_code == 409
        assert client_for(world.viewers[Role.COMMISSIONER]).get(page).status_code == 403
        assert client_for(world.stranger).get(page).status_code == 404

    def test_it_is_taken_out_and_kept(self, client_for, world: World, decision) -> None:
        line = build.line(world, decision)
        client = client_for(world.viewers[Role.TEAM_LEAD])
        page = reverse("withdraw_plan_line", args=[line.pk])
        sent = {**hidden(client.get(page)), "because": "Another team trains us"}
        assert client.post(page, sent).status_code == 302
        line.refresh_from_db()
        assert line.withdrawn_because == "Another team trains us"
        plan = text(client.get(reverse("hexagon_plan", args=[decision.pk])))
        assert "The plan is empty." in plan

    def test_an_administrator_reads_and_does_her_part(self, client_for, world, decision) -> None:
        jo = world.viewers[Role.ADMINISTRATOR]
        line = build.line(world, decision, owner=jo)
        client = client_for(jo)
        said = text(client.get(reverse("hexagon_plan", args=[decision.pk])))
        assert "Say it is done : Two of us train" in said
        assert "Take out" not in said
        assert "What the gaps ask for" not in said
        assert client.get(reverse("finish_plan_line", args=[line.pk])).status_code == 200
        assert client.get(reverse("change_plan_line", args=[line.pk])).status_code == 403
