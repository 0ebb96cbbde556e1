"""The card of a programme: one phrase for a range, cautions early, plain names, the later trial."""

import re

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from attunement.knowledge import library
from attunement.knowledge.kinds import KINDS
from attunement.knowledge.programme import Dose, Programme
from attunement.knowledge.rating import Scheme
from attunement.knowledge.record import Quantity
from attunement.knowledge.vocabulary import Flag
from attunement.service.library.presenters import comparing, delivery, families
from attunement.service.library.presenters.blocks import Said, parts, words_of
from attunement.service.library.presenters.comparing import compare_page
from attunement.service.library.presenters.writing import MONTHS_TO, Writer, age
from integration.library.telling import KNOWN, answers, everything_said, section, tell
from world import World

PROGRAMMES = list(library().programmes.values())


@pytest.fixture
def reader(world: World, client_for: object) -> Client:
    return client_for(world.practitioner)  # type: ignore[operator]


def dose(least: Quantity | None, most: Quantity | None, planned: Quantity | None = None) -> Dose:
    return Dose(
        sessions=planned,
        min_sessions=least,
        max_sessions=most,
        minutes=None,
        weeks=None,
        frequency=None,
        notes=(),
    )


def times(value: int, source: str = "S1") -> Quantity:
    return Quantity(value=value, sources=(source,))


class TestSessions:
    @pytest.mark.parametrize(
        ("held", "told"),
        [
            (dose(times(6), times(12)), ["6 to 12 sessions"]),
            (dose(times(8), times(18), times(18)), ["18 sessions", "8 to 18 sessions"]),
            (dose(times(6), None), ["At least 6 sessions"]),
            (dose(None, times(12)), ["At most 12 sessions"]),
            (dose(times(1), times(2, "S0")), ["At least 1 session", "At most 2 sessions"]),
            (dose(None, None, times(7)), ["7 sessions"]),
            (dose(None, None), []),
        ],
    )
    def test_a_range_is_one_phrase_where_one_source_gives_it(
        self, held: Dose, told: list[str]
    ) -> None:
        assert [said.text for said in delivery.sessions(held, Writer(KNOWN))] == told

    def test_on_the_card(self) -> None:
        told = tell("programmes", "circle-of-security-parenting")
        assert answers(told, "How many sessions") == ["8 to 10 sessions"]
        assert "8 to 10 sessions" in str(section(told, "versions").tables[0].rows)
        missing = " ".join(said.text for said in section(told, "change-our-mind").points)
        assert "how many sessions" not in missing
        assert answers(tell("programmes", "vig"), "How many sessions") == ["Not known"]


class TestAges:
    @given(st.integers(0, 300))
    def test_an_age_is_said_whole_and_in_years_past_the_second_birthday(self, months: int) -> None:
        words = age(months)
        if months == 0:
            assert words == "birth"
            return
        said = dict(zip(words.split()[1::2], map(int, words.split()[::2]), strict=True))
        years = said.get("years", 0) + said.get("year", 0)
        assert 12 * years + said.get("months", 0) + said.get("month", 0) == months
        assert (years > 0) == (months > MONTHS_TO)

    def test_both_bounds_are_one_phrase(self) -> None:
        told = tell("programmes", "epec-system")
        assert answers(told, "Baby's age") == ["From birth to 18 years"]

    def test_nobody_reads_an_age_of_hundreds_of_months(self) -> None:
        for one in PROGRAMMES:
            for words in answers(tell("programmes", one.id), "Baby's age"):
                numbers = [int(word) for word in words.split() if word.isdecimal()]
                assert all(number <= 40 for number in numbers), words


class TestOrder:
    def test_cautions_come_right_after_for_whom(self) -> None:
        ids = [each.id for each in tell("programmes", "infant-massage").sections]
        assert ids[:3] == ["aims", "for-whom", "cautions"]

    def test_compare_keeps_the_order_of_the_card(self) -> None:
        ids = [each.id for each in tell("programmes", "vig").sections]
        assert [each for each in ids if each in comparing.SECTIONS] == list(comparing.SECTIONS)


