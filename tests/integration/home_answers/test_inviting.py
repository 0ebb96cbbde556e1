"""The team's side: who may be asked what, the link shown once, a new link, taking it back."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

import world as worlds
from attunement.measures import measure
from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.assessments.actions import complete_assessment
from attunement.service.audit.models import Event
from attunement.service.home_answers import actions, selectors
from attunement.service.home_answers.asking import not_from_home
from attunement.service.home_answers.models import Invitation, Language
from attunement.service.relationships import actions as relationships
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders import assessments as build_assessments
from builders import home_answers as build
from builders.pages import text
from html_forms import hidden_fields
from world import TODAY

from .conftest import Scene

pytestmark = pytest.mark.django_db

type SignIn = Callable[[Viewer], Client]


def ask(scene: Scene, client: Client, **changes: object) -> Any:
    url = f"/assessments/{scene.baseline.pk}/home/ask/{scene.home.mother.pk}/"
    sent = {
        "asked": build.keys_of(scene.baseline, scene.home.mother, "phq-9"),
        "language": "en",
        "sent_to": build.NUMBER,
        "safe": "on",
    }
    return client.post(url, hidden_fields(client.get(url)) | sent | changes)


def test_the_link_and_the_pin_are_shown_once_and_kept_nowhere(
    scene: Scene, client_for: SignIn
) -> None:
    client = client_for(scene.by)
    answer = ask(scene, client)
    assert answer.status_code == 200
    assert answer["Referrer-Policy"] == "no-referrer"
    page = text(answer)
    found = re.search(r"Some questions for you, as we said: http://testserver/a/([\w-]{43})/", page)
    assert found
    pin = re.search(r"\b(\d{3}) (\d{3})\b", page[page.index("Give Ada the PIN") :])
    assert pin
    invitation = selectors.invitation_of(found[1])
    assert invitation.person == scene.home.mother
    secret, number = found[1], "".join(pin.groups())
    assert actions.enter_pin(by=None, invitation=invitation, keys=build.Keys(secret, number))
    kept = [str(row) for row in Invitation.objects.values()]
    kept += [str(row) for row in Event.objects.values()]
    assert not any(secret in row or f"'{number}'" in row for row in kept)
    later = client.get(f"/assessments/{scene.baseline.pk}/home/").text
    assert secret not in later


def test_sent_twice_one_link_is_made(scene: Scene, client_for: SignIn) -> None:
    client = client_for(scene.by)
    url = f"/assessments/{scene.baseline.pk}/home/ask/{scene.home.mother.pk}/"
    hidden = hidden_fields(client.get(url))
    sent = hidden | {
        "asked": build.keys_of(scene.baseline, scene.home.mother, "phq-9"),
        "language": "en",
        "sent_to": build.NUMBER,
        "safe": "on",
    }
    assert client.post(url, sent).status_code == 200
    assert client.post(url, sent).status_code in {302, 422}
    assert Invitation.objects.count() == 2, "the one of the scene, and this one"


def test_nobody_is_asked_without_a_thought_for_who_reads_it(
    scene: Scene, client_for: SignIn
) -> None:
    relationships.change_family(
        by=scene.by,
        family=scene.home.family,
        name="Okafor",
        other_parent=scene.home.family.other_parent,
        safe_contact="Text only. Her partner reads her emails.",
        seen=None,
    )
    client = client_for(scene.by)
    url = f"/assessments/{scene.baseline.pk}/home/ask/{scene.home.mother.pk}/"
    assert "Her partner reads her emails." in text(client.get(url))
    answer = ask(scene, client, safe="", sent_to="")
    assert answer.status_code == 422
    assert "Check with them that this number or address is safe" in text(answer)
    assert "Enter the number or address that the link goes to" in text(answer)
    with pytest.raises(Refused, match="is safe"):
        actions.invite(
            by=scene.by,
            assessment=scene.baseline,
            person=scene.home.mother,
            forms=build.keys_of(scene.baseline, scene.home.mother, "phq-9"),
            language=Language.ENGLISH,
            sent_to=build.NUMBER,
            safe=False,
        )
    assert Invitation.objects.count() == 1


@pytest.mark.parametrize(
    ("measure_id", "why"),
    [
        ("phq-9", None),
        ("gad-7", None),
        ("kips", "rated by a practitioner"),
        ("goals", "A goal is rated beside its own words"),
        ("maas", "words are not installed"),
        ("asq-se-2", "licence does not let us show its words"),
    ],
)
def test_only_words_that_may_be_shown_go_home(measure_id: str, why: str | None) -> None:
    refusal = not_from_home(measure(measure_id))
    assert (refusal is None) if why is None else (refusal is not None and why in refusal.why)


def test_what_is_answered_or_waits_is_not_asked_again(scene: Scene, client_for: SignIn) -> None:
    build_assessments.phq9(scene.by, scene.baseline, scene.home)
    page = text(
        client_for(scene.by).get(
            f"/assessments/{scene.baseline.pk}/home/ask/{scene.home.mother.pk}/"
        )
    )
    assert "PHQ-9 from Ada: It is in this assessment already" in page
    assert "GAD-2 from Ada: They have a link for it that still works" in page
    with pytest.raises(Refused, match="No questionnaire was chosen"):
        build.invite(scene.by, scene.baseline, scene.home.mother, ["unheard-of"])
    with pytest.raises(Refused, match="still works"):
        build.invite(scene.by, scene.baseline, scene.home.mother, ["gad-2"])


def test_a_completed_assessment_asks_nobody(scene: Scene, client_for: SignIn) -> None:
    complete_assessment(by=scene.by, assessment=scene.baseline, on=TODAY, seen=None)
    client = client_for(scene.by)
    url = f"/assessments/{scene.baseline.pk}/home/"
    assert client.get(f"{url}ask/{scene.home.mother.pk}/").status_code == 409
    page = text(client.get(url))
    assert "Ask Ada" not in page
    assert "Closed: 0 of 2 questions answered, not sent" in page


def test_somebody_who_is_no_carer_is_not_asked(scene: Scene, client_for: SignIn) -> None:
    client = client_for(scene.by)
    url = f"/assessments/{scene.baseline.pk}/home/ask/"
    assert client.get(f"{url}{scene.home.baby.pk}/").status_code == 409
    elsewhere = worlds.home(scene.by, name="Marsh").mother
    assert client.get(f"{url}{elsewhere.pk}/").status_code == 404
    with pytest.raises(Refused, match="not a parent or carer"):
        build.invite(scene.by, scene.baseline, elsewhere)


def test_how_far_they_are_is_seen_and_what_they_said_is_not(
    scene: Scene, client_for: SignIn
) -> None:
    client, url = client_for(scene.by), f"/assessments/{scene.baseline.pk}/home/"
    assert "Not opened yet" in text(client.get(url))
    phone = build.Phone(scene.invited).gets_in()
    phone.answers(1, 3)
    page = text(client.get(url))
    assert "1 of 2 questions answered, not sent" in page
    assert "Nearly every day" not in page
    phone.sends("2/", skip="yes")
    phone.sends("check/")
    page = text(client.get(url))
    assert "Finished; 1 question left out" in page
    assert "Read GAD-2 from Ada" in page
    told = text(client.get(f"/families/{scene.home.family.pk}/"))
    assert "Sent from home" in told, "nobody of the team entered it"
    assert "Withdraw the link" not in page


def test_a_safety_answer_that_waits_leads_to_its_task(scene: Scene, client_for: SignIn) -> None:
    invited = build.invite(scene.by, scene.baseline, scene.home.mother, ["phq-9"])
    build.answer(invited, "9", 1)
    page = client_for(scene.by).get(f"/assessments/{scene.baseline.pk}/home/")
    assert "Act on this today" in text(page)


def test_a_new_link_kills_the_old_one_and_keeps_the_answers(
    scene: Scene, client_for: SignIn
) -> None:
    old = build.Phone(scene.invited).gets_in()
    old.answers(1, 2)
    client, url = client_for(scene.by), f"/invitations/{scene.invited.invitation.pk}/again/"
    page = client.get(url)
    assert build.NUMBER in page.text, "where the last one went"
    answer = client.post(url, hidden_fields(page) | {"sent_to": "07700 900002", "safe": "on"})
    assert answer.status_code == 200
    assert "07700 900002" in text(answer)
    token = re.search(r"/a/([\w-]{43})/", answer.text)
    assert token
    for path in ("", "1/"):
        assert old.opens(path).status_code == 404
    renewed = selectors.invitation_of(token[1])
    assert (renewed.wrong_pins, renewed.opened_at) == (0, None)
    assert renewed.forms.get().answers == {"1": 2}


def test_a_locked_link_is_opened_again_by_a_new_one(scene: Scene) -> None:
    wrong = build.Keys(scene.invited.keys.token, "000000")
    if wrong.pin == scene.invited.keys.pin:
        wrong = wrong._replace(pin="111111")
    for _ in range(5):
        actions.enter_pin(by=None, invitation=scene.invited.again(), keys=wrong)
    _, keys = actions.renew_invitation(
        by=scene.by, invitation=scene.invited.again(), sent_to="x", safe=True, seen=None
    )
    renewed = build.Invited(scene.invited.invitation, keys)
    assert build.Phone(renewed).enters(keys.pin).status_code == 302


def test_withdrawn_it_leads_nowhere_and_says_why_to_the_team_alone(
    scene: Scene, client_for: SignIn
) -> None:
    build.answer(scene.invited, "1", 2)
    client, pk = client_for(scene.by), scene.invited.invitation.pk
    url = f"/invitations/{pk}/withdraw/"
    assert client.post(url, {"because": ""}).status_code == 422
    page = client.get(url)
    assert client.post(url, hidden_fields(page) | {"because": "Wrong number."}).status_code == 302
    assert "Wrong number." in text(client.get(f"/assessments/{scene.baseline.pk}/home/"))
    dead = build.Phone(scene.invited).opens()
    assert dead.status_code == 410
    assert "Wrong number" not in text(dead)
    assert scene.invited.again().forms.get().answers == {}
    assert client.get(url).status_code == 409
    assert client.get(f"/invitations/{pk}/again/").status_code == 409


def test_two_colleagues_one_invitation(scene: Scene) -> None:
    seen = scene.invited.again().version
    actions.renew_invitation(
        by=scene.by, invitation=scene.invited.again(), sent_to="x", safe=True, seen=seen
    )
    row = Invitation.objects.get()
    with pytest.raises(Stale):
        actions.withdraw_invitation(by=scene.by, invitation=row, because="Why.", seen=seen)


def test_another_team_sees_none_of_it(scene: Scene, client_for: SignIn) -> None:
    stranger = client_for(scene.world.stranger)
    pk = scene.invited.invitation.pk
    for url in (
        f"/assessments/{scene.baseline.pk}/home/",
        f"/assessments/{scene.baseline.pk}/home/ask/{scene.home.mother.pk}/",
        f"/invitations/{pk}/again/",
        f"/invitations/{pk}/withdraw/",
    ):
        assert stranger.get(url).status_code == 404
        assert client_for(scene.world.viewers[Role.ADMINISTRATOR]).get(url).status_code == 403


def test_the_list_costs_the_same_however_long_it_is(
    scene: Scene, client_for: SignIn, django_assert_same_queries: Callable[..., int]
) -> None:
    client = client_for(scene.by)

    def grow(count: int) -> None:
        for _ in range(count):
            row = build.invite(scene.by, scene.baseline, scene.home.mother, ["phq-9", "gad-7"])
            actions.withdraw_invitation(
                by=scene.by, invitation=row.invitation, because="Again.", seen=None
            )

    url = f"/assessments/{scene.baseline.pk}/home/"
    assert django_assert_same_queries(lambda: client.get(url), grow) < 30


def test_the_assessment_leads_there(scene: Scene, client_for: SignIn) -> None:
    page = client_for(scene.by).get(f"/assessments/{scene.baseline.pk}/")
    assert f'href="/assessments/{scene.baseline.pk}/home/"' in page.text
    listed = client_for(scene.by).get(f"/assessments/{scene.baseline.pk}/home/")
    assert "Ask Ada to answer at home" in text(listed)
