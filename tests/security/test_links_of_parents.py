"""A parent's link: nothing of it in the log, in rows or in what other sites are told; nothing left
on the phone; and no way in but link and PIN together."""

import io
import logging
import logging.config
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse

import world as worlds
from attunement.service.audit.models import Event
from attunement.service.home_answers import keys, pages
from builders import assessments as build_assessments
from builders import home_answers as build
from world import World

pytestmark = pytest.mark.django_db

PATHS = ("", "start/", "1/", "1/next/", "check/")


@pytest.fixture
def invited(world: World) -> build.Invited:
    by = world.practitioner
    home = worlds.home(by)
    baseline = build_assessments.start(by, worlds.episode(by, home))
    return build.invite(by, baseline, home.mother, ["phq-9"])


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("inside", [False, True])
def test_every_answer_is_kept_nowhere_and_told_to_nobody(
    invited: build.Invited, path: str, inside: bool
) -> None:
    phone = build.Phone(invited)
    answer = phone.gets_in().opens(path) if inside else phone.opens(path)
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "noindex" in answer["X-Robots-Tag"]
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    if answer.status_code != 302:
        assert "<script" not in answer.text
        assert 'href="/"' not in answer.text, "no way from here into the service"


def test_one_cookie_of_this_link_alone_and_it_ends_with_the_browser(
    invited: build.Invited,
) -> None:
    phone = build.Phone(invited)
    phone.opens()
    assert not phone.client.cookies, "none before the PIN"
    phone.gets_in().opens("start/")
    assert set(phone.client.cookies) == {pages.COOKIE}
    cookie = phone.client.cookies[pages.COOKIE]
    assert cookie["path"] == invited.link
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert cookie["expires"] == cookie["max-age"] == ""
    assert invited.keys.token not in cookie.value
    assert invited.keys.pin not in cookie.value


def test_in_production_the_cookie_needs_https(
    invited: build.Invited, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "SESSION_COOKIE_SECURE", True)
    phone = build.Phone(invited).gets_in()
    assert phone.client.cookies[pages.COOKIE]["secure"]


@pytest.mark.parametrize("path", ["leave/", "check/"])
def test_at_the_end_the_phone_is_told_to_forget(invited: build.Invited, path: str) -> None:
    phone = build.Phone(invited).gets_in()
    phone.answers(1, 0)
    answer = phone.sends(path)
    assert answer.status_code == 200
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    gone = answer.cookies[pages.COOKIE]
    assert gone.value == ""
    assert gone["path"] == invited.link
    assert gone["max-age"] == 0


@pytest.mark.parametrize("value", ["", "x", "WzEsIngiXQ:1xV6Hy:forged"])
def test_a_cookie_that_we_did_not_sign_opens_nothing(invited: build.Invited, value: str) -> None:
    client = Client()
    client.cookies[pages.COOKIE] = value
    assert client.get(f"{invited.link}1/").status_code == 403


def test_no_cross_site_form_is_taken_with_djangos_own_guard_off(invited: build.Invited) -> None:
    """These pages carry a key of their own instead of Django's cookie; so it has to hold."""
    client = Client(enforce_csrf_checks=True)
    assert client.post(invited.link, {"pin": invited.keys.pin}).status_code == 302
    assert client.post(f"{invited.link}1/", {"answer": "1"}).status_code == 403
    assert client.post(f"{invited.link}check/").status_code == 403
    assert invited.again().forms.get().answers == {}


def test_the_pin_is_compared_in_constant_time(
    invited: build.Invited, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the hasher, whose comparison stops at no digit; never by == on what was typed."""
    asked: list[str] = []

    def check(password: str, encoded: str) -> bool:
        asked.append(password)
        return False

    monkeypatch.setattr(keys, "check_password", check)
    assert build.Phone(invited).enters(invited.keys.pin).status_code == 422
    assert asked == [f"{invited.keys.token}:{invited.keys.pin}"]


def test_neither_link_nor_pin_nor_answers_stand_in_a_log_or_a_row(
    invited: build.Invited, client_for: Any, world: World
) -> None:
    phone = build.Phone(invited)
    phone.enters("000000" if invited.keys.pin != "000000" else "111111")
    phone.gets_in().answers(1, 3)
    phone.answers(9, 2)
    phone.sends("leave/")
    client_for(world.practitioner).get(
        reverse("home_invitations", args=[invited.invitation.assessment_id])
    )
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                assert invited.keys.token not in str(row), table
                assert f"'{invited.keys.pin}'" not in str(row), table
    public = Event.objects.filter(acting_as="public", subject__startswith="invitation")
    assert public.count() == 4
    assert {str(event.details) for event in public} == {"{}"}


def test_no_line_of_the_log_holds_a_link(invited: build.Invited) -> None:
    """Django writes the address of whatever was refused; ours writes it without the link."""
    lines = io.StringIO()
    handler = logging.StreamHandler(lines)
    made = logging.config.DictConfigurator(settings.LOGGING)  # type: ignore[attr-defined]
    for name in settings.LOGGING["handlers"]["stderr"]["filters"]:
        handler.addFilter(made.configure_filter(settings.LOGGING["filters"][name]))
    logger = logging.getLogger("django.request")
    logger.addHandler(handler)
    try:
        phone = build.Phone(invited)
        phone.opens("1/")
        phone.enters("wrong")
        phone.gets_in().opens("99/")
    finally:
        logger.removeHandler(handler)
    assert lines.getvalue().count("/a/…") == 3
    assert invited.keys.token not in lines.getvalue()


def test_a_sign_in_does_not_stand_in_for_the_pin(
    invited: build.Invited, client_for: Any, world: World
) -> None:
    answer = client_for(world.practitioner).get(f"{invited.link}1/")
    assert answer.status_code == 403
    assert "Little interest" not in answer.text


def test_titles_and_addresses_say_nothing_about_health(invited: build.Invited) -> None:
    phone = build.Phone(invited).gets_in()
    for path in ("start/", "1/", "9/next/", "check/"):
        page = phone.opens(path).text
        title = page[page.index("<title>") + 7 : page.index("</title>")]
        assert title.endswith("Questions for you")
        for word in ("PHQ", "mood", "health", "depress", "questionnaire", "baby", "parent"):
            assert word.lower() not in (title + path).lower()
