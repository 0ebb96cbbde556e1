"""Each rule as a table: a family, a programme, and which way the rule weighs."""

import pytest

from spec.choosing.families import candidate, situation
from spec.choosing.tables import rows

AGE = """
| age        | programme                        | weighs  |
|------------|----------------------------------|---------|
| 9 months   | watch-wait-and-wonder            | against |
| 10 months  | watch-wait-and-wonder            | for     |
| 30 months  | watch-wait-and-wonder            | caution |
| 32 months  | watch-wait-and-wonder            | against |
| 11 months  | vipp-sd                          | against |
| 12 months  | vipp-sd                          | for     |
| -10 weeks  | family-foundations               | for     |
| -13 weeks  | family-foundations               | against |
| -10 weeks  | infant-massage                   | against |
| -10 weeks  | family-nurse-partnership         | unknown |
| 14 weeks   | vig                              | caution |
| 14 weeks   | vipp                             | unknown |
| 14 weeks   | vipp-fathers                     | unknown |
| 14 weeks   | cbt                              | scope   |
| 3 months   | circle-of-security-parenting     | against |
| 4 months   | circle-of-security-parenting     | for     |
| unknown    | abc                              | unknown |
| -10 weeks  | peep-antenatal                   | for     |
| 8 weeks    | peep-antenatal                   | caution |
| 4 months   | peep-antenatal                   | unknown |
| 6 months   | hostel-parent-toddler-group      | unknown |
| 14 months  | hostel-parent-toddler-group      | unknown |
"""

NEED = """
| needs                       | programme          | weighs  |
|-----------------------------|--------------------|---------|
| parental-sensitivity        | vipp-sd            | for     |
| co-parenting                | vipp-sd            | against |
| unknown                     | vipp-sd            | unknown |
| stressor-reduction          | keyworker-linking  | for     |
| parental-trauma engagement  | emdr               | for     |
"""

RISK_BAND = """
| band    | programme                   | weighs  |
|---------|-----------------------------|---------|
| low     | family-foundations          | for     |
| medium  | family-foundations          | caution |
| high    | family-foundations          | unknown |
| unknown | family-foundations          | unknown |
| low     | parent-infant-psychotherapy | unknown |
| medium  | parent-infant-psychotherapy | caution |
| high    | parent-infant-psychotherapy | for     |
| unknown | infant-massage              | caution |
| high    | vipp-sd                     | for     |
"""

MADE_FOR = """
| circumstances         | absent                                | programme        | weighs  |
|-----------------------|---------------------------------------|------------------|---------|
| child-autistic        |                                       | vipp-auti        | for     |
|                       |                                       | vipp-auti        | unknown |
|                       | child-autistic                        | vipp-auti        | against |
| adopted               |                                       | vipp-sd-adoption | for     |
| in-prison             |                                       | new-beginnings   | for     |
|                       |                                       | new-beginnings   | unknown |
| edge-of-care          |                                       | abc              | for     |
| edge-of-care          | foster-or-kinship-care                | abc              | for     |
|                       | foster-or-kinship-care                | abc              | unknown |
|                       | foster-or-kinship-care edge-of-care   | abc              | against |
"""

WHO = """
| willing             | programme           | weighs  |
|---------------------|---------------------|---------|
| birth-mother        | mellow-dads         | against |
| father              | mellow-dads         | for     |
| couple              | mellow-dads         | for     |
| couple              | family-foundations  | for     |
| birth-mother        | family-foundations  | against |
| birth-mother father | family-foundations  | caution |
| other-carer         | abc                 | for     |
| unknown             | abc                 | caution |
| father              | watch-me-play       | caution |
"""

FORMAT = """
| formats     | programme      | weighs  |
|-------------|----------------|---------|
| group       | infant-massage | for     |
| individual  | infant-massage | against |
| unknown     | infant-massage | caution |
| individual  | vig            | against |
| video group | vig            | for     |
| individual  | cbt            | against |
| own-therapy | cbt            | for     |
| group       | vipp-auti      | against |
"""


@pytest.mark.parametrize(
    ("rule", "row"),
    [
        (rule, row)
        for rule, table in {
            "age": AGE,
            "need": NEED,
            "risk-band": RISK_BAND,
            "made-for": MADE_FOR,
            "who": WHO,
            "format": FORMAT,
        }.items()
        for row in rows(table)
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value.values()),
)
def test_rule(rule: str, row: dict[str, str]) -> None:
    facts = {name: said for name, said in row.items() if name not in ("programme", "weighs")}
    found = candidate(situation(**facts), row["programme"])
    weights = [reason.polarity for reason in found.reasons if reason.rule == rule]
    assert row["weighs"] in weights
