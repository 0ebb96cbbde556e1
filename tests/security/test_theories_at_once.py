"""Two people change one theory of change at the same moment, each over an own connection."""

from collections.abc import Callable

import pytest
from test_concurrency import at_once

from attunement.service.accounts.roles import Role
from attunement.service.planning import actions, changes, selectors
from attunement.service.planning.models import Box, BoxLink
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders import planning as build
from world import World

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_who_change_one_box_and_two_who_draw_one_link_one_is_told() -> None:
    lead = World().viewers[Role.TEAM_LEAD]
    made, talk, calm, _ = build.small(lead)
    seen = talk.version

    def change(words: str) -> Callable[[], object]:
        wanted = changes.change_box(talk, words=words, seen=seen)
        return lambda: actions.make_change(by=lead, theory=made, change=wanted)

    results = at_once(change("Listen"), change("Sing"))
    assert sum(isinstance(each, Box) for each in results) == 1
    assert sum(isinstance(each, Stale) for each in results) == 1
    talk.refresh_from_db()
    assert (talk.words in ("Listen", "Sing"), talk.version) == (True, seen + 1)

    def link() -> object:
        back = changes.add_link(calm, talk)
        return actions.make_change(by=lead, theory=made, change=back)

    results = at_once(link, link)
    assert sum(isinstance(each, BoxLink) for each in results) == 1
    assert sum(isinstance(each, Refused) for each in results) == 1
    assert len(selectors.held(made).links) == 2
