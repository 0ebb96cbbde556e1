"""The page that one searches on: what it says it did, what it folds away, and what it offers."""

import datetime as dt
import re
from collections.abc import Callable

import pytest
from django.test import Client

from attunement.knowledge import library
from attunement.knowledge.search import FACETS, Filters, search
from attunement.measures.documents import measure_documents
from attunement.service.accounts.viewer import Viewer
from attunement.service.library.forms import EARLIEST, LONGEST_QUERY, AsKnownForm
from attunement.service.library.presenters.search_filters import filter_groups
from world import World

ClientFor = Callable[[Viewer], Client]


@pytest.fixture
def reader(world: World, client_for: ClientFor) -> Client:
    return client_for(world.practitioner)


def opened(reader: Client, address: str = "/library/", status: int = 200, **asked: object) -> str:
    answer = reader.get(address, asked)
    assert answer.status_code == status, address
    return " ".join(answer.content.decode().split())


class TestWhatWasDone:
    def test_a_correction_is_said_and_is_one(self, reader: Client) -> None:
        page = opened(reader, q="masage")
        assert "No record says “masage”. Showing “massage”." in page
        assert "manage" not in page.split("attunement-results")[1].split("</ol>")[0]

    def test_a_real_word_that_nothing_holds_is_not_corrected(self, reader: Client) -> None:
        page = opened(reader, q="tongue tie")
        assert "Nothing was found for “tongue” or “tie”." in page
        assert "0 results" in page
        assert "Showing" not in page
        assert "Try other words.</p>" in page
        assert "or take a filter away" in opened(reader, q="tongue tie", age="before-birth")

    def test_a_common_word_alone_is_told_to_say_little(self, reader: Client) -> None:
        assert "“baby” says little by itself here." in opened(reader, q="baby")
        assert "or choose the baby’s age" in opened(reader, q="baby")
        assert "says little by itself" not in opened(reader, q="baby massage")

    def test_a_number_alone_is_told_to_say_little_and_finds_nothing(self, reader: Client) -> None:
        page = opened(reader, q="7")
        assert "0 results" in page
        assert "such as sleep or crying.</p>" in page

    def test_related_is_not_called_the_same(self, reader: Client) -> None:
        page = opened(reader, q="scared")
        assert "“scared” is related to “frightened”" in page
        assert "means the same" not in page

    def test_weak_matches_are_folded_behind_their_number(self, reader: Client) -> None:
        found = search("video feedback", library=library(), also=measure_documents())
        weak = sum(hit.weak for hit in found.hits)
        folded = opened(reader, q="video feedback")
        assert weak
        shown = folded.count("<h3 class=")
        assert f"and {weak} weaker matches</h2>" in folded
        assert f">Show {weak} weaker matches</a>" in folded
        everything = opened(reader, q="video feedback", every="yes")
        assert everything.count("<h3 class=") > shown
        assert f">Show {weak} weaker" not in everything

    def test_more_than_fit_are_said_to_be_more(self, reader: Client) -> None:
        assert f"Show all {len(library().programmes)}" in opened(reader)


class TestTyping:
    def test_more_is_refused_with_how_to_mend_it_and_nothing_is_lost(self, reader: Client) -> None:
        typed = "massage " * 40
        page = opened(reader, status=422, q=typed, age="before-birth")
        assert "There is a problem" in page
        assert f"Search for up to {LONGEST_QUERY} letters at a time. You typed 319" in page
        assert f'value="{typed}"' in page or f'value="{typed.strip()}"' in page
        assert '<input type="hidden" name="age" value="before-birth">' in page
        assert "results" not in page.split("<main")[1].split("attunement-results")[0]

    def test_as_json_it_is_refused_too(self, reader: Client) -> None:
        assert reader.get("/library/search.json", {"q": "x" * 201}).status_code == 400

    def test_a_button_stands_beside_the_box_and_one_after_the_filters(self, reader: Client) -> None:
        form = opened(reader).split('role="search"')[1].split("</form>")[0]
        beside = form.index(">Search</button>")
        assert form.index('name="q"') < beside < form.index("<fieldset")
        assert form.rindex("</fieldset>") < form.index(">Apply filters</button>")

    def test_what_was_typed_cannot_be_markup(self, reader: Client) -> None:
        assert "<script>alert" not in opened(reader, q="<script>alert(1)</script>")