class TestNotes:
    def test_no_note_says_what_its_field_says(self) -> None:
        for one in PROGRAMMES:
            note = one.format.mode_note
            if note:
                modes = " ".join(mode.words for mode in one.format.modes)
                assert _words(note.text) - _words(modes) - FILLING, (one.id, note.text)


FILLING = frozenset({"and", "or", "individual", "dyad", "one-to-one"})
"""What adds nothing to "one family at a time" or to "in a group"."""


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z-]+", text.casefold()))


class TestNames:
    def test_every_family_has_a_name_and_none_is_left_over(self) -> None:
        assert set(families.FAMILIES) == {one.family for one in PROGRAMMES}
        assert len(set(families.FAMILIES.values())) == len(families.FAMILIES)

    def test_every_register_has_a_name(self) -> None:
        assert set(families.REGISTERS) == set(Scheme)

    def test_a_teams_own_family_is_called_after_its_first_programme(self) -> None:
        (own,) = [one for one in PROGRAMMES if one.id == "vig"]
        assert families.family_name("no-such-family", library()) == "no-such-family"
        own = own.model_copy(update={"family": "ours"})
        held = {kind: library().kind(kind) for kind in KINDS}
        changed = type(library()).of({**held, "programmes": {"vig": own}}, version="changed")
        assert families.family_name("ours", changed) == own.name

    def test_ratings_in_words(self) -> None:
        assert families.rated(Scheme.EIF, "2+") == "EIF level 2+"
        assert families.rated(Scheme.CEBC, "1") == "CEBC: 1"

    def test_the_family_is_named_on_the_card(self) -> None:
        told = tell("programmes", "watch-wait-and-wonder")
        assert answers(told, "Family of programmes") == ["Watch, Wait and Wonder"]

    def test_no_card_shows_a_code(self) -> None:
        for one in PROGRAMMES:
            for said in everything_said(tell("programmes", one.id)):
                assert not re.search(r"\((eif|class|cebc)\)|, base\)|\beif\b", said.text), one.id


class TestTheLaterTrial:
    def test_the_banner_names_it_with_its_date_and_leads_to_it(self) -> None:
        (notice,) = tell("programmes", "circle-of-security-parenting").notices
        assert isinstance(notice, Said)
        assert notice.text.startswith(
            "A later, larger trial points the other way: Rosan et al. (20"
        )
        assert notice.href == "/library/studies/cosi-2025/"

    def test_the_flag_and_the_trial_stand_together(self) -> None:
        for one in PROGRAMMES:
            assert (Flag.SUPERSEDED in one.flags) == (one.later_trial is not None)
            said = " ".join(map(words_of, tell("programmes", one.id).notices))
            assert ("points the other way" in said) == (one.later_trial is not None)

    def test_a_flag_without_its_trial_is_refused(self) -> None:
        held = library().programmes["vig"].model_dump()
        for changes in ({"flags": ["superseded"]}, {"later_trial": "cosi-2025"}):
            with pytest.raises(ValueError, match="name the trial that points the other way"):
                Programme.model_validate({**held, **changes})

    def test_the_cautions_name_it_too(self) -> None:
        first = section(tell("programmes", "circle-of-security-parenting"), "cautions").points[0]
        assert first.href == "/library/studies/cosi-2025/"

    def test_on_the_page_and_in_print(self, reader: Client) -> None:
        page = reader.get("/library/programmes/circle-of-security-parenting/").content.decode()
        banner = page.split("nhsuk-inset-text")[1].split("</div>")[0]
        assert 'href="/library/studies/cosi-2025/"' in banner
        pdf = reader.get("/library/programmes/circle-of-security-parenting.pdf")
        assert pdf.content.startswith(b"%PDF")


class TestCompare:
    def test_findings_are_a_list_of_short_sentences(self) -> None:
        page = compare_page(["infant-massage", "vipp-sd"], KNOWN)
        (row,) = section(page, "findings").tables[0].rows  # type: ignore[arg-type]
        massage = parts(row[1])
        assert len(massage) == len(library().claims_about("infant-massage"))
        for said in massage:
            assert "Not reported" not in said.text
            assert ";" not in said.text
            assert said.text.endswith(".")
            assert ".." not in said.text
        assert any("Helps. g 0.85, interval" in said.text for said in massage)
