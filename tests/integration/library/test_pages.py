"""The library's pages: what a reader asks and what stands there."""

import datetime as dt
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from django.test import Client
from pypdf import PdfReader

from attunement.knowledge import library
from attunement.knowledge.loader import RECORDS
from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.library.views import page as library_page
from world import World

ClientFor = Callable[[Viewer], Client]


@pytest.fixture
def reader(world: World, client_for: ClientFor) -> Client:
    return client_for(world.practitioner)


def opened(reader: Client, address: str, **asked: object) -> str:
    answer = reader.get(address, asked)
    assert answer.status_code == 200, address
    return " ".join(answer.content.decode().split())


class TestSearch:
    @pytest.mark.parametrize(
        ("typed", "first"),
        [
            ("baby massage", "Infant massage"),
            ("watch wait wonder", "Watch, Wait and Wonder"),
            ("vippp", "VIPP"),
        ],
    )
    def test_as_people_type_it_with_the_reason(
        self, reader: Client, typed: str, first: str
    ) -> None:
        page = opened(reader, "/library/", q=typed)
        results = page.split('class="nhsuk-list attunement-results"')[1]
        assert first in results.split("</h3>")[0]
        assert "Why it is here: " in results

    def test_a_filter_says_how_many_would_be_left(self, reader: Client) -> None:
        page = opened(reader, "/library/", age="before-birth")
        held = library().programmes.values()
        assert "Before birth (" in page
        assert f">{len(held)} results" not in page
        assert "Take away every filter" in page

    def test_nothing_found_says_what_to_do(self, reader: Client) -> None:
        page = opened(reader, "/library/", q="zzzzqqqq")
        assert "Nothing was found for “zzzzqqqq”." in page
        assert "Try other words" in page

    def test_a_filter_that_is_none_of_ours_is_passed_over(self, reader: Client) -> None:
        assert "72 results" in opened(reader, "/library/", age="seventeen")

    def test_the_same_as_json(self, reader: Client) -> None:
        said = reader.get("/library/search.json", {"q": "vipp"}).json()
        assert said["search"]["hits"][0]["kind"] == "programmes"
        assert said["library"] == library().version


class TestProgramme:
    def test_the_card_has_its_parts_in_order(self, reader: Client) -> None:
        page = opened(reader, "/library/programmes/watch-wait-and-wonder/")
        order = [
            page.index(f'id="{name}"')
            for name in ("aims", "for-whom", "what-happens", "evidence", "cost", "delivery")
        ]
        assert order == sorted(order)
        assert "18 sessions" in page

    def test_unknown_is_not_low(self, reader: Client) -> None:
        assert "Not known. That is not the same as low." in opened(
            reader, "/library/programmes/watch-wait-and-wonder/"
        )

    def test_infant_massage_shows_both_sides_and_no_verdict(self, reader: Client) -> None:
        page = opened(reader, "/library/programmes/infant-massage/")
        assert "Nobody has settled this: read both." in page
        assert "May do harm" in page
        assert "No difference shown" in page
        assert "<li>Low risk" in page

    def test_a_rating_is_not_borrowed_from_another_version(self, reader: Client) -> None:
        mine = opened(reader, "/library/programmes/epec-baby-and-us/")
        ratings = mine.split('id="evidence"')[1].split("</section>")[0]
        assert "eif" not in ratings.lower().replace("we hold no", "")

    def test_what_would_change_our_mind(self, reader: Client) -> None:
        page = opened(reader, "/library/programmes/vig/")
        assert "What would change our mind" in page
        assert "Not rated is not low." in page

    def test_the_reviews_that_pooled_it_are_named_and_lend_it_no_number(
        self, reader: Client
    ) -> None:
        page = opened(reader, "/library/programmes/vig/")
        section = page.split('id="in-reviews"')[1].split("</section>")[0]
        assert "/library/reviews/ohara-2019/" in section
        assert "not about this version" in section

    def test_as_a_pdf(self, reader: Client) -> None:
        answer = reader.get("/library/programmes/vig.pdf")
        assert answer["Content-Type"] == "application/pdf"
        assert "vig.pdf" in answer["Content-Disposition"]
        text = " ".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)
        assert "Video Interaction Guidance" in text