class TestFilters:
    @pytest.mark.parametrize("query", ["", "massage", "depressed", "vipp"])
    def test_only_answers_that_split_the_results_are_offered(self, query: str) -> None:
        results = search(query, library=library())
        every = sum(hit.kind == "programmes" for hit in results.hits)
        offered = {group.name: group for group in filter_groups(results)}
        for facet in FACETS:
            splitting = [one for one in results.filters[facet.name] if 0 < one.count < every]
            held = offered.get(facet.name.value)
            assert (
                [one.value for one in held.options] == [one.value for one in splitting]
                if (held)
                else not splitting
            )

    def test_what_is_chosen_stays_so_that_it_can_be_taken_away(self) -> None:
        results = search("", Filters.of(uk=["available"], eif=["4"]), library=library())
        shown = {option.value for group in filter_groups(results) for option in group.options}
        assert {"available", "4"} <= shown

    def test_not_known_is_an_answer_with_its_count(self, reader: Client) -> None:
        page = opened(reader)
        for name in ("risk-band", "training-cost", "level", "cost"):
            group = page.split(f'name="{name}"')
            assert re.search(r"Not known \(\d+\)", group[-1]), name
        assert "No finding says" not in page

    def test_levels_have_the_words_of_the_scale(self, reader: Client) -> None:
        page = opened(reader)
        scale = library().rating_scales["eif"]
        assert "Level 3: efficacy (" in page
        assert "Level 2+: preliminary plus (" in page
        level = scale.level("NE")
        assert level is not None
        assert f"NE: {level.label.lower()} (" in page

    def test_a_name_of_a_level_that_is_not_sure_is_left_out(self) -> None:
        (eif,) = [facet for facet in FACETS if facet.scale == "eif"]
        words = eif.worded(library())
        assert words["3+"] == "level 3+"
        assert words["NL2"] == "NL2: not level 2"
        assert words["unknown"] == "not rated"
        early = library().as_known_on(dt.date(1995, 1, 1))
        assert eif.worded(early)["3"] == "3"


class TestReviewsSideBySide:
    @pytest.mark.parametrize("address", ["/library/", "/library/reviews/"])
    def test_the_review_of_reviews_is_led_to(self, reader: Client, address: str) -> None:
        page = opened(reader, address)
        assert 'href="/library/reviews/axford-2015a/">Review of reviews: 6 reviews' in page

    def test_not_on_a_day_before_it(self, reader: Client) -> None:
        for address in ("/library/", "/library/reviews/"):
            assert "side by side</a></li></ul>" not in opened(reader, address, on="2001-01-01")
            assert "Review of reviews:" not in opened(reader, address, on="2001-01-01")


class TestWayBack:
    CARD = "/library/programmes/vig/"

    def back(self, reader: Client, came_from: str) -> str:
        page = opened(reader, self.CARD, **{"from": came_from})
        return page.split('class="nhsuk-back-link" href="')[1].split("</a>")[0]

    def test_to_the_page_of_ours_that_somebody_came_from(self, reader: Client) -> None:
        assert self.back(reader, "/library/compare/?programme=vig&amp=1") == (
            '/library/compare/?programme=vig&amp;amp=1">Back to where you were'
        )

    @pytest.mark.parametrize(
        "elsewhere",
        [
            "https://example.org/",
            "//example.org/",
            "/\\example.org",
            "///example.org",
            "http:///example.org",
            "javascript:alert(1)",
            "/no/such/page/",
            "library/",
            "",
            "/library/\n//example.org",
            "/%09/example.org",
        ],
    )
    def test_never_off_the_site_nor_to_no_page(self, reader: Client, elsewhere: str) -> None:
        assert self.back(reader, elsewhere) == '/library/programmes/">Back to programmes'


class TestDay:
    @pytest.mark.parametrize("year", ["1800", "1989", "2999"])
    def test_a_day_outside_says_which_can_be_asked_for(self, reader: Client, year: str) -> None:
        typed = {"known_on_day": "1", "known_on_month": "5", "known_on_year": year}
        page = opened(reader, status=422, **typed)
        assert "The day must be from 1 January 1990 to today, " in page
        assert f'value="{year}"' in page
        by_address = opened(reader, status=422, on=f"{year}-05-01")
        assert "The day must be from 1 January 1990 to today, " in by_address

    def test_a_year_of_two_numbers_is_told_to_have_four(self) -> None:
        form = AsKnownForm({"known_on_day": "1", "known_on_month": "5", "known_on_year": "19"})
        assert "the year must have 4 numbers" in str(form.errors)

    def test_the_first_day_can_be_asked_for(self, reader: Client) -> None:
        page = opened(reader, on=EARLIEST.isoformat())
        assert "What was known on 1 January 1990." in page


class TestJson:
    def test_a_measure_says_that_it_is_as_today(self, reader: Client) -> None:
        then = reader.get("/library/measures/phq-9.json", {"on": "2019-10-01"}).json()
        assert (then["on"], then["as_today"]) == ("2019-10-01", True)
        programme = reader.get("/library/programmes/vig.json", {"on": "2019-10-01"}).json()
        assert (programme["on"], programme["as_today"]) == ("2019-10-01", False)
        now = reader.get("/library/programmes/vig.json").json()
        assert (now["on"], now["as_today"]) == (None, True)

    def test_so_does_a_list(self, reader: Client) -> None:
        for kind, as_today in (("measures", True), ("programmes", False), ("search", False)):
            said = reader.get(f"/library/{kind}.json", {"on": "2019-10-01"}).json()
            assert (said["on"], said["as_today"]) == ("2019-10-01", as_today)
