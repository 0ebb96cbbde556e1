"""Finding a claim to attach: what was found of an outcome, before what else is known."""

from attunement.knowledge import library
from attunement.service.planning.evidence import MOST, found_claims


def test_those_that_say_the_words_come_first() -> None:
    found = [claim.id for claim in found_claims("sensitivity", library())]
    said = [
        claim.id
        for claim in library().claims.values()
        if "sensitivity" in f"{claim.outcome} {claim.finding} {claim.id}".casefold()
    ]
    assert "vipp-sd-sensitivity" in said
    assert set(found[: len(said)]) >= {*said}
    assert len(found) == MOST, "then those about programmes that work on it"


def test_every_word_has_to_be_there() -> None:
    found = found_claims("VIPP sensitivity", library())
    assert found[0].id == "vipp-sd-sensitivity"


def test_nothing_is_found_for_nothing() -> None:
    assert found_claims("  ", library()) == ()
    assert found_claims("zqxj", library()) == ()
