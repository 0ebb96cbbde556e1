"""Tools, frameworks, a theory of change, stressors and words, as their pages tell them."""

import datetime as dt

from attunement.knowledge import library
from attunement.knowledge.contradictions import contradictions
from attunement.knowledge.practice.theory import TheoryOfChange
from attunement.knowledge.resolution import Resolution
from attunement.service.library.presenters.lists import list_page
from attunement.service.library.presenters.record import TELL
from attunement.service.library.presenters.writing import Writer
from integration.library.telling import KNOWN, answers, cells, section, table, tell, told_in


def test_a_tool_shows_what_may_be_held_here() -> None:
    label = "What may be held here"
    assert answers(tell("tools", "stressor-checklist-ztt"), label) == [
        "A link to it, and none of its words"
    ]
    assert answers(tell("tools", "asq-3"), label) == [
        "Its scores, where you have a licence, and none of its words"
    ]


def test_a_tool_shows_training_licence_owner_and_ages() -> None:
    page = tell("tools", "strange-situation")
    assert answers(page, "Training") == ["Twelve days in the UK, with a test of agreement."]
    assert answers(page, "Who owns it") == ["various training providers"]
    assert answers(page, "Child’s age") == ["11 to 17 months"]
    assert answers(page, "Where to get it") == ["Not known"]
    assert len(section(page, "cautions").points) == 4


def test_a_tool_without_ages_does_not_fit_every_age() -> None:
    assert answers(tell("tools", "stressor-checklist-glos"), "Child’s age") == ["Not known"]


def test_a_tool_that_was_replaced_says_by_what_and_that_nothing_is_converted() -> None:
    page = tell("tools", "pir-gas")
    assert [tag.words for tag in page.tags] == ["Replaced"]
    (notice,) = page.notices
    assert notice.startswith("Replaced by DC:0-5")
    assert notice.endswith("Old scores stay as they are and are never converted.")
    (now,) = answers(page, "What replaced it")
    assert now.startswith("DC:0-5")
    assert tell("tools", "asq-3").notices == ()


def test_an_address_on_the_web_is_a_link() -> None:
    (row,) = (
        row
        for row in section(tell("frameworks", "hexagon"), "about").rows
        if row.label == "Where to find it"
    )
    assert row.said[0].href == library().frameworks["hexagon"].link


def test_a_framework_leads_to_the_parts_that_we_hold() -> None:
    for name, kind in (("hexagon", "hexagon"), ("aimh-competencies", "competencies")):
        hrefs = {said.href for said in section(tell("frameworks", name), "parts").points}
        assert hrefs == {f"/library/{kind}/{part}/" for part in library().kind(kind)}
    assert not section(tell("frameworks", "training-matrix-gm"), "parts").shown


def test_the_hexagon_has_no_total() -> None:
    page = tell("hexagon", "evidence")
    assert page.notices == ("Look at the six one by one: there is no total and no cut-off.",)
    rows = cells(table(page, "Ratings"))
    assert [row[0] for row in rows] == ["5 of 5", "4 of 5", "3 of 5", "2 of 5", "1 of 5"]
    assert answers(page, "What it is about") == ["The programme"]


def test_a_competency_is_a_name_alone() -> None:
    page = tell("competencies", "development")
    assert page.lead == "Domain 2 of the infant mental health competencies."
    assert answers(page, "Who it is for") == ["Not known"]
    assert "Only names are held here" in page.notices[0]


THEORY = library().theories["clinical-example"]


def test_a_theory_shows_every_box_at_its_stage() -> None:
    page = tell("theories", THEORY.id)
    for stage in ("need", "mechanism", "activity", "short-term", "medium-term", "long-term"):
        (boxes,) = section(page, stage).tables
        assert [row[1] for row in cells(boxes)] == [
            node.label for node in THEORY.nodes if node.stage == stage
        ]


def test_a_theory_keeps_what_is_stated_from_what_we_read_into_it() -> None:
    page = tell("theories", THEORY.id)
    stated = cells(table(page, "Arrows that the source states"))
    inferred = cells(table(page, "Arrows that are our reading, and not in the source"))
    assert len(stated) == sum(link.status == "stated" for link in THEORY.links)
    assert len(stated) + len(inferred) == len(THEORY.links)
    assert stated[0][:2] == [
        "A1. Offer varied direct therapeutic work: dyad, triad, couple, or parent alone",
        "A2. Work through trauma, stressors, anxiety and risk",
    ]


def test_a_theory_without_stated_arrows_says_so() -> None:
    links = tuple(link for link in THEORY.links if link.status == "inferred")
    page = TELL["theories"](THEORY.model_copy(update={"links": links}), Writer(KNOWN))
    held = table(page, "Arrows that the source states")
    assert (held.intro, held.rows) == ("There are none.", ())


