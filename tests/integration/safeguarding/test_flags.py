"""Flags: raised, looked at again, ended; above every page for those who must know."""

import datetime as dt

import pytest
from django.urls import reverse

from attunement.service.accounts.roles import Role
from attunement.service.safeguarding import actions
from attunement.service.sections.models import MIND_THE_POST, FlagKind
from attunement.service.sections.presenters import CHECK_FIRST, banner
from attunement.service.sections.selectors import flags
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders import safeguarding as build
from world import TODAY, World, episode, home

pytestmark = pytest.mark.django_db
CLINICIANS = (Role.PRACTITIONER, Role.SUPERVISOR, Role.TEAM_LEAD)
LATER = TODAY + dt.timedelta(days=40)


@pytest.mark.parametrize("kind", FlagKind)
@pytest.mark.parametrize("role", Role)
def test_who_sees_what_of_each_kind(world: World, kind: FlagKind, role: Role) -> None:
    flag = build.flag(world.practitioner, home(world.practitioner).family, kind)
    shown = banner(world.viewers[role], [flag], TODAY)
    if role in CLINICIANS:
        assert shown is not None
        assert [(each.label, each.words) for each in shown.lines] == [
            (kind.label, "Never leave a message.")
        ]
    elif kind in MIND_THE_POST:
        # A commissioner opens no page about a family; were there one, it would say no more.
        assert shown is not None
        assert [(each.label, each.words) for each in shown.lines] == [("", CHECK_FIRST)]
    else:
        assert shown is None


@pytest.mark.parametrize(
    "page", ["family", "record_contact", "plan_contact", "write_letter", "record_concern"]
)
def test_it_stands_above_every_page_before_a_contact_or_a_letter(
    world: World, client_for, page: str
) -> None:
    here = home(world.practitioner)
    episode(world.practitioner, here)
    build.flag(world.practitioner, here.family)
    answer = client_for(world.practitioner).get(reverse(page, args=[here.family.pk]))
    assert answer.status_code == 200
    assert "Never leave a message." in answer.content.decode()


def test_it_is_on_no_page_about_another_family(world: World, client_for) -> None:
    here, other = home(world.practitioner), home(world.practitioner, name="Baker")
    build.flag(world.practitioner, here.family)
    page = client_for(world.practitioner).get(reverse("family", args=[other.family.pk]))
    assert "Never leave a message." not in page.content.decode()


def test_a_review_says_when_next_and_a_flag_that_was_not_looked_at_says_so(world: World) -> None:
    by = world.practitioner
    flag = build.flag(by, home(by).family)
    shown = banner(by, [flag], LATER)
    assert shown is not None
    assert "Due to be looked at again" in shown.lines[0].words
    flag = actions.review_flag(by=by, flag=flag, words="Text only.", review_on=LATER, seen=1)
    assert (flag.words, flag.review_on) == ("Text only.", LATER)
    with pytest.raises(Stale):
        actions.review_flag(by=by, flag=flag, words="Call.", review_on=LATER, seen=1)


def test_it_ends_once_on_a_day_after_it_began_and_leaves_every_page_then(world: World) -> None:
    by = world.practitioner
    flag = build.flag(by, home(by).family)
    with pytest.raises(Refused):
        actions.end_flag(by=by, flag=flag, on=TODAY - dt.timedelta(days=9), because="Moved")
    flag = actions.end_flag(by=by, flag=flag, on=TODAY, because="Moved out")
    family = flag.family_id
    assert list(flags(family, TODAY - dt.timedelta(days=1))) == [flag]
    assert list(flags(family, TODAY)) == []
    with pytest.raises(Refused):
        actions.end_flag(by=by, flag=flag, on=TODAY, because="Again")


def test_the_pages_of_flags_are_for_those_who_work_with_families(world: World, client_for) -> None:
    here = home(world.practitioner)
    address = reverse("flags", args=[here.family.pk])
    for role in Role:
        expected = 200 if role in CLINICIANS else 403
        assert client_for(world.viewers[role]).get(address).status_code == expected
    assert client_for(world.stranger).get(address).status_code == 404


def test_the_form_asks_for_words_where_the_kind_says_too_little(world: World, client_for) -> None:
    here = home(world.practitioner)
    sent = {
        "kind": FlagKind.NO_CONTACT,
        **{f"since_{unit}": str(getattr(TODAY, unit)) for unit in ("day", "month", "year")},
        **{f"review_on_{unit}": str(getattr(LATER, unit)) for unit in ("day", "month", "year")},
    }
    address = reverse("raise_flag", args=[here.family.pk])
    client = client_for(world.practitioner)
    answer = client.post(address, sent)
    assert answer.status_code == 422
    assert "Say what people should do, or not do" in answer.content.decode()
    sent["words"] = "Do not call his mother."
    far = client.post(address, {**sent, "review_on_year": "2090"})
    assert far.status_code == 422
    assert "The day on which to look again must be" in far.content.decode()
    assert client.post(address, sent).status_code == 302
    assert here.family.flags.get().words == "Do not call his mother."
