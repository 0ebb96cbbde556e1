"""Guidance, its contacts and its statements: what was replaced leads to what replaced it."""

from dataclasses import replace

from attunement.knowledge import library
from attunement.service.library.presenters.lists import list_page
from attunement.service.library.presenters.record import TELL
from attunement.service.library.presenters.writing import Writer
from attunement.service.library.selectors import Known
from integration.library.telling import KNOWN, TODAY, answers, cells, section, table, tell


def test_a_superseded_document_says_so_first_and_leads_on() -> None:
    page = tell("guidance-documents", "qs37-2013")
    assert [tag.words for tag in page.tags] == ["Superseded"]
    assert page.notices == (
        "This has not been current guidance since 27 September 2022. Read instead: NICE QS37 "
        "Postnatal care (updated 27 Sept 2022). Local audits may still use it.",
    )
    (row,) = (row for row in section(page, "about").rows if row.label == "Replaced by")
    assert row.said[0].href == "/library/guidance-documents/qs37-2022/"


def test_what_replaced_it_leads_back() -> None:
    page = tell("guidance-documents", "qs37-2022")
    assert page.notices == ()
    assert answers(page, "It replaced") == ["NICE QS37 Postnatal care (2013 numbering)"]
    assert answers(page, "Replaced by") == ["Nothing that we know"]


def test_before_it_was_replaced_it_was_current() -> None:
    on = TODAY.replace(year=2019)
    then = Known(library().as_known_on(on), TODAY, on)
    page = tell("guidance-documents", "qs37-2013", then)
    assert [tag.words for tag in page.tags] == ["Current when we looked"]
    assert page.notices == ()


def test_a_superseded_document_whose_successor_nobody_knows() -> None:
    document = library().guidance_documents["qs37-2013"]
    lost = document.model_copy(update={"superseded_by": None, "superseded_from": None})
    page = TELL["guidance-documents"](lost, Writer(KNOWN))
    assert page.notices == ("This has not been current guidance. Local audits may still use it.",)
    assert answers(page, "Replaced by") == ["Not known"]
    assert answers(page, "Replaced from") == ["Not known"]


def test_a_document_that_does_not_exist_is_a_finding() -> None:
    page = tell("guidance-documents", "none-for-teams")
    assert [tag.words for tag in page.tags] == ["No such document was found"]
    assert answers(page, "Published on") == ["Not known"]


def test_a_document_shows_its_statements() -> None:
    rows = cells(table(tell("guidance-documents", "qs133"), "Statements"))
    assert len(rows) == 4
    assert rows[0][0].startswith("A full assessment comes before")
    assert [row[3] for row in rows] == ["Yes", "No", "Yes", "No"]


def test_a_document_shows_the_contacts_that_its_statements_name() -> None:
    rows = cells(table(tell("guidance-documents", "qs128"), "Contacts"))
    assert ["New birth visit", "10 to 14 days after birth; late after that, up to 30 days"] in rows
    assert len(rows) == 5


def test_a_document_shows_the_contacts_that_were_read_in_its_pages() -> None:
    rows = cells(table(tell("guidance-documents", "hv-metrics"), "Contacts"))
    assert {row[0] for row in rows} >= {"New birth visit", "6-8 week review", "9-12 month review"}


def test_what_was_recalled_ties_no_contact_to_a_document() -> None:
    """CG192 and three contacts were all recalled: that makes them no more each other's."""
    page = tell("guidance-documents", "cg192")
    assert section(page, "contacts").tables == ()
    assert section(page, "contacts").nothing


def test_a_contact_shows_its_window_and_its_audit_measures() -> None:
    page = tell("contacts", "hv-new-birth")
    assert page.lead == "10 to 14 days after birth; late after that, up to 30 days."
    assert cells(table(page, "Audit measures")) == [
        [
            "C2",
            "Visit at or before day 14",
            "Children who turned 30 days in the quarter",
            "Not stated",
            "No time given",
        ],
        [
            "C3",
            "Visit after day 14",
            "Children who turned 30 days in the quarter",
            "Not stated",
            "No time given",
        ],
    ]


def test_whether_a_contact_is_law_is_yes_no_or_not_known() -> None:
    label = "Must it be offered by law?"
    assert answers(tell("contacts", "hv-new-birth"), label) == ["Yes, it is statutory"]
    assert answers(tell("contacts", "hv-6-month"), label) == ["No, it is suggested"]
    assert answers(tell("contacts", "gp-6-8-week"), label) == ["Not known"]