class TestReviews:
    def test_the_slides_figures_are_reproduced(self, reader: Client) -> None:
        page = opened(reader, "/library/reviews/axford-2015a/")
        table = page.split('id="reviews"')[1].split("</section>")[0]
        for figure in ("0.23", "0.32", "0.85", "0.47", "0.33", "0.37"):
            assert figure in table
        assert "No effect was shown" in table

    def test_overlap_is_not_guessed_where_studies_are_not_listed(self, reader: Client) -> None:
        page = opened(reader, "/library/reviews/axford-2015a/")
        assert "Cannot be said: nobody has listed the studies of" in page

    def test_a_picture_holds_one_metric_and_has_a_table(self, reader: Client) -> None:
        page = opened(reader, "/library/reviews/kersten-alvarez-2011/")
        assert page.count("<svg") >= 2  # the mark of the product and the picture
        assert "Effect: g (standardised mean difference" in page
        assert "Show as a table" in page

    def test_numbers_from_memory_are_told_and_not_drawn(self, reader: Client) -> None:
        page = opened(reader, "/library/reviews/barlow-2015/")
        assert page.count("<svg") == 1  # the mark of the product
        assert "4 effects are not drawn: they are from memory" in page
        assert "risk ratio 8.93" in page
        assert "From memory: no document has been read yet" in page


class TestCompare:
    def test_up_to_four_side_by_side(self, reader: Client) -> None:
        page = opened(reader, "/library/compare/", programme=["vig", "vipp-sd"])
        assert page.count('scope="col">Video Interaction Guidance (VIG)') > 5
        assert "Nothing here says which is best" in page

    def test_one_alone_asks_for_another(self, reader: Client) -> None:
        page = opened(reader, "/library/compare/", programme="vig")
        assert "Choose another programme to compare with" in page

    def test_a_fifth_is_told_so(self, reader: Client) -> None:
        five = list(library().programmes)[:5]
        page = opened(reader, "/library/compare/", programme=five)
        assert "At most 4 can stand side by side" in page

    def test_what_is_not_there_is_named(self, reader: Client) -> None:
        page = opened(reader, "/library/compare/", programme=["vig", "nonsense"])
        assert "We hold no programme called nonsense" in page

    def test_as_a_pdf_and_as_json(self, reader: Client) -> None:
        two = {"programme": ["vig", "vipp-sd"]}
        assert reader.get("/library/compare.pdf", two).content.startswith(b"%PDF")
        assert len(reader.get("/library/compare.json", two).json()["compare"]) == 2
        assert reader.get("/library/compare.pdf").status_code == 404


class TestAsKnownOn:
    def test_every_page_says_the_day_and_leads_back(self, reader: Client) -> None:
        for address in ("/library/", "/library/programmes/vig/", "/library/contradictions/"):
            page = opened(reader, address, on="2019-10-01")
            assert "What was known on 1 October 2019." in page
            assert "Show what is known today" in page

    def test_what_came_later_is_gone(self, reader: Client) -> None:
        now = opened(reader, "/library/programmes/circle-of-security-parenting/")
        then = opened(reader, "/library/programmes/circle-of-security-parenting/", on="2019-10-01")
        assert "2025" in now
        assert "2025" not in then.split("About this record")[0]

    def test_a_record_that_was_not_there_yet_is_not_there(self, reader: Client) -> None:
        later = [claim.id for claim in library().claims.values() if claim.as_of.startswith("2025")]
        assert later
        address = f"/library/claims/{later[0]}/"
        assert reader.get(address).status_code == 200
        then = reader.get(address, {"on": "2019-10-01"})
        assert then.status_code == 404
        assert "This was not known on 1 October 2019." in then.content.decode()
        pdf = f"/library/claims/{later[0]}.pdf"
        assert reader.get(pdf, {"on": "2019-10-01"}).status_code == 404
        assert "not known on" not in reader.get("/library/claims/nonsense/").content.decode()

    def test_links_keep_the_day(self, reader: Client) -> None:
        page = opened(reader, "/library/programmes/vig/", on="2019-10-01")
        assert "/library/sources/S1/?on=2019-10-01" in page

    def test_the_boxes_lead_to_the_address_with_the_day(self, reader: Client) -> None:
        typed = {"known_on_day": "1", "known_on_month": "10", "known_on_year": "2019", "q": "vig"}
        answer = reader.get("/library/", typed)
        assert answer.status_code == 302
        assert answer["Location"] == "/library/?q=vig&on=2019-10-01"

    @pytest.mark.parametrize("day", ["2999-01-01", "banana", "2019-13-45"])
    def test_a_day_that_cannot_be_is_named_at_its_boxes(self, reader: Client, day: str) -> None:
        answer = reader.get("/library/", {"on": day})
        assert answer.status_code == 422
        assert "There is a problem" in answer.content.decode()

    def test_a_file_for_a_day_that_cannot_be_is_not_there(self, reader: Client) -> None:
        for address in ("programmes/vig.json", "programmes/vig.pdf", "search.json"):
            assert reader.get(f"/library/{address}", {"on": "banana"}).status_code == 404


