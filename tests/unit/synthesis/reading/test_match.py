"""Studies of an analysis and their references."""

import pytest

from attunement.synthesis import StudyReference, SynthesisError, match_references

ARONSON = StudyReference(line=1, kind="JOUR", authors=("Aronson, J",), year=1948, id="a-1")
COMSTOCK = StudyReference(
    line=9,
    kind="JOUR",
    title="Play",
    authors=("Comstock, G", "Livesay, V", "Woolpert, S"),
    year=1974,
    journal="J Play",
    volume="3",
    issue="2",
    pages="5-9",
    doi="10.1000/Abc",
)


@pytest.mark.parametrize(
    ("key", "found"),
    [
        ("Aronson 1948", ARONSON),
        ("aronson, 1948", ARONSON),
        ("A-1", ARONSON),
        ("Comstock et al 1974", COMSTOCK),
        ("https://doi.org/10.1000/abc", COMSTOCK),
        ("Comstock 1974", None),
    ],
)
def test_a_study_is_known_by_label_id_or_doi(key: str, found: StudyReference | None) -> None:
    assert match_references([key], [ARONSON, COMSTOCK]) == (found,)


def test_one_name_for_two_references_is_not_settled_by_chance() -> None:
    with pytest.raises(SynthesisError, match="lines 1 and 1 are both 'Aronson 1948'"):
        match_references(["Aronson 1948"], [ARONSON, ARONSON])
    assert match_references(["Other 1948"], [ARONSON, ARONSON]) == (None,)


@pytest.mark.parametrize(
    ("reference", "citation"),
    [
        (
            COMSTOCK,
            "Comstock, G, Livesay, V, Woolpert, S (1974). Play. J Play 3(2):5-9. "
            "https://doi.org/10.1000/Abc",
        ),
        (ARONSON, "Aronson, J (1948)."),
        (
            StudyReference(line=1, kind="GEN", notes=("Smith, Play, 2001.",), url="https://a.org"),
            "(no date). Smith, Play, 2001. https://a.org",
        ),
    ],
)
def test_a_citation_says_what_is_known(reference: StudyReference, citation: str) -> None:
    assert reference.citation == citation
