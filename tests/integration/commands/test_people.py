"""The first people of an installation, from a terminal."""

import io

import pytest
from django.test import Client

from attunement.cli import main
from attunement.service.accounts.models import Membership, Team, User
from attunement.service.accounts.roles import Role
from attunement.service.audit.selectors import broken_link
from world import World

pytestmark = pytest.mark.django_db
GOOD = "a long and quiet evening"


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{GOOD}\n"))


def add_user(*changes: str, role: str = "practitioner", email: str = "new@example.org") -> int:
    return main(["add-user", "riverside", email, "New Person", role, "--password-stdin", *changes])


def test_a_team_is_started(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add-team", "brook", "Brook Team", "--telephone", "01632 960 002"]) == 0
    team = Team.objects.get(slug="brook")
    assert (team.name, team.telephone) == ("Brook Team", "01632 960 002")
    assert "Started Brook Team" in capsys.readouterr().out
    assert broken_link(team) is None


@pytest.mark.parametrize(
    ("slug", "said"),
    [
        ("riverside", "There is a team 'riverside' already."),
        ("two words", "'two words' cannot stand in an address"),
    ],
)
def test_a_team_that_cannot_be_started(
    world: World, capsys: pytest.CaptureFixture[str], slug: str, said: str
) -> None:
    before = Team.objects.count()
    assert main(["add-team", slug, "Another"]) == 1
    assert said in capsys.readouterr().err
    assert Team.objects.count() == before


def test_somebody_is_added_and_can_sign_in(
    world: World, typed: None, capsys: pytest.CaptureFixture[str], client: Client
) -> None:
    assert add_user("--profession", "health visitor") == 0
    assert "New Person can sign in to Riverside" in capsys.readouterr().out
    user = User.objects.get(email="new@example.org")
    assert user.profession == "health visitor"
    assert Membership.objects.get(user=user).role == Role.PRACTITIONER
    sent = {"login": user.email, "password": GOOD}
    assert client.post("/sign-in/", sent).status_code == 302


def test_a_password_is_asked_for_twice(
    world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = iter([GOOD, "something else entirely"])
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(answers))
    command = ["add-user", "riverside", "new@example.org", "New Person", "practitioner"]
    assert main(command) == 1
    assert "The two passwords differ. Nobody was added" in capsys.readouterr().err
    assert not User.objects.filter(email="new@example.org").exists()
    monkeypatch.setattr("getpass.getpass", lambda prompt: GOOD)
    assert main(command) == 0


@pytest.mark.parametrize("password", ["", "short", "new@example.org"])
def test_a_weak_password_is_refused(
    world: World,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    password: str,
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
    assert add_user() == 1
    assert "Nobody was added" in capsys.readouterr().err
    assert not User.objects.filter(email="new@example.org").exists()


def test_somebody_who_cannot_be_added(
    world: World, typed: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert add_user(role="queen") == 1
    assert "'queen' is no role. Roles: practitioner, supervisor" in capsys.readouterr().err
    assert add_user(email="nobody") == 1
    assert "'nobody' is not an email address" in capsys.readouterr().err
    assert add_user(email=world.practitioner.user.email.upper()) == 1
    assert "can sign in already" in capsys.readouterr().err
    assert main(["add-user", "nowhere", "a@example.org", "A", "practitioner"]) == 1
    assert "There is no team 'nowhere'" in capsys.readouterr().err
