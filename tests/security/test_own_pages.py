"""The link to somebody's own page: no way in but link and PIN, and nothing left on the phone."""

import pytest
from django.db import connection
from django.test import Client

import world as worlds
from attunement.service.audit.models import Event
from attunement.service.home_answers.pages import SALT
from attunement.service.home_answers.pages.pinned import new_visit
from attunement.service.own_view.pages import OfView
from builders import assessments as build_assessments
from builders import own_view as build
from world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def given(world: World) -> build.Given:
    by = world.practitioner
    home = worlds.home(by)
    baseline = build_assessments.start(by, worlds.episode(by, home))
    build_assessments.goal(by, baseline, home)
    return build.give(by, home.family, home.mother)


def test_nothing_is_read_without_the_pin(given: build.Given, world: World) -> None:
    answer = build.Phone(given).opens("read/")
    assert answer.status_code == 403
    assert "Ada" not in answer.text
    assert "laugh" not in answer.text


def test_a_wrong_pin_is_counted_and_five_lock_the_link(given: build.Given) -> None:
    wrong = "000000" if given.keys.pin != "000000" else "111111"
    phone = build.Phone(given)
    for left in (4, 3, 2, 1):
        answer = phone.enters(wrong)
        assert answer.status_code == 422
        assert f"Tries left: {left}" in answer.text
    assert phone.enters(wrong).status_code == 410
    assert "locked" in phone.enters(given.keys.pin).text


def test_every_answer_is_kept_nowhere_and_told_to_nobody(given: build.Given) -> None:
    phone = build.Phone(given)
    for answer in (phone.opens(), phone.reads()):
        assert answer["Cache-Control"] == "no-store"
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer["X-Robots-Tag"]
        assert "<script" not in answer.text
        assert 'href="/"' not in answer.text
        title = answer.text.split("<title>")[1].split("</title>")[0]
        for word in ("health", "baby", "parent", "therapy", "hope"):
            assert word not in title.lower()


def test_one_cookie_of_this_link_alone_gone_when_they_have_read(given: build.Given) -> None:
    phone = build.Phone(given)
    phone.reads()
    assert set(phone.client.cookies) == {OfView.cookie}
    cookie = phone.client.cookies[OfView.cookie]
    assert cookie["path"] == given.link
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert cookie["expires"] == cookie["max-age"] == ""
    left = phone.leaves()
    assert left.status_code == 200
    assert left["Clear-Site-Data"] == '"cache", "storage"'
    assert left.cookies[OfView.cookie]["max-age"] == 0
    assert phone.opens("read/").status_code == 403


def test_a_visit_to_questions_opens_no_page_of_the_same_number(given: build.Given) -> None:
    from django.core import signing

    visit = new_visit(given.view)
    client = Client()
    client.cookies[OfView.cookie] = signing.dumps([visit.link, visit.nonce], salt=SALT)
    assert client.get(f"{given.link}read/").status_code == 403


def test_neither_link_nor_pin_stand_in_a_row_and_the_log_says_public(given: build.Given) -> None:
    build.Phone(given).reads()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                assert given.keys.token not in str(row), table
    opened = Event.objects.get(verb="opened their own page")
    assert (opened.acting_as, opened.details) == ("public", {})


def test_an_unknown_link_says_nothing_of_whose_it_was(given: build.Given) -> None:
    answer = Client().get("/v/no-such-link/")
    assert answer.status_code == 404
    assert "Riverside" not in answer.text
