"""Which field names what is read from the types, for every kind alike."""

from pathlib import Path

import pytest

from attunement.knowledge import RecordError, read_library
from attunement.knowledge.claim import Claim
from attunement.knowledge.loader import RECORDS
from attunement.knowledge.practice.guidance import ListedTool, Statement
from attunement.knowledge.practice.rating_scale import CrosswalkRow
from attunement.knowledge.programme import Programme
from attunement.knowledge.pruning import prune
from attunement.knowledge.record import Cited
from attunement.knowledge.references import naming_fields
from attunement.knowledge.review import Review


def test_the_types_say_which_fields_name_records() -> None:
    assert naming_fields(Claim) == {"subject": "programmes", "review": "reviews"}
    assert naming_fields(Programme) == {"variant_of": "programmes", "later_trial": "studies"}
    assert naming_fields(Review) == {
        "interventions": "programmes",
        "reviews": "reviews",
        "studies": "studies",
    }
    assert naming_fields(ListedTool) == {"tool": "tools"}
    assert naming_fields(CrosswalkRow) == {"levels": "rating-scales"}
    assert naming_fields(Statement)["contacts"] == "contacts"


def test_sources_are_looked_up_apart() -> None:
    assert naming_fields(Cited) == {}


@pytest.mark.parametrize(
    ("file", "old", "new", "field", "wrong"),
    [
        (
            "statements/ng26-tools",
            "tool: strange-situation",
            "tool: strange",
            "tools.0.tool",
            "strange",
        ),
        ("statements/qs128-s1", "[hv-antenatal,", "[hv-never,", "contacts", "hv-never"),
        (
            "reviews/axford-2015a",
            "[mortensen-mastergeorge-2014",
            "[mortensen-2014",
            "reviews",
            "mort",
        ),
        ("studies/lind-2014", "programme: abc", "programme: abcd", "programme", "abcd"),
        ("guidance-documents/qs37-2013", "qs37-2022", "qs37-2032", "superseded_by", "qs37-2032"),
        ("crosswalk/preliminary", "cebc: [NR]", "cebc: [RN]", "levels.cebc", "no level RN"),
        ("programmes/vig", "sources: [S1]", "sources: [S7]", "aims", "no source S7"),
    ],
)
def test_each_kind_of_reference_is_followed(
    file: str, old: str, new: str, field: str, wrong: str, tmp_path: Path
) -> None:
    """The record is copied under its own name to a folder of its own, so that it clashes too."""
    kind, name = file.split("/")
    text = (RECORDS / f"{file}.yaml").read_text()
    assert old in text
    (tmp_path / kind).mkdir()
    local = text.replace(old, new, 1).replace(f"id: {name}\n", f"id: our-{name}\n", 1)
    (tmp_path / kind / f"our-{name}.yaml").write_text(local)
    with pytest.raises(RecordError) as error:
        read_library(overlay=tmp_path)
    (problem,) = error.value.problems
    assert problem.field == field
    assert wrong in problem.wrong
    assert new in local.splitlines()[problem.line - 1] or problem.line > 1


def test_pruning_takes_out_what_named_what_has_gone() -> None:
    known = read_library()
    kept = {
        "programmes": {"vipp-auti": known.programmes["vipp-auti"]},
        "claims": {"vipp-sd-sensitivity": known.claims["vipp-sd-sensitivity"]},
        "reviews": {"ohara-2019": known.reviews["ohara-2019"]},
        "studies": {},
        "rating-scales": {},
    }
    prune(kept)  # type: ignore[arg-type]  # each is a record
    assert kept["claims"] == {}
    assert kept["programmes"]["vipp-auti"].variant_of is None  # type: ignore[union-attr]
    assert kept["reviews"]["ohara-2019"].interventions == ()  # type: ignore[union-attr]
