"""What people type that no record says: read with a reason, and never called the same in error."""

import pytest
from pydantic import ValidationError

from attunement.knowledge import library
from attunement.knowledge.search import How, search
from attunement.knowledge.search.text import words
from attunement.knowledge.synonym import Synonym

KNOWN = library()


def readings(typed: str) -> dict[str, How]:
    hits = search(typed, library=KNOWN).hits
    return {why.matched: why.how for hit in hits for why in hit.why}


@pytest.mark.parametrize(
    ("typed", "also", "how"),
    [
        ("scared", "frightened", How.RELATED),
        ("afraid", "frightened", How.RELATED),
        ("baby blues", "low mood", How.RELATED),
        ("baby blues", "postnatal depression", How.RELATED),
        ("low mood", "depressed", How.RELATED),
        ("grandparents", "another carer", How.RELATED),
        ("kinship care", "kinship", How.RELATED),
        ("violent partner", "domestic abuse", How.RELATED),
        ("domestic violence", "domestic abuse", How.MEANING),
        ("adopted", "adoptive", How.MEANING),
        ("adoption", "adopted", How.MEANING),
        ("pnd", "postnatal depression", How.MEANING),
        ("pnd", "depressed", How.RELATED),
        ("baby massage", "infant massage", How.MEANING),
    ],
)
def test_what_it_is_read_as_and_whether_that_is_the_same(typed: str, also: str, how: How) -> None:
    assert readings(typed).get(also, how) == how
    synonym = next(one for one in KNOWN.synonyms.values() if words(typed) in map(words, one.typed))
    held = synonym.means if how is How.MEANING else synonym.related
    assert also in held


@pytest.mark.parametrize("typed", ["foster", "fostering", "foster care", "looked after"])
def test_foster_is_not_bare_care(typed: str) -> None:
    answer = search(typed, library=KNOWN)
    assert "abc" in {hit.id for hit in answer.hits[:3]}
    assert len(answer.hits) < 6
    assert "care" not in readings(typed)


def test_where_nothing_is_found_it_says_so() -> None:
    answer = search("twins", library=KNOWN)
    assert answer.hits == ()
    assert answer.not_found == ("twins",)
    assert answer.corrected == ()


def test_the_same_and_the_related_are_told_apart_in_words() -> None:
    hits = search("pnd", library=KNOWN).hits
    said = {why.words.rpartition(", in ")[0] for hit in hits for why in hit.why}
    assert "“pnd” means “postnatal depression”" in said
    assert "“pnd” is related to “depressed”" in said


def test_nothing_is_both_the_same_and_merely_related() -> None:
    for one in KNOWN.synonyms.values():
        assert not set(one.means) & set(one.related), one.id


def test_a_record_that_leads_nowhere_is_refused() -> None:
    held = KNOWN.synonyms["fathers"].model_dump()
    with pytest.raises(ValidationError, match="give means, related or both"):
        Synonym.model_validate({**held, "means": (), "related": ()})
