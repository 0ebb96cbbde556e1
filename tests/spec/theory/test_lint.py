"""What is missing or odd in a theory: N need, M mechanism, A activity, S, D, L outcomes."""

from datetime import date

import pytest

from attunement.knowledge import library
from attunement.theory import Setting, lint, template
from spec.choosing.tables import rows
from spec.theory.small import TODAY, found, theory

FINDINGS = """
| links                | alone | measured | finds                                             |
|----------------------|-------|----------|---------------------------------------------------|
| M1>A1 A1>S1          |       | S1       |                                                   |
| A1>M1 M1>S1          |       | S1       |                                                   |
| N1>M1 M1>A1 A1>S1    |       | S1       |                                                   |
| M1>A1 A1>S1 S1>S2 S2>S1 |    | S1 S2    | cycle s1 s2                                       |
| M1>A1 A1>S1 S1>A1    |       | S1       | cycle a1 s1; backwards s1>a1                      |
| M1>A1 A1>S1 D1>S1    |       | S1 D1    | backwards d1>s1; outcome-nothing-leads-to d1      |
| M1>A1 A1>S1          | S2    | S1 S2    | outcome-nothing-leads-to s2                       |
| N1>S1                |       | S1       | outcome-nothing-leads-to s1                       |
| A1>S1                |       | S1       | activity-without-mechanism a1                     |
| M1>A1                |       |          | activity-without-outcome a1                       |
| M1>A1 A1>S1 A1>L1    |       | S1 L1    | long-term-without-medium-term l1                  |
| M1>A1 A1>S1 S1>D1 D1>L1 |    | S1 D1 L1 |                                                   |
| M1>A1 A1>S1          |       |          | outcome-without-measure s1                        |
| M1>A1 A1>S1          | N2    | S1 N2    | measure-without-outcome n2                        |
| M1>A1 A1>S1          |       | S1 M1    |                                                   |
"""


@pytest.mark.parametrize("row", rows(FINDINGS), ids=lambda row: " ".join(row.values()))
def test_finding(row: dict[str, str]) -> None:
    made = theory(row["links"], alone=row["alone"], measured=row["measured"])
    assert "; ".join(found(made)) == row["finds"]


def test_a_part_has_the_mechanism_of_the_whole() -> None:
    made = theory("M1>A1 A1>S1 A2>S1", measured="S1")
    assert found(made) == ["activity-without-mechanism a2"]
    part = made.by_id["a2"].model_copy(update={"parent": "a1"})
    others = [node for node in made.nodes if node.id != "a2"]
    anew = type(made)(title="Small", level=made.level, nodes=(*others, part), links=made.links)
    assert found(anew) == []


def test_a_measure_that_the_team_uses_and_no_box_names() -> None:
    made = theory("M1>A1 A1>S1", measured="S1")
    assert found(made, in_use={"phq-9": "PHQ-9", "gad-7": "GAD-7"}) == ["measure-without-outcome"]


def test_an_indicator_is_a_measure() -> None:
    made = theory("M1>A1 A1>S1")
    setting = Setting(claims={}, today=TODAY, bound={"s1"})
    assert lint(made, setting) == ()


CLAIMS = """
| claim                               | day        | finds                      |
|-------------------------------------|------------|----------------------------|
| abc-attachment                      | 2026-11-22 |                            |
| abc-attachment                      | 2027-05-22 |                            |
| abc-attachment                      | 2027-05-23 | stale-evidence m1>a1       |
| cosp-cosi-2025                      | 2026-11-22 | against-evidence m1>a1     |
| somebody-said-so                    | 2026-11-22 | no-such-claim m1>a1        |
"""


@pytest.mark.parametrize("row", rows(CLAIMS), ids=lambda row: " ".join(row.values()))
def test_evidence(row: dict[str, str]) -> None:
    made = theory("M1>A1 A1>S1", measured="S1")
    link = made.into["a1"][0].model_copy(update={"evidence": (row["claim"],)})
    held = type(made)(
        title="Small", level=made.level, nodes=made.nodes, links=(link, *made.into["s1"])
    )
    assert "; ".join(found(held, today=date.fromisoformat(row["day"]))) == row["finds"]


def test_every_claim_that_shows_no_difference_or_harm_is_against_when_it_is_sure() -> None:
    made = theory("M1>A1 A1>S1", measured="S1")
    for claim in library().claims.values():
        link = made.into["a1"][0].model_copy(update={"evidence": (claim.id,)})
        held = type(made)(
            title="Small", level=made.level, nodes=made.nodes, links=(link, *made.into["s1"])
        )
        against = claim.direction in ("no-difference", "may-harm") and claim.confidence == "high"
        assert any("against" in line for line in found(held)) == against, claim.id


def test_each_finding_explains_itself() -> None:
    setting = Setting(claims=library().claims, today=date(2040, 1, 1))
    for finding in lint(theory("A1>S1 S1>A1 D1>S1 N1>L1", alone="S3"), setting):
        said = (finding.wrong, finding.why, finding.mend)
        assert all(words.endswith(".") and len(words) > 20 for words in said), finding


def test_what_the_example_itself_leaves_open() -> None:
    assert found(template(library())) == [
        "activity-without-mechanism a4",
        "outcome-without-measure l1",
        "outcome-without-measure l2",
        "outcome-without-measure l3",
    ]
