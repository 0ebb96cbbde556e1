"""Every field of every kind of record changes what its page says."""

import pytest

from attunement.knowledge import Library, library
from attunement.knowledge.kinds import KINDS
from attunement.knowledge.record import Dated
from integration.library.mutation import unshown
from integration.library.telling import told_in

SHOWN_ELSEWHERE = {
    # It has one value, England, so that there is nothing to change it to; test_guidance_pages.
    "contacts": frozenset({"nation"}),
    # Said only where a document has been read: test_recalled_effects.
    "reviews": frozenset({"effects.*.significant"}),
    # Arrows hold it: it changes in all places at once or does not load; test_practice_pages.
    "theories": frozenset({"nodes.*.id"}),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_shows(kind: str) -> None:
    def told(record: Dated, held: Library) -> object:
        return told_in(kind, record, held)

    assert unshown(kind, told, library(), except_for=SHOWN_ELSEWHERE.get(kind, frozenset())) == []
