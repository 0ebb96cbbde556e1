"""Every field of every kind of record changes what its page says."""

import pytest

from attunement.knowledge import library
from attunement.knowledge.kinds import KINDS
from attunement.knowledge.practice.theory import TheoryOfChange
from integration.library.mutation import unshown
from integration.library.telling import KNOWN, answers, tell, told_in

SHOWN_ELSEWHERE = {
    # It has one value, England, so that there is nothing to change it to.
    "contacts": frozenset({"nation"}),
    # Arrows hold it: it changes in all places at once, or the record does not load.
    "theories": frozenset({"nodes.*.id"}),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_shows(kind: str) -> None:
    def told(record, held):
        return told_in(kind, record, held)

    assert unshown(kind, told, library(), except_for=SHOWN_ELSEWHERE.get(kind, frozenset())) == []


def test_the_nation_of_a_contact_shows() -> None:
    assert answers(tell("contacts", "hv-new-birth"), "Where in the UK") == ["England"]


def test_the_name_of_a_box_shows_where_it_stands_and_on_its_arrows() -> None:
    theory = library().theories["clinical-example"]
    renamed = TheoryOfChange.model_validate_json(
        theory.model_dump_json().replace('"m2"', '"renamed"')
    )
    before = repr(told_in("theories", theory, KNOWN.library))
    after = repr(told_in("theories", renamed, KNOWN.library))
    assert before.replace("'M2'", "'RENAMED'").replace("M2. ", "RENAMED. ") == after
