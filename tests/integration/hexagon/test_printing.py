"""What is printed for a meeting: programmes side by side, and the plan, without a rater's name."""

import pytest
from django.urls import reverse

from attunement.service.accounts.roles import Role
from attunement.service.hexagon import actions, selectors
from attunement.service.hexagon.presenters import printed_plan, printed_ratings
from attunement.service.library.pdf import PdfPage
from attunement.service.library.presenters.blocks import parts
from builders import hexagon as build
from builders import planning
from world import TODAY, World

pytestmark = pytest.mark.django_db


def words(page: PdfPage) -> str:
    """Everything in its tables, rows and points."""
    said = [page.title, page.kind, page.lead, *map(str, page.notices)]
    for section in page.sections:
        said += [section.title, *section.intro, *(each.text for each in section.points)]
        said += [each.text for row in section.rows for each in row.said]
        for table in section.tables:
            said += table.head
            said += [each.text for row in table.rows for cell in row for each in parts(cell)]
    return " ".join(said)


class TestSideBySide:
    def test_both_programmes_and_no_name(self, world: World) -> None:
        people = build.raters(world, 3)
        exercise = build.exercise(world, people)
        for each, levels in zip(
            people, ((4, 2, 3, 4, 3, 2), (2, 2, 3, 4, 3, 2), build.LEVELS), strict=True
        ):
            build.rate_all(each, exercise, levels)
        build.agree(world.viewers[Role.TEAM_LEAD], exercise.candidates.all()[0])
        exercise = selectors.exercise(world.practitioner, exercise.pk)
        shown = selectors.shown(world.practitioner, exercise, TODAY)
        page = printed_ratings(exercise, shown, address="https://here/", on=TODAY)
        said = words(page)
        assert "Rated 2 to 4 from 3 raters, 4 in the middle." in said
        assert "Agreed: 4 of 5. We talked." in said
        assert "not yet checked against the publisher" in said
        assert "not the official form" in said
        figures = [chart.title for section in page.sections for chart in section.figures]
        assert figures == ["What was agreed"], "laid over each other, where there is something"
        assert "relationships assessed have" not in said, "nor a count of families"
        assert "From our year." not in said, "nobody's own reason"
        for each in people:
            assert each.user.name not in said

    def test_only_after_handing_in(self, client_for, world: World) -> None:
        people = build.raters(world, 2)
        exercise = build.exercise(world, people)
        address = reverse("hexagon_ratings_pdf", args=[exercise.pk])
        assert client_for(people[0]).get(address).status_code == 409
        build.rate_all(people[0], exercise)
        answer = client_for(people[0]).get(address)
        assert answer["Content-Type"] == "application/pdf"
        assert answer.content.startswith(b"%PDF")
        assert client_for(world.stranger).get(address).status_code == 404
        assert client_for(world.viewers[Role.COMMISSIONER]).get(address).status_code == 403
        page = client_for(people[0]).get(reverse("hexagon_ratings", args=[exercise.pk]))
        assert address in page.content.decode()


class TestPlan:
    def test_lines_with_owner_day_state_and_what_they_serve(self, world: World) -> None:
        lead = world.viewers[Role.TEAM_LEAD]
        made = build.decided(world)
        _, talk, _, _ = planning.small(lead)
        line = build.line(world, made)
        build.line(world, made, text="Buy a camera", node=str(talk.pk))
        actions.finish_line(by=lead, line=line, done_on=TODAY, came_of_it="Two can.", seen=None)
        lines, nodes = list(selectors.lines(lead, made)), selectors.served(lead)
        page = printed_plan(made, lines, nodes, address="https://here/", on=TODAY)
        said = words(page)
        assert "1 of 2 lines done." in said
        assert "Done. Two can." in said
        assert "Buy a camera" in said
        assert talk.words in said
        assert "Nothing named" in said
        assert line.owner.name in said

    def test_as_a_file_full_or_empty(self, client_for, world: World) -> None:
        made = build.decided(world)
        address = reverse("hexagon_plan_pdf", args=[made.pk])
        plan = reverse("hexagon_plan", args=[made.pk])
        client = client_for(world.viewers[Role.ADMINISTRATOR])
        assert client.get(address).content.startswith(b"%PDF")
        assert address not in client.get(plan).content.decode(), "there is nothing to print yet"
        build.line(world, made)
        assert address in client.get(plan).content.decode()
        assert client_for(world.stranger).get(address).status_code == 404
