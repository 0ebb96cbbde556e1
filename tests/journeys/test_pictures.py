"""The pictures of the documentation: taken by these journeys, each of them used, none missing.

To take them again: ATTUNEMENT_SHOTS=1 with the tests of this folder. Then look at each one.
"""

import re
from pathlib import Path

import pytest
from django.utils import timezone
from journey import IMAGES, Journey

from attunement.service.accounts.models import User
from attunement.service.accounts.viewer import Viewer, viewer_for
from attunement.service.demonstration import cast
from attunement.service.demonstration import load as loading
from attunement.service.demonstration.plan import Stage, stories
from world import TODAY

ROOT = IMAGES.parents[1]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
PICTURE = re.compile(r"!\[[^\]]+\]\(([^)]+\.png)\)")
TAKEN = re.compile(r'\.shot\(\s*"([a-z-]+)"')


def given_part_of_the_demonstration(monkeypatch: pytest.MonkeyPatch) -> Viewer:
    """The first practitioner's families, one of most stages: a worklist to be seen at a glance."""
    hers = {story.stage: story for story in stories(TODAY) if story.keyworker == 0}
    del hers[Stage.WORKING]  # those at a review look the same in a list
    monkeypatch.setattr(loading, "stories", lambda today: iter(hers.values()))
    loading.load()
    found = viewer_for(User.objects.get(email=cast.MEMBERS[0].email), timezone.localdate())
    assert found is not None
    return found


def when_she_starts_her_day(journey: Journey, practitioner: Viewer) -> None:
    journey.signs_in(practitioner, cast.PASSWORD)


def then_her_worklist_is_worth_a_picture(journey: Journey) -> None:
    journey.is_at("worklist")
    journey.sees("Due and overdue", "My families", "of 1,001 days gone")
    journey.shot("worklist")


def test_a_worklist(journey: Journey, monkeypatch: pytest.MonkeyPatch) -> None:
    practitioner = given_part_of_the_demonstration(monkeypatch)
    when_she_starts_her_day(journey, practitioner)
    then_her_worklist_is_worth_a_picture(journey)


def shown_in(document: Path) -> set[Path]:
    return {
        (document.parent / link).resolve()
        for link in PICTURE.findall(document.read_text(encoding="utf-8"))
    }


def test_every_picture_that_a_document_shows_is_there() -> None:
    for document in DOCUMENTS:
        missing = [path.name for path in shown_in(document) if not path.is_file()]
        assert not missing, f"{document.relative_to(ROOT)} shows {missing}; see {__name__}"


def test_every_picture_is_shown_somewhere_and_taken_by_a_journey() -> None:
    kept = {path.resolve() for path in IMAGES.glob("*.png")}
    shown = set().union(*(shown_in(document) for document in DOCUMENTS))
    assert kept == {path for path in shown if path.parent == IMAGES}
    sources = Path(__file__).parent.rglob("*.py")
    taken = {name for path in sources for name in TAKEN.findall(path.read_text(encoding="utf-8"))}
    assert {path.stem for path in kept} == taken