def test_the_nation_of_a_contact_shows() -> None:
    assert answers(tell("contacts", "hv-new-birth"), "Where in the UK") == ["England"]


def test_a_contact_leads_to_what_asks_for_it() -> None:
    ((statement, document),) = table(tell("contacts", "hv-new-birth"), "Statements").rows
    assert statement.href == "/library/statements/qs128-s1/"
    assert document.href == "/library/guidance-documents/qs128/"


def test_a_contact_that_we_are_less_sure_of_says_so() -> None:
    (row,) = (
        row for row in section(tell("contacts", "hv-6-month"), "when").rows if row.label == "When"
    )
    assert row.said[0].marks == ("Fairly sure", "Not yet checked against the publisher")


def test_a_statement_shows_how_much_it_asks_for() -> None:
    page = tell("statements", "ng26-video-feedback")
    assert [(row.label, row.said[0].text) for row in section(page, "dose").rows] == [
        ("Sessions", "At least 10 sessions"),
        ("Length of a session", "60 minutes; the longest is not stated"),
        ("Over how long", "3 to 4 months"),
        ("Filming in a session", "10 to 20 minutes"),
        ("How often", "Not stated"),
        ("Where", "Home"),
    ]
    assert answers(page, "How strongly it is asked for") == ["Offer (a strong recommendation)"]
    assert answers(page, "Programme") == ["Video feedback (generic)"]


def test_equal_bounds_are_one_number() -> None:
    rows = section(tell("statements", "ng26-pcp"), "dose").rows
    assert next(row for row in rows if row.label == "Over how long").said[0].text == "12 months"


def test_a_statement_without_a_dose_says_nothing_of_one() -> None:
    assert section(tell("statements", "qs133-s2"), "dose").nothing == "It does not say how much."


def test_a_statement_shows_the_tools_that_it_lists_with_their_ages() -> None:
    assert cells(table(tell("statements", "ng26-tools"), "Tools")) == [
        ["Infant Strange Situation Procedure", "11 to 17 months"],
        ["Attachment Q-sort (AQS)", "12 to 48 months"],
    ]


def test_a_statement_leads_to_its_document_and_shows_when_it_is_counted() -> None:
    page = tell("statements", "cg192-access")
    assert page.title == "Timely access"
    (row,) = (row for row in section(page, "asks").rows if row.label == "Document")
    assert row.said[0].href == "/library/guidance-documents/cg192/"
    assert [row[4] for row in cells(table(page, "Audit measures"))] == [
        "Within 14 days of the referral",
        "Within 31 days of the first assessment",
    ]


def test_statements_without_a_short_name_are_told_apart() -> None:
    titles = [tell("statements", name).title for name in library().statements]
    assert len(titles) == len(set(titles))


def test_the_list_keeps_nice_apart_and_superseded_last() -> None:
    page = list_page("guidance-documents", KNOWN)
    assert [each.title for each in page.sections] == ["From NICE", "From others"]
    rows = cells(section(page, "nice").tables[0])
    assert all(row[0].startswith("NICE") for row in rows)
    assert [row[1] for row in rows].count("Superseded") == 1
    assert rows[-1] == [
        "NICE QS37 Postnatal care (2013 numbering)",
        "Superseded",
        "16 July 2013",
        "NICE QS37 Postnatal care (updated 27 Sept 2022)",
    ]
    assert section(page, "nice").tables[0].rows[-1][3].href == (
        "/library/guidance-documents/qs37-2022/"
    )
    shown = {row[0] for each in page.sections for row in cells(each.tables[0])}
    assert shown == {each.title for each in library().guidance_documents.values()}


def test_a_record_of_the_team_and_one_past_its_review_wear_it_in_the_list() -> None:
    local = replace(library(), local=frozenset({("guidance-documents", "ng26")}))
    late = TODAY.replace(year=2030)
    ours = next(
        row[0]
        for row in section(list_page("guidance-documents", Known(local, late)), "nice")
        .tables[0]
        .rows
        if row[0].text.startswith("NICE NG26")
    )
    assert ours.marks[0] == "Local: added by your team"
    assert ours.marks[1].startswith("Past its review date")
