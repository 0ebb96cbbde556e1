"""The shipped library: whole, quick, and every reference in it leads somewhere."""

import shutil
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest
import yaml

from attunement.knowledge import Library, RecordError, library, read_library
from attunement.knowledge.loader import RECORDS
from attunement.knowledge.programme import Programme
from attunement.knowledge.record import Cited
from attunement.knowledge.references import nodes


@pytest.fixture(scope="module")
def known() -> Library:
    return library()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RECORDS, tmp_path / "records"))


def test_it_holds_every_programme_and_every_source(known: Library) -> None:
    assert len(known.programmes) == 72
    assert len(known.sources) >= 122
    assert len(known.stressors) == 50
    assert len(known.reviews) == 23
    assert len(known.studies) == 25
    assert len(known.rating_scales) == 11
    assert len(known.guidance_documents) == 11


def test_it_is_read_once(known: Library) -> None:
    assert library() is known


def test_reading_and_checking_costs_little_beyond_parsing_the_text() -> None:
    """A ratio, since seconds are the machine's: measured in turn, the best of three each."""
    texts = [path.read_text() for path in RECORDS.rglob("*.yaml")]

    def parse() -> None:
        for text in texts:
            yaml.load(text, Loader=yaml.CSafeLoader)  # the safe one, in C

    assert best_of_three(read_library) < 4 * best_of_three(parse)


def best_of_three(run: Callable[[], object]) -> float:
    times = []
    for _ in range(3):
        start = process_time()
        run()
        times.append(process_time() - start)
    return min(times)


@pytest.mark.parametrize(
    ("programme", "sessions"),
    [
        ("watch-wait-and-wonder", 18),
        ("vipp-sd", 7),
        ("abc", 10),
        ("family-foundations", 9),
        ("circle-of-security-parenting", None),
        ("mellow-bumps", None),
        ("vig", None),
    ],
)
def test_sessions_to_plan_are_the_programmes_own_or_unknown(
    known: Library, programme: str, sessions: int | None
) -> None:
    assert known.programmes[programme].dose.planned_sessions == sessions


def test_a_number_from_memory_is_kept_but_not_planned_with(known: Library) -> None:
    sessions = known.programmes["mellow-bumps"].dose.sessions
    assert sessions is not None
    assert (sessions.value, sessions.confidence) == (6, "medium")


def test_claims_are_the_programmes_own(known: Library) -> None:
    for programme_id in known.programmes:
        assert all(c.subject == programme_id for c in known.claims_about(programme_id))
    gathered = sum(len(known.claims_about(name)) for name in known.programmes)
    assert gathered == len(known.claims)
    assert known.claims_about("nothing-of-this-name") == ()


def test_every_fact_cites_and_no_fact_is_surer_than_its_weakest_source(known: Library) -> None:
    kinds = (known.programmes, known.claims, known.reviews)
    facts = [
        node
        for kind in kinds
        for record in kind.values()
        for _, node in nodes(record)
        if isinstance(node, Cited)
    ]
    assert len(facts) > 1000
    for fact in facts:
        weak = {"GK-medium", "GK-low"} & set(fact.sources)
        assert not (weak and fact.may_decide)


def test_the_version_follows_every_byte(copy: Path, known: Library) -> None:
    assert read_library(copy).version == known.version
    path = copy / "sources" / "S1.yaml"
    path.write_text(path.read_text() + "# read again\n")
    assert read_library(copy).version != known.version


@pytest.mark.parametrize(
    ("file", "old", "new", "field"),
    [
        ("claims/ipp-attachment-security", "subject: infant", "subject: inphant", "subject"),
        ("claims/pip-high-risk-families", "review: barlow-2015", "review: barlow", "review"),
        ("programmes/vipp-auti", "variant_of: vipp-sd", "variant_of: vipp-ds", "variant_of"),
        ("claims/cosp-cosi-2025", "source: W-COSI-R", "source: W-COSY", "sources.1"),
        ("programmes/abc", "sources: [W-CEBC-ABC]", "sources: [W-NOWHERE]", "ages.max_months"),
        ("programmes/mellow-bumps", "    confidence: medium\n", "", "dose.sessions"),
    ],
)
def test_a_reference_to_nothing_is_named_with_its_line(
    copy: Path, file: str, old: str, new: str, field: str
) -> None:
    path = copy / f"{file}.yaml"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))
    with pytest.raises(RecordError) as error:
        read_library(copy)
    told = {problem.field: problem for problem in error.value.problems}
    assert field in told
    assert told[field].file == f"{file}.yaml"
    assert told[field].line > 1


def test_programmes_are_frozen_and_strict(known: Library) -> None:
    programme = known.programmes["abc"]
    with pytest.raises(ValueError, match="frozen"):
        programme.name = "x"  # type: ignore[misc]
    with pytest.raises(ValueError, match="unverified_rating"):
        Programme.model_validate({**programme.model_dump(), "unverified_rating": "4+"})
