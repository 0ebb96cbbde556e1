"""Every programme, review, tool, framework and guidance document that the two seeds name has a
record. The list is read from the seeds by hand; each line says where in the seed the name stands.
"""

import pytest

from attunement.knowledge import library
from attunement.knowledge.loader import RECORDS
from spec.choosing.tables import rows

KNOWN = library()

NAMED = """
| kind               | record                            | seed | place                            |
|--------------------|-----------------------------------|------|----------------------------------|
| reviews            | axford-2015a                      | S0   | Introduction                     |
| reviews            | axford-2015b                      | S0   | Introduction                     |
| reviews            | barlow-2016                       | S0   | Introduction                     |
| reviews            | mortensen-mastergeorge-2014       | S0   | Relationship-based parenting     |
| programmes         | relationship-based-parenting      | S0   | Relationship-based parenting     |
| programmes         | home-visiting                     | S0   | Relationship-based parenting     |
| programmes         | vipp                              | S0   | Relationship-based parenting     |
| programmes         | parent-infant-programme-reviewed  | S0   | Relationship-based parenting     |
| programmes         | family-check-up                   | S0   | Relationship-based parenting     |
| programmes         | pregnancy-alcohol-programmes      | S0   | Relationship-based parenting     |
| reviews            | kersten-alvarez-2011              | S0   | Sensitivity-focused              |
| programmes         | ipt                               | S0   | Sensitivity-focused              |
| programmes         | non-directive-counselling         | S0   | Sensitivity-focused              |
| programmes         | cbt                               | S0   | Sensitivity-focused              |
| programmes         | infant-massage                    | S0   | Sensitivity-focused              |
| programmes         | home-interaction-coaching         | S0   | Sensitivity-focused              |
| programmes         | maternal-support-group            | S0   | Sensitivity-focused              |
| reviews            | bennett-2013                      | S0   | Infant massage                   |
| programmes         | video-feedback                    | S0   | Video feedback                   |
| reviews            | fukkink-2008                      | S0   | Video feedback                   |
| reviews            | nievar-2010                       | S0   | Home visiting                    |
| programmes         | parent-infant-psychotherapy       | S0   | Parent-infant/child              |
| reviews            | barlow-2015                       | S0   | Parent-infant/child              |
| programmes         | interaction-guidance              | S0   | Parent-infant/child              |
| programmes         | vig                               | S0   | Parent-infant/child              |
| studies            | main-1985                         | S0   | Supporting the attachment        |
| studies            | sroufe-2011                       | S0   | Supporting the attachment        |
| studies            | cicchetti-2006                    | S0   | Supporting the attachment        |
| studies            | lieberman-2006                    | S0   | Supporting the attachment        |
| rating-scales      | slideshow-2016                    | S0   | by strength of evidence          |
| programmes         | family-foundations                | S0   | Established Evidence             |
| programmes         | family-nurse-partnership          | S0   | Established Evidence             |
| programmes         | child-parent-psychotherapy        | S0   | Initial Evidence                 |
| programmes         | child-first                       | S0   | Initial Evidence                 |
| programmes         | motivational-interviewing         | S0   | Initial Evidence                 |
| programmes         | social-baby                       | S0   | No Effect                        |
| tools              | nbas                              | S0   | No Effect                        |
| guidance-documents | none-for-teams                    | S1   | National clinical guidance       |
| guidance-documents | qs133                             | S1   | National clinical guidance       |
| guidance-documents | qs37-2013                         | S1   | National clinical guidance       |
| guidance-documents | ph40                              | S1   | National clinical guidance       |
| guidance-documents | qs128                             | S1   | National clinical guidance       |
| reviews            | asmussen-2016                     | S1   | National clinical guidance [1]   |
| rating-scales      | eif                               | S1   | National clinical guidance [2]   |
| rating-scales      | eif-cost                          | S1   | National clinical guidance       |
| rating-scales      | cebc                              | S1   | National clinical guidance [4]   |
| frameworks         | theory-of-change                  | S1   | Theories of Change               |
| theories           | clinical-example                  | S1   | Clinical-level Theory            |
| studies            | stokoe-2018                       | S1   | Engagement [8]                   |
| reviews            | ingoldsby-2010                    | S1   | Engagement [9]                   |
| reviews            | health-foundation-2011            | S1   | Engagement [10]                  |
| studies            | bateson-2017                      | S1   | Engagement [11]                  |
| reviews            | underdown-barlow-2011             | S1   | Infant Massage [12]              |
| studies            | glover-2002                       | S1   | Infant Massage [14]              |
| reviews            | underdown-2013                    | S1   | Infant Massage [16]              |
| studies            | free-1996                         | S1   | Infant Massage [17]              |
| measures           | asq-se-2                          | S1   | Tools to support assessment      |
| tools              | asq-3                             | S1   | Tools to support assessment      |
| measures           | kips                              | S1   | Keys to Interactive Parenting    |
| measures           | dc-0-5-loaf                       | S1   | The DC: 0-5 assessment [19]      |
| tools              | pir-gas                           | S1   | The DC: 0-5 assessment           |
| tools              | stressor-checklist-glos           | S1   | Risks and stresses [20]          |
| tools              | stressor-checklist-ztt            | S1   | Risks and stresses [21]          |
| guidance-documents | ng26                              | S1   | Formal assessment                |
| tools              | ng26-comprehensive-assessment     | S1   | Formal assessment                |
| tools              | strange-situation                 | S1   | Formal assessment [22]           |
| tools              | attachment-q-sort                 | S1   | Formal assessment                |
| measures           | care-index                        | S1   | Formal assessment                |
| frameworks         | hexagon                           | S1   | Choosing interventions [23]      |
| programmes         | keyworker-linking                 | S1   | Choosing which interventions     |
| programmes         | infant-parent-psychotherapy       | S1   | Parent-infant psychotherapy [25] |
| programmes         | toddler-parent-psychotherapy      | S1   | Parent-infant psychotherapy [26] |
| studies            | cicchetti-1999                    | S1   | Parent-infant psychotherapy [26] |
| reviews            | ohara-2019                        | S1   | Video Feedback Approaches [29]   |
| programmes         | vipp-sd                           | S1   | Video Feedback Approaches        |
| programmes         | vipp-sd-adoption                  | S1   | Video Feedback Approaches        |
| programmes         | vipp-auti                         | S1   | Video Feedback Approaches        |
| programmes         | vipp-eating-disorder              | S1   | Video Feedback Approaches        |
| programmes         | vipp-fathers                      | S1   | Video Feedback Approaches        |
| programmes         | vipp-couples-conflict             | S1   | Video Feedback Approaches        |
| reviews            | nji-vipp                          | S1   | Video Feedback Approaches [31]   |
| rating-scales      | nji                               | S1   | Video Feedback Approaches [31]   |
| programmes         | watch-wait-and-wonder             | S1   | Watch, Wait and Wonder           |
| programmes         | www-modified                      | S1   | Watch, Wait and Wonder           |
| studies            | johnson-1980                      | S1   | Watch, Wait and Wonder [32]      |
| programmes         | mellow-bumps                      | S1   | Mellow Groups                    |
| programmes         | mellow-mums                       | S1   | Mellow Groups                    |
| programmes         | mellow-dads                       | S1   | Mellow Groups                    |
| programmes         | mellow-futures                    | S1   | Mellow Groups                    |
| programmes         | mellow-toddlers                   | S1   | Mellow Groups                    |
| programmes         | mellow-babies                     | S1   | Mellow Groups                    |
| reviews            | wwcsc-mellow                      | S1   | Mellow Groups [33]               |
| programmes         | circle-of-security-20             | S1   | Circle of Security               |
| programmes         | circle-of-security-parenting      | S1   | Circle of Security               |
| programmes         | abc                               | S1   | Bio-behavioral Catch-up [34]     |
| studies            | bernard-2012                      | S1   | Bio-behavioral Catch-up [35]     |
| studies            | bernard-2015                      | S1   | Bio-behavioral Catch-up [36]     |
| studies            | lind-2014                         | S1   | Bio-behavioral Catch-up [37]     |
| programmes         | incredible-years-babies           | S1   | Incredible Years [38]            |
| programmes         | incredible-years-toddler          | S1   | Incredible Years                 |
| studies            | evans-2015                        | S1   | Incredible Years [39]            |
| studies            | pontoppidan-2016-rct              | S1   | Incredible Years [40]            |
| programmes         | epec-system                       | S1   | Empowering Parents [41]          |
| programmes         | epec-baby-and-us                  | S1   | Empowering Parents               |
| programmes         | cat                               | S1   | Cognitive Analytical Therapy     |
| programmes         | emdr                              | S1   | Eye Movement Desensitisation     |
| programmes         | peep-learning-together            | S1   | Peep                             |
| programmes         | peep-antenatal                    | S1   | Peep                             |
| studies            | birth-to-school-2005              | S1   | Peep                             |
| programmes         | watch-me-play                     | S1   | Watch Me Play [42]               |
| programmes         | leeds-babies-brains-bonding       | S1   | Workforce training [43]          |
| programmes         | oxpip-courses                     | S1   | Workforce training [44]          |
| programmes         | five-to-thrive                    | S1   | Workforce training               |
| programmes         | newpip-imh-course                 | S1   | Workforce training               |
| frameworks         | training-matrix-gm                | S1   | Workforce training               |
| frameworks         | aimh-competencies                 | S1   | Workforce training [45]          |
| programmes         | solihull-foundation-training      | S1   | Solihull Approach                |
| programmes         | solihull-antenatal-group          | S1   | Solihull Approach                |
| programmes         | solihull-postnatal-group          | S1   | Solihull Approach                |
| programmes         | solihull-postnatal-plus-group     | S1   | Solihull Approach                |
| programmes         | solihull-understanding-your-child | S1   | Solihull Approach                |
| programmes         | solihull-peer-breastfeeding       | S1   | Solihull Approach                |
| programmes         | solihull-advanced                 | S1   | Solihull Approach                |
| studies            | douglas-ginty-2001                | S1   | Solihull Approach [46]           |
| programmes         | family-partnership-model          | S1   | Family Partnership Model         |
| programmes         | promotional-guides                | S1   | Family Partnership Model         |
| studies            | day-harris-2013                   | S1   | Family Partnership Model [47]    |
| reviews            | schrader-mcmillan-2012            | S1   | Family Partnership Model [48]    |
| studies            | barlow-coe-2013                   | S1   | Family Partnership Model         |
| programmes         | consultation-to-professionals     | S1   | Consultation, outreach           |
| programmes         | brightpip-reflective-meetings     | S1   | Consultation, outreach           |
| programmes         | therapeutic-weighing-clinic       | S1   | Consultation, outreach           |
| studies            | sleed-2013-clinic                 | S1   | Consultation, outreach [49]      |
| programmes         | hostel-parent-toddler-group       | S1   | Consultation, outreach           |
| studies            | zaphiriou-pretorius-2016          | S1   | Consultation, outreach [50]      |
| programmes         | new-beginnings                    | S1   | Consultation, outreach           |
| studies            | sleed-2013-prison                 | S1   | Consultation, outreach [51]      |
| programmes         | interpreter-training              | S1   | Consultation, outreach           |
| programmes         | nicu-joint-working                | S1   | Consultation, outreach           |
| programmes         | joint-visit-social-worker         | S1   | Consultation, outreach           |
"""
CASES = rows(NAMED)


