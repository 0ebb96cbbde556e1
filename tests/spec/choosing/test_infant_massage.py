# ruff: noqa: E501  (a row of a table reads as one sentence)
"""One programme, four readings: massage is a welcome, a help, a risk or an open question.

Sources: Bennett 2013 (low risk), Kersten-Alvarez 2011 and Underdown 2013 (moderate depression,
medium risk), the 2019 toolkit on the EIF Guidebook (relationship already seen to be at risk).
"""

import pytest

from spec.choosing.families import candidate, situation, told
from spec.choosing.tables import rows

READINGS = """
| band    | mood                | concern | verdict                 | says    | in the words                    |
|---------|---------------------|---------|-------------------------|---------|---------------------------------|
| low     | none-or-mild        | no      | suits-with-caution      | caution | no clear benefit                |
| low     | none-or-mild        | no      | suits-with-caution      | caution | warm welcome                    |
| low     | none-or-mild        | unknown | evidence-does-not-reach | unknown | whether there is concern        |
| low     | none-or-mild        | yes     | does-not-suit           | against | make things worse               |
| medium  | moderate-depression | no      | suits                   | for     | in the short term               |
| medium  | none-or-mild        | no      | suits                   | for     | mothers at medium risk          |
| medium  | moderate-depression | unknown | suits-with-caution      | caution | whether there is concern        |
| medium  | moderate-depression | yes     | does-not-suit           | against | make things worse               |
| high    | none-or-mild        | no      | suits-with-caution      | caution | little benefit or none          |
| high    | moderate-depression | yes     | does-not-suit           | against | make things worse               |
| unknown | unknown             | unknown | evidence-does-not-reach | unknown | how much strain                 |
| unknown | unknown             | yes     | does-not-suit           | against | make things worse               |
| unknown | moderate-depression | no      | suits-with-caution      | caution | Find out how much strain        |
| medium  | severe-depression   | no      | suits-with-caution      | caution | adult mental health care        |
"""


@pytest.mark.parametrize("row", rows(READINGS), ids=lambda row: " ".join(list(row.values())[:3]))
def test_massage_reads_differently_for_each_family(row: dict[str, str]) -> None:
    family = situation(band=row["band"], mood=row["mood"], concern=row["concern"])
    found = candidate(family, "infant-massage")
    assert found.verdict == row["verdict"]
    assert row["in the words"] in told(found, row["says"])


def test_what_is_said_against_massage_names_its_source_date_and_families() -> None:
    found = candidate(situation(band="high", concern="yes"), "infant-massage")
    (against,) = [reason for reason in found.reasons if reason.polarity == "against"]
    assert against.sources == ("S1",)
    assert against.as_of == "2019-10-01"
    assert "seen to be at risk" in against.scope


def test_massage_for_an_older_child_does_not_suit_whatever_the_risk() -> None:
    for band in ("low", "medium", "high"):
        assert candidate(situation(age="9 months", band=band), "infant-massage").verdict == (
            "does-not-suit"
        )
