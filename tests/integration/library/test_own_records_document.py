"""docs/how-to/add-your-own-records.md does what it says: its example is checked, read and shown."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client

from attunement.cli import main
from attunement.knowledge import RecordError, library, read_library
from attunement.knowledge.kinds import KINDS
from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.care_packages.programmes import name_of, offerable
from world import World

ROOT = Path(__file__).resolve().parents[3]
DOCUMENT = (ROOT / "docs" / "how-to" / "add-your-own-records.md").read_text(encoding="utf-8")
EXAMPLE = dict(re.findall(r"^```yaml\n# (\S+)\n(.*?)^```$", DOCUMENT, re.MULTILINE | re.DOTALL))
MARK = "Local: added by your team"


def written(folder: Path) -> Path:
    for name, text in EXAMPLE.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_the_example_passes_the_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["knowledge", "check", str(written(tmp_path))]) == 0
    assert f"{len(EXAMPLE)} of them are local." in capsys.readouterr().out


def test_the_example_has_a_programme_a_review_and_their_sources() -> None:
    kinds = [name.partition("/")[0] for name in EXAMPLE]
    assert sorted(kinds) == ["programmes", "reviews", "sources", "sources"]
    assert set(kinds) <= set(KINDS)


def test_the_folders_drawn_are_those_of_the_example() -> None:
    drawn = DOCUMENT.split("```\n")[1]
    for name in EXAMPLE:
        kind, file = name.split("/")
        assert f"{kind}/" in drawn
        assert file in drawn or kind == "sources"


def test_every_command_in_it_is_one_that_there_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    commands = re.findall(r"^\.venv/bin/attunement (knowledge .*)$", DOCUMENT, re.MULTILINE)
    assert len(commands) == 2
    own = str(written(tmp_path))
    for command in commands:
        words = command.partition(" > ")[0].replace("var/records/riverside", own).split()
        assert main(words) == 0
    assert capsys.readouterr().err == ""


def test_an_id_that_is_shipped_is_refused_with_the_way_out(tmp_path: Path) -> None:
    own = written(tmp_path)
    taken = EXAMPLE["programmes/riverside-baby-group.yaml"].replace("riverside-baby-group", "vig")
    (own / "programmes" / "vig.yaml").write_text(taken, encoding="utf-8")
    with pytest.raises(RecordError) as error:
        read_library(overlay=own)
    assert "local-vig" in str(error.value)
    assert "local-vig" in DOCUMENT


@pytest.mark.parametrize("kind", ["measures", "guidance", "recipes"])
def test_other_folders_are_refused(kind: str, tmp_path: Path) -> None:
    own = written(tmp_path)
    (own / kind).mkdir()
    with pytest.raises(RecordError, match=f"{kind} is not a kind of record"):
        read_library(overlay=own)


class TestOnThePages:
    @pytest.fixture
    def own(self, world: World, tmp_path: Path, settings: LazySettings) -> Path:
        settings.TEAM_RECORDS = tmp_path
        return written(tmp_path / world.team.slug)

    @pytest.fixture
    def reader(self, world: World, client_for: Callable[[Viewer], Client]) -> Client:
        return client_for(world.practitioner)

    @pytest.fixture
    def lead(self, world: World, client_for: Callable[[Viewer], Client]) -> Client:
        return client_for(world.viewers[Role.TEAM_LEAD])

    def opened(self, reader: Client, address: str, **asked: str) -> str:
        answer = reader.get(address, asked)
        assert answer.status_code == 200, address
        return " ".join(answer.content.decode().split())

    @pytest.mark.parametrize("name", EXAMPLE)
    def test_each_record_of_the_example_has_its_page_marked(
        self, name: str, own: Path, reader: Client
    ) -> None:
        address = f"/library/{name.removesuffix('.yaml')}/"
        assert MARK in self.opened(reader, address)

    def test_it_is_found_and_listed_as_local(self, own: Path, reader: Client) -> None:
        assert "Riverside baby group" in self.opened(reader, "/library/", q="tuesday group")
        assert MARK in self.opened(reader, "/library/programmes/")

    def test_it_shows_on_other_days_as_known_then(self, own: Path, reader: Client) -> None:
        page = "/library/reviews/example-review-2026/"
        assert reader.get(page, {"on": "2025-06-01"}).status_code == 404

    def test_a_mistake_is_named_on_every_page_to_the_lead_and_the_shipped_ones_show(
        self, own: Path, lead: Client
    ) -> None:
        path = own / "programmes" / "riverside-baby-group.yaml"
        path.write_text(path.read_text().replace("kind: group", "kind: party"), encoding="utf-8")
        for address in ("/library/", "/library/programmes/vig/", "/library/measures/phq-9/"):
            page = self.opened(lead, address)
            assert "could not be read" in page
            assert "riverside-baby-group.yaml:" in page
        assert f"{len(library().programmes)} results" in self.opened(lead, "/library/")
        assert lead.get("/library/reviews/example-review-2026/").status_code == 404
        assert path.is_file()

    @pytest.mark.parametrize("role", Role)
    def test_a_mistake_is_shown_to_who_can_mend_it_and_the_others_read_that_it_is_known(
        self, role: Role, own: Path, world: World, client_for: Callable[[Viewer], Client]
    ) -> None:
        (own / "programmes" / "riverside-baby-group.yaml").write_text("id: x\n", encoding="utf-8")
        page = self.opened(client_for(world.viewers[role]), "/library/programmes/")
        mends = role in (Role.TEAM_LEAD, Role.ADMINISTRATOR)
        assert ("riverside-baby-group.yaml:" in page) == mends
        quiet = "Some of your team’s own records could not be read; your team lead knows."
        assert (quiet in page) == (not mends)

    def test_the_front_page_names_the_folder_to_the_lead_and_how_many_it_holds(
        self, own: Path, lead: Client, reader: Client
    ) -> None:
        words = f"Your team’s own records: folder {own.name}."
        page = self.opened(lead, "/library/")
        assert words in page
        assert f"It holds {len(EXAMPLE)} records that can be read." in page
        assert words not in self.opened(reader, "/library/")

    def test_a_folder_that_is_no_teams_is_named_to_the_lead(
        self, own: Path, lead: Client, reader: Client
    ) -> None:
        assert "no team’s short name" not in self.opened(lead, "/library/")
        (own.parent / "Riverside Team").mkdir()
        (own.parent / "notes.txt").write_text("no folder")
        page = self.opened(lead, "/library/")
        assert "Beside it is the folder Riverside Team, which is no team’s short name" in page
        (own.parent / "programmes").mkdir()
        page = self.opened(lead, "/library/")
        assert "Beside it are the folders Riverside Team and programmes" in page
        assert "Riverside Team" not in self.opened(reader, "/library/")

    def test_with_no_folder_at_all_it_says_so(
        self, lead: Client, world: World, tmp_path: Path, settings: LazySettings
    ) -> None:
        settings.TEAM_RECORDS = tmp_path / "nowhere"
        page = self.opened(lead, "/library/")
        assert f"Your team’s own records: folder {world.team.slug}." in page
        assert "It holds none yet." in page

    def test_choosing_reads_the_shipped_records_alone(self, own: Path, reader: Client) -> None:
        assert "Riverside" in self.opened(reader, "/library/programmes/riverside-baby-group/")
        assert "riverside-baby-group" not in offerable()
        assert name_of("riverside-baby-group") == "riverside-baby-group"