@pytest.mark.parametrize("named", CASES, ids=lambda case: case["record"])
def test_what_a_seed_names_has_a_record(named: dict[str, str]) -> None:
    assert (RECORDS / named["kind"] / f"{named['record']}.yaml").is_file()


@pytest.mark.parametrize(
    "named", [case for case in CASES if case["kind"] != "measures"], ids=lambda case: case["record"]
)
def test_and_the_record_cites_a_seed(named: dict[str, str]) -> None:
    record = KNOWN.kind(named["kind"])[named["record"]]
    held = {ref.source for ref in getattr(record, "sources", ())}
    held |= {source for level in getattr(record, "levels", ()) for source in level.sources}
    held |= {source for fact in getattr(record, "cautions", ()) for source in fact.sources}
    excludes = getattr(record, "excludes", None)
    held |= set(excludes.sources if excludes else ())
    scale_of_a_register = named["kind"] == "rating-scales" and named["record"] in (
        "cebc",
        "eif-cost",
    )
    assert held & {"S0", "S1"} or scale_of_a_register


def test_no_name_is_listed_twice() -> None:
    listed = [(case["kind"], case["record"]) for case in CASES]
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize("kind", ["programmes", "studies", "reviews", "tools"])
def test_a_record_that_the_list_leaves_out_came_later(kind: str) -> None:
    """A later update, and nothing that a seed names and the list forgot."""
    listed = {case["record"] for case in CASES if case["kind"] == kind}
    for name, record in KNOWN.kind(kind).items():
        if name not in listed:
            assert getattr(record, "role", None) == "later-update", name
