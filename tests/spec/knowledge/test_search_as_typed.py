"""What people type, and what they should find first."""

import pytest

from attunement.knowledge import library
from attunement.knowledge.search import Filters, search
from spec.choosing.tables import rows

TYPED = """
| typed                        | found first                          | as       |
|------------------------------|--------------------------------------|----------|
| vipp-sd                      | programmes/vipp-sd                   | typed    |
| watch wait wonder            | programmes/watch-wait-and-wonder     | typed    |
| Watch, Wait and Wonder       | programmes/watch-wait-and-wonder     | typed    |
| www                          | programmes/watch-wait-and-wonder     | meaning  |
| wach wait wonder             | programmes/watch-wait-and-wonder     | spelling |
| baby massage                 | programmes/infant-massage            | meaning  |
| infant masage                | programmes/infant-massage            | spelling |
| fnp                          | programmes/family-nurse-partnership  | meaning  |
| cosp                         | programmes/circle-of-security-parenting | meaning |
| circle of securty parenting  | programmes/circle-of-security-parenting | spelling |
| mellow bups                  | programmes/mellow-bumps              | spelling |
| solihul antenatal            | programmes/solihull-antenatal-group  | beginning |
| home visiting                | programmes/home-visiting             | typed    |
| strange situation            | tools/strange-situation              | typed    |
| q-sort                       | tools/attachment-q-sort              | typed    |
| fukkink                      | reviews/fukkink-2008                 | typed    |
| bernard cortisol             | studies/bernard-2015                 | typed    |
| new birth visit              | contacts/hv-new-birth                | typed    |
| hexagon                      | frameworks/hexagon                   | typed    |
| emdr                         | programmes/emdr                      | typed    |
| PEEP antenatal               | programmes/peep-antenatal            | typed    |
"""


@pytest.mark.parametrize("case", rows(TYPED), ids=lambda case: case["typed"])
def test_what_is_typed_is_found_and_says_why(case: dict[str, str]) -> None:
    found = search(case["typed"], library=library())
    best = found.hits[0]
    assert f"{best.kind}/{best.id}" == case["found first"]
    assert case["as"] in {why.how for why in best.why}
    assert not found.loosened


def test_vipp_finds_every_version_of_it() -> None:
    ids = [hit.id for hit in search("vipp", library=library()).hits if hit.kind == "programmes"]
    assert {one.id for one in library().versions_of("vipp")} <= set(ids)


def test_pnd_finds_what_was_tried_with_depressed_mothers() -> None:
    ids = {hit.id for hit in search("PND", library=library()).hits}
    assert {"social-baby", "kersten-alvarez-2011", "ipt", "new-beginnings"} <= ids


def test_a_health_visitor_with_a_baby_of_four_months_and_a_depressed_mother() -> None:
    found = search("depressed mother", Filters.of(age=["3-5-months"]), library=library())
    assert found.hits
    assert all(hit.kind == "programmes" for hit in found.hits)
    typed = {why.typed for why in found.hits[0].why}
    assert typed == {"depressed", "mother"}
