"""Rating scales and the table across them, which is for orientation only and always says so."""

import pytest

from attunement.knowledge import library
from attunement.knowledge.practice.rating_scale import ORIENTATION_ONLY
from attunement.service.library.presenters.crosswalk import level_name
from attunement.service.library.presenters.lists import list_page
from attunement.service.library.presenters.writing import Writer
from integration.library.telling import KNOWN, answers, cells, section, table, tell

ACROSS = "How levels read across scales"


def test_a_scale_shows_its_question_and_its_levels() -> None:
    page = tell("rating-scales", "eif")
    assert answers(page, "The question") == [library().rating_scales["eif"].answers]
    rows = cells(table(page, "Levels"))
    assert [row[0] for row in rows] == ["NE", "NL2", "2", "2+", "3", "3+", "4", "4+"]
    ne = rows[0]
    assert ne[1] == "Found not to be effective"
    assert ne[3] == "The model should adapt and learn; not proof it can never work"
    assert ne[4] == "-1"


def test_no_rating_is_not_a_low_one() -> None:
    for name in library().rating_scales:
        assert tell("rating-scales", name).notices == (
            "No rating on this scale means that nobody has assessed it. It never means “low”.",
        )


def test_a_code_that_is_no_step_says_so() -> None:
    rows = cells(table(tell("rating-scales", "cebc"), "Levels"))
    assert rows[-1][0] == "NR"
    assert rows[-1][4] == "Not a step"


def test_what_a_level_means_may_be_unknown() -> None:
    rows = cells(table(tell("rating-scales", "blueprints"), "Levels"))
    assert {row[2] for row in rows} == {"Not known"}


@pytest.mark.parametrize("name", library().rating_scales)
def test_a_scale_shows_the_rows_that_use_it_under_the_warning(name: str) -> None:
    using = [row for row in library().crosswalk.values() if name in row.levels]
    held = section(tell("rating-scales", name), "reads-like")
    if not using:
        assert held.tables == ()
        assert held.nothing
        return
    (across,) = held.tables
    assert across.intro == ORIENTATION_ONLY
    assert len(across.rows) == len(using)


def test_the_list_has_every_scale_and_one_table_with_a_column_each() -> None:
    page = list_page("rating-scales", KNOWN)
    assert page == list_page("crosswalk", KNOWN)
    names = [row[0] for row in cells(table(page, "Rating scales"))]
    assert names == [scale.name for scale in library().rating_scales.values()]
    across = table(page, ACROSS)
    assert across.intro == ORIENTATION_ONLY
    used = {scale for row in library().crosswalk.values() for scale in row.levels}
    assert set(across.head[1:-2]) == {library().rating_scales[scale].name for scale in used}
    rows = cells(across)
    ordered = sorted(library().crosswalk.values(), key=lambda row: row.order)
    assert [row[0].lower() for row in rows] == [row.reading for row in ordered]


def test_each_cell_is_the_record_s_own_level() -> None:
    """The slow way: look each cell up by row and column."""
    across = table(list_page("rating-scales", KNOWN), ACROSS)
    by_name = {scale.name: scale for scale in library().rating_scales.values()}
    by_reading = {row.reading: row for row in library().crosswalk.values()}
    for row in cells(across):
        record = by_reading[row[0][:1].lower() + row[0][1:]]
        for name, cell in zip(across.head[1:-2], row[1:-2], strict=True):
            scale = by_name[name]
            codes = record.levels.get(scale.id, ())
            labels = {level.label for level in scale.levels if level.code in codes}
            shown = {part.rpartition(": ")[2] for part in cell.split("; ")}
            assert shown == (labels or {"No level reads like this"})


def test_a_row_stands_on_its_own_page_under_the_warning() -> None:
    page = tell("crosswalk", "possible-harm")
    assert page.notices == (ORIENTATION_ONLY,)
    assert cells(table(page, "Levels by scale")) == [
        ["California Evidence-Based Clearinghouse scientific rating", "5: Concerning practice"]
    ]
    assert answers(page, "Hexagon rating for evidence") == ["No rating reads like this"]
    assert answers(page, "Remark") == ["EIF has no level for harm: harm is carried apart."]


def test_no_effect_is_never_read_as_harm() -> None:
    none = tell("crosswalk", "tested-no-benefit")
    assert "harm" not in repr(none.sections).lower()


@pytest.mark.parametrize(
    ("scale", "code", "words"),
    [
        ("eif", "2+", "2+: Preliminary plus"),
        ("eif", "NE", "NE: Found not to be effective"),
        ("title-iv-e", "does-not-meet", "Does not meet"),
        ("slideshow-2016", "established", "Established evidence"),
        ("scot-ei-framework", "1", "1"),
        ("eif", "9", "9"),
        ("no-such-scale", "9", "9"),
    ],
)
def test_a_level_goes_by_its_name_and_by_a_code_that_people_say(
    scale: str, code: str, words: str
) -> None:
    assert level_name(scale, code, Writer(KNOWN)) == words
