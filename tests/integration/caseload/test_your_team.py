"""The team's own page: who is in it, and the lists that it keeps about itself."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from builders import pages
from world import World

pytestmark = pytest.mark.django_db


def test_it_names_the_people_and_leads_to_the_lists(
    world: World, client_for: Callable[[Viewer], Client]
) -> None:
    answer = client_for(world.practitioner).get(reverse("your_team"))
    said = pages.text(answer)
    for viewer in world.viewers.values():
        assert viewer.user.name in said
    assert world.stranger.user.name not in said
    for name in ("offers", "credentials"):
        assert f'href="{reverse(name)}"' in answer.content.decode()


def test_a_commissioner_has_no_team_page(
    world: World, client_for: Callable[[Viewer], Client]
) -> None:
    browser = client_for(world.viewers[Role.COMMISSIONER])
    assert browser.get(reverse("your_team")).status_code == 403


def test_a_lead_writes_what_staff_and_what_parents_read(
    world: World, client_for: Callable[[Viewer], Client]
) -> None:
    browser = client_for(world.viewers[Role.TEAM_LEAD])
    page = reverse("crisis_texts")
    lacking = browser.post(page, {"crisis_text": "Ring the supervisor.", "family_crisis_text": ""})
    assert lacking.status_code == 422
    assert "Write whom parents can call" in pages.text(lacking)
    both = {"crisis_text": "Ring the supervisor.", "family_crisis_text": "Ring 0000 111."}
    assert browser.post(page, both).status_code == 302
    said = pages.text(browser.get(reverse("your_team")))
    assert "Staff read Ring the supervisor. Parents read Ring 0000 111." in " ".join(said.split())
    public = pages.text(Client().get(reverse("refer_family", args=[world.team.slug])))
    assert "Ring 0000 111." in public
    assert "supervisor" not in public