def test_a_box_names_its_measures_as_people_do() -> None:
    (boxes,) = section(tell("theories", THEORY.id), "medium-term").tables
    by_box = {row[0]: row[4] for row in cells(boxes)}
    assert by_box["D1"] == (
        "CORE-10; Patient Health Questionnaire-9; Generalised Anxiety Disorder-7"
    )
    assert "Infant Strange Situation Procedure" in by_box["D2"]


def test_the_name_of_a_box_shows_where_it_stands_and_on_its_arrows() -> None:
    """It cannot change alone, since arrows hold it; changed everywhere, it shows everywhere."""
    renamed = TheoryOfChange.model_validate_json(
        THEORY.model_dump_json().replace('"m2"', '"renamed"')
    )
    before = repr(told_in("theories", THEORY, library()))
    after = repr(told_in("theories", renamed, library()))
    assert before != after
    assert before.replace("'M2'", "'RENAMED'").replace("M2. ", "RENAMED. ") == after


def test_a_stressor_says_plainly_who_may_see_it() -> None:
    page = tell("stressors", "stressor-dv")
    assert answers(page, "Who may see it") == [
        "Sensitive: keep it off shared screens, and off records that the other parent can see"
    ]
    assert answers(page, "Safeguarding") == ["Ticking it opens the safeguarding step"]
    assert [tag.words for tag in page.tags] == ["Strain"]


def test_what_protects_a_family_is_a_strength() -> None:
    page = tell("stressors", "strength-help")
    assert [tag.words for tag in page.tags] == ["Strength"]
    assert answers(page, "What it is") == ["Strength: something that protects the family"]
    assert answers(page, "Who may see it") == ["Not marked as sensitive"]


def test_no_stressor_predicts() -> None:
    for name in library().stressors:
        assert "predict nothing about one" in tell("stressors", name).notices[0]


def test_the_list_of_stressors_begins_with_strengths_and_leaves_none_out() -> None:
    page = list_page("stressors", KNOWN)
    assert page.sections[0].title == "Strengths: what protects this family"
    assert all(each.title.startswith("Strains: ") for each in page.sections[1:])
    shown = [said.href for each in page.sections for said in each.points]
    assert len(shown) == len(set(shown)) == len(library().stressors)
    for each in page.sections:
        orders = [library().stressors[said.href.split("/")[3]].order for said in each.points]
        assert orders == sorted(orders)


def test_the_list_of_stressors_marks_sensitive_items() -> None:
    page = list_page("stressors", KNOWN)
    for each in page.sections:
        for said in each.points:
            stressor = library().stressors[said.href.split("/")[3]]
            assert ("Sensitive" in said.marks) == stressor.sensitive
            assert ("Opens the safeguarding step" in said.marks) == stressor.safeguarding


def test_advice_on_words_never_blocks() -> None:
    page = tell("wording", "hard-to-reach")
    assert page.title == "Seldom heard"
    assert page.lead == "In place of “hard to reach”."
    assert page.notices == ("This is advice to a writer. Nothing that you write is blocked.",)
    term = tell("wording", "bonding")
    assert term.lead == "The carer's feelings for the baby. Not the same as attachment."
    assert answers(term, "In place of") == ["No other words"]


def test_a_search_word_shows_what_it_also_finds() -> None:
    page = tell("synonyms", "postnatal-depression")
    pnd = library().synonyms["postnatal-depression"]
    assert answers(page, "Other names for the same, found too") == list(pnd.means)
    near = answers(page, "Related to it and not the same, found too")
    assert near == list(pnd.related)
    assert answers(tell("synonyms", "partners"), "Other names for the same, found too") == ["None"]


def resolution(first: str, second: str) -> Resolution:
    return Resolution(
        id="made-for-a-test",
        as_of="2026-11",
        checked_by=None,
        next_review_on=dt.date(2027, 5, 22),
        between=(first, second),
        verdict="Read the larger trial.",
        reason="It is the only one with families like ours.",
        decided_by="Dr Amara Okafor",
        decided_on=dt.date(2026, 11, 2),
    )


def test_a_verdict_leads_to_both_findings_and_names_who_gave_it() -> None:
    for each in contradictions(library()):
        point = each.points[0]
        held = resolution(point.first.id, point.second.id)
        page = TELL["resolutions"](held, Writer(KNOWN))
        (row,) = (row for row in section(page, "verdict").rows if row.label == "Between")
        kinds = {"claims" if ":" not in one else "reviews" for one in held.between}
        assert {said.href.split("/")[2] for said in row.said} == kinds
        assert answers(page, "Decided by") == ["Dr Amara Okafor"]
        assert answers(page, "Decided on") == ["2 November 2026"]
        assert page.lead == "Read the larger trial."


def test_a_verdict_on_what_is_no_longer_held_keeps_its_words() -> None:
    page = TELL["resolutions"](resolution("gone", "gone:amount"), Writer(KNOWN))
    assert answers(page, "Between") == ["gone", "gone:amount"]