class TestOwnRecords:
    @pytest.fixture
    def folder(self, world: World, tmp_path: Path, settings: object) -> Path:
        settings.TEAM_RECORDS = tmp_path  # type: ignore[attr-defined]
        folder = tmp_path / world.team.slug / "programmes"
        folder.mkdir(parents=True)
        return folder

    def local(self) -> str:
        shipped = (RECORDS / "programmes" / "vig.yaml").read_text()
        return shipped.replace("id: vig\n", "id: local-vig\n", 1).replace(
            "name: Video", "name: Riverside Video", 1
        )

    def test_a_teams_own_programme_is_found_and_marked(
        self, folder: Path, reader: Client, world: World, client_for: ClientFor
    ) -> None:
        (folder / "local-vig.yaml").write_text(self.local())
        assert "Local: added by your team" in opened(reader, "/library/programmes/local-vig/")
        assert "Riverside Video" in opened(reader, "/library/", q="riverside video")
        theirs = client_for(world.stranger)
        assert theirs.get("/library/programmes/local-vig/").status_code == 404

    def test_a_fault_is_named_and_the_shipped_ones_still_show(
        self, folder: Path, world: World, client_for: ClientFor
    ) -> None:
        (folder / "local-vig.yaml").write_text(self.local().replace("unit: ", "unit: x"))
        page = opened(client_for(world.viewers[Role.TEAM_LEAD]), "/library/")
        assert "could not be read" in page
        assert "local-vig.yaml" in page
        assert "72 results" in page

    def test_a_mended_file_is_read_again(self, folder: Path, reader: Client) -> None:
        path = folder / "local-vig.yaml"
        path.write_text("id: local-vig\n")
        assert "could not be read" in opened(reader, "/library/")
        path.write_text(self.local())
        assert "could not be read" not in opened(reader, "/library/")


@pytest.mark.parametrize("role", Role)
def test_everybody_who_signs_in_may_read_it(
    role: Role, world: World, client_for: ClientFor
) -> None:
    client = client_for(world.viewers[role])
    assert client.get("/library/").status_code == 200
    assert client.get("/library/programmes/vig/").status_code == 200


def test_the_glossary_and_every_list_open(reader: Client) -> None:
    assert "Relationship" in opened(reader, "/library/glossary/")
    assert "For finding your way only" in opened(reader, "/library/rating-scales/")
    assert reader.get("/library/nonsense/").status_code == 404


def test_a_record_past_its_review_wears_it(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    late = max(one.next_review_on for one in library().programmes.values()) + dt.timedelta(days=1)
    monkeypatch.setattr(library_page.timezone, "localdate", lambda: late)
    assert "Past its review date" in opened(reader, "/library/programmes/vig/")
    assert "Past its review date" in opened(reader, "/library/", q="vig")
