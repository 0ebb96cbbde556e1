"""A lead changes at once, others propose; nothing is overwritten, and every write is in the log."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.audit.models import Event
from attunement.service.planning import actions, changes, selectors
from attunement.service.planning.models import Box, BoxLink, Comment, Decision, Proposal, TeamTheory
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders import planning as build
from builders.pages import hidden, text
from world import World

pytestmark = pytest.mark.django_db
ClientFor = Callable[[Viewer], Client]


@pytest.fixture
def lead(world: World) -> Viewer:
    return world.viewers[Role.TEAM_LEAD]


def send(client: Client, name: str, *args: int, query: str = "", **given: object):  # type: ignore[no-untyped-def]
    address = reverse(name, args=args) + query
    return client.post(address, {**hidden(client.get(address)), **given})


def last_verb() -> str:
    return Event.objects.latest("pk").verb


class TestStarting:
    def test_from_the_template(self, world: World, lead: Viewer, client_for: ClientFor) -> None:
        client = client_for(lead)
        assert "There is none yet." in text(client.get(reverse("theories")))
        given = {"title": "Ours", "level": "clinical", "begins": "template"}
        sent = send(client, "start_theory", **given)
        made = TeamTheory.objects.get()
        assert sent.headers["Location"] == reverse("theory", args=[made.pk])
        page = text(client.get(sent.headers["Location"]))
        assert "Parent sustains emotional and behavioural self-regulation" in page
        assert "What to look at (4)" in page
        assert last_verb() == "started a theory of change"
        held = selectors.held(made)
        assert [len(held.boxes), len(held.links)] == [22, 30]
        assert {link.status for link in held.links} == {"stated", "inferred"}
        assert Box.objects.get(words__startswith="Work through trauma").parent is not None

    def test_an_empty_sheet(self, lead: Viewer, client_for: ClientFor) -> None:
        client = client_for(lead)
        send(client, "start_theory", title="Bare", level="system", begins="empty")
        page = text(client.get(reverse("theory", args=[TeamTheory.objects.get().pk])))
        assert "There is no box yet." in page

    def test_what_is_missing_is_named(self, lead: Viewer, client_for: ClientFor) -> None:
        page = send(client_for(lead), "start_theory", title="")
        assert page.status_code == 422
        assert "Enter title" in text(page)

    def test_it_is_the_teams_own(self, world: World, lead: Viewer, client_for: ClientFor) -> None:
        made, talk, _, link = build.small(lead)
        stranger = client_for(world.stranger)
        for name, *args in (
            ("theory", made.pk),
            ("theory_box", made.pk, talk.pk),
            ("theory_link", made.pk, link.pk),
            ("theory_json", made.pk),
        ):
            assert stranger.get(reverse(name, args=args)).status_code == 404, name
        assert not selectors.nodes_of_team(world.stranger).exists()
        assert list(selectors.nodes_of_team(world.practitioner)) == list(
            Box.objects.order_by("words")
        )


class TestBoxes:
    def test_a_lead_adds_changes_and_moves(self, lead: Viewer, client_for: ClientFor) -> None:
        made, client = build.theory(lead), client_for(lead)
        offered = client.get(reverse("add_box", args=[made.pk])).content.decode()
        assert "KIPS: Keys to Interactive Parenting Scale" in offered
        send(client, "add_box", made.pk, stage="need", words="Cues are missed", measures=["kips"])
        box = Box.objects.get()
        assert (box.words, box.stage, box.measures) == ("Cues are missed", "need", ["kips"])
        assert last_verb() == "changed a theory: add a box"
        given = {"stage": "mechanism", "words": "Cues are seen"}
        send(client, "change_box", made.pk, box.pk, **given)
        box.refresh_from_db()
        assert (box.words, box.stage, box.version) == ("Cues are seen", "mechanism", 2)
        made.refresh_from_db()
        assert made.version == 3, "nobody publishes what they have not seen"

    def test_the_second_of_two_is_told_and_loses_nothing(
        self, lead: Viewer, client_for: ClientFor
    ) -> None:
        made, talk, _, _ = build.small(lead)
        client = client_for(lead)
        address = reverse("change_box", args=[made.pk, talk.pk])
        seen = hidden(client.get(address))
        actions.make_change(by=lead, theory=made, change=changes.change_box(talk, words="Listen"))
        page = client.post(address, {**seen, "stage": "activity", "words": "Mine"})
        assert page.status_code == 409
        assert "Someone else changed this" in text(page)
        assert "Mine" in page.content.decode()
        talk.refresh_from_db()
        assert talk.words == "Listen"

    def test_taken_out_with_its_reason_and_its_links_unseen(
        self, lead: Viewer, client_for: ClientFor
    ) -> None:
        made, talk, _, link = build.small(lead)
        client = client_for(lead)
        assert send(client, "take_box", made.pk, talk.pk, because="").status_code == 422
        send(client, "take_box", made.pk, talk.pk, because="We do not do it.")
        talk.refresh_from_db()
        assert talk.withdrawn_because == "We do not do it."
        assert selectors.held(made).links == ()
        assert client.get(reverse("theory_link", args=[made.pk, link.pk])).status_code == 404

    def test_nothing_is_part_of_itself(self, lead: Viewer) -> None:
        made, talk, calm, _ = build.small(lead)
        inside = changes.change_box(calm, parent=talk.pk)
        actions.make_change(by=lead, theory=made, change=inside)
        with pytest.raises(Refused, match="part of itself"):
            actions.make_change(
                by=lead, theory=made, change=changes.change_box(talk, parent=calm.pk)
            )
        calm.refresh_from_db()
        assert calm.parent == talk


class TestSharing:
    def test_a_shared_box_is_one_box(self, lead: Viewer, client_for: ClientFor) -> None:
        made, talk, _, _ = build.small(lead)
        other = build.theory(lead, "The system", level="system")
        client = client_for(lead)
        send(client, "share_box", other.pk, box=talk.pk)
        actions.make_change(by=lead, theory=made, change=changes.change_box(talk, words="Listen"))
        assert "Listen" in text(client.get(reverse("theory", args=[other.pk])))
        page = text(client.get(reverse("theory_box", args=[made.pk, talk.pk])))
        assert "Also stands in The system" in page
        before = other.version
        other.refresh_from_db()
        assert other.version > before, "both have changed"

    def test_taken_out_of_one_it_stays_in_the_other(self, lead: Viewer) -> None:
        made, talk, _, _ = build.small(lead)
        other = build.theory(lead, "The system", level="system")
        actions.share_box(by=lead, theory=other, box=talk)
        for theory, left in ((made, True), (other, False)):
            take = changes.take_box(talk, because="Gone.")
            actions.make_change(by=lead, theory=theory, change=take)
            talk.refresh_from_db()
            assert (talk.withdrawn_at is None) == left


class TestLinks:
    def test_added_broken_and_mended(self, lead: Viewer, client_for: ClientFor) -> None:
        made, _, calm, link = build.small(lead)
        play = build.box(lead, made, "They play", stage="medium-term")
        client = client_for(lead)
        sent = send(client, "add_link", made.pk, cause=calm.pk, effect=play.pk, confidence="low")
        assert sent.status_code == 302
        assert BoxLink.objects.get(cause=calm).confidence == "low"
        broken = {"assumption": "they can come", "broken": "The bus stopped."}
        send(client, "change_link", made.pk, link.pk, **broken)
        page = text(client.get(reverse("theory", args=[made.pk])))
        assert "Assumption broken: it was assumed that they can come" in page
        assert "An earlier link is broken" in page, "it is marked further down"
        send(client, "change_link", made.pk, link.pk, assumption="they can come", broken="")
        assert "broken:" not in text(client.get(reverse("theory", args=[made.pk])))

    def test_what_cannot_be_linked(self, lead: Viewer, client_for: ClientFor) -> None:
        made, talk, calm, _ = build.small(lead)
        client = client_for(lead)
        again = send(client, "add_link", made.pk, cause=talk.pk, effect=calm.pk)
        assert again.status_code == 409
        assert "These two boxes are linked already." in text(again)
        itself = send(client, "add_link", made.pk, cause=talk.pk, effect=talk.pk)
        assert itself.status_code == 422
        assert "a box cannot lead to itself" in text(itself)
        nothing = send(client, "add_link", made.pk, cause=calm.pk, effect=talk.pk, broken="No")
        assert "Say what had to hold" in text(nothing)

    def test_a_finding_is_attached_by_search_and_taken_off(
        self, lead: Viewer, client_for: ClientFor
    ) -> None:
        made, _, _, link = build.small(lead)
        client = client_for(lead)
        page = text(client.get(reverse("attach_claim", args=[made.pk, link.pk]) + "?q=circle"))
        assert "Circle of Security" in page
        assert "About preschool children and their mothers" in page
        assert "As of" in page
        assert "Rating of the programme:" in page
        query = "?q=circle of security"
        sent = send(client, "attach_claim", made.pk, link.pk, query=query, claim="cosp-cosi-2025")
        assert sent.status_code == 302
        link.refresh_from_db()
        assert link.evidence == ["cosp-cosi-2025"]
        page = text(client.get(reverse("theory", args=[made.pk])))
        assert "points the other way (no difference shown)" in page
        send(client, "change_link", made.pk, link.pk)
        link.refresh_from_db()
        assert link.evidence == []

    def test_a_search_that_finds_nothing_says_so(self, lead: Viewer, client_for: ClientFor) -> None:
        made, _, _, link = build.small(lead)
        address = reverse("attach_claim", args=[made.pk, link.pk])
        page = text(client_for(lead).get(f"{address}?q=zzzzqqqq"))
        assert "The library has no finding for this" in page

    def test_taken_out_and_drawn_again(self, lead: Viewer, client_for: ClientFor) -> None:
        made, talk, calm, link = build.small(lead)
        send(client_for(lead), "take_link", made.pk, link.pk, because="Not sure.")
        assert selectors.held(made).links == ()
        assert build.link(lead, made, talk, calm).pk != link.pk


class TestProposing:
    def test_a_clinician_proposes_and_the_lead_accepts(
        self, world: World, lead: Viewer, client_for: ClientFor
    ) -> None:
        made, talk, _, _ = build.small(lead)
        clinician = client_for(world.practitioner)
        given = {"stage": "activity", "words": "Listen first"}
        assert send(clinician, "change_box", made.pk, talk.pk, **given).status_code == 422
        send(clinician, "change_box", made.pk, talk.pk, **given, because="It is what we do.")
        talk.refresh_from_db()
        assert talk.words == "Talk with the parent", "nothing has changed yet"
        assert last_verb() == "proposed a change to a theory"
        page = text(clinician.get(reverse("theory", args=[made.pk])))
        assert "What it says: “Listen first” (now: “Talk with the parent”)" in page
        assert "Accept or decline" not in page
        proposal = Proposal.objects.get()
        send(client_for(lead), "decide_proposal", proposal.pk, decision="accepted")
        talk.refresh_from_db()
        assert talk.words == "Listen first"
        assert last_verb() == "accepted a proposal for a theory"

    def test_the_lead_declines_with_a_reason(
        self, world: World, lead: Viewer, client_for: ClientFor
    ) -> None:
        made, talk, _, _ = build.small(lead)
        proposal, client = build.propose(world.practitioner, made, talk), client_for(lead)
        bare = send(client, "decide_proposal", proposal.pk, decision="declined")
        assert bare.status_code == 422
        assert "Say why you decline it" in text(bare)
        send(client, "decide_proposal", proposal.pk, decision="declined", because="Too vague.")
        talk.refresh_from_db()
        assert talk.words == "Talk with the parent"
        page = text(client_for(world.practitioner).get(reverse("theory", args=[made.pk])))
        assert "Declined by" in page
        assert "Too vague." in page

    def test_what_has_changed_since_cannot_be_accepted_and_can_be_declined(
        self, world: World, lead: Viewer
    ) -> None:
        made, talk, _, _ = build.small(lead)
        proposal = build.propose(world.practitioner, made, talk)
        actions.make_change(by=lead, theory=made, change=changes.change_box(talk, words="Sing"))
        with pytest.raises(Refused, match="changed the same thing"):
            actions.decide_proposal(by=lead, proposal=proposal, accept=True, because="")
        decided = actions.decide_proposal(by=lead, proposal=proposal, accept=False, because="Old.")
        assert decided.decision == Decision.DECLINED

    def test_what_has_gone_since_cannot_be_accepted(self, world: World, lead: Viewer) -> None:
        made, talk, _, _ = build.small(lead)
        proposal = build.propose(world.practitioner, made, talk)
        take = changes.take_box(talk, because="Gone.")
        actions.make_change(by=lead, theory=made, change=take)
        with pytest.raises(Refused, match="taken out since"):
            actions.decide_proposal(by=lead, proposal=proposal, accept=True, because="")

    def test_decided_once(self, world: World, lead: Viewer, client_for: ClientFor) -> None:
        made, talk, _, _ = build.small(lead)
        proposal = build.propose(world.practitioner, made, talk)
        actions.decide_proposal(by=lead, proposal=proposal, accept=True, because="")
        with pytest.raises(Refused, match="has been decided"):
            actions.decide_proposal(by=lead, proposal=proposal, accept=True, because="")
        with pytest.raises(Stale):
            actions.decide_proposal(by=lead, proposal=proposal, accept=True, because="", seen=1)
        address = reverse("decide_proposal", args=[proposal.pk])
        assert client_for(lead).get(address).status_code == 409

    @pytest.mark.parametrize("kind", ["add_box", "add_link", "take_box", "take_link"])
    def test_every_other_kind_of_proposal(
        self, world: World, lead: Viewer, client_for: ClientFor, kind: str
    ) -> None:
        made, talk, calm, link = build.small(lead)
        args = {"take_box": (talk.pk,), "take_link": (link.pk,)}.get(kind, ())
        given: dict[str, object] = {
            "add_box": {"stage": "need", "words": "Cues are missed", "parent": calm.pk},
            "add_link": {"cause": calm.pk, "effect": talk.pk, "why": "They come again"},
        }.get(kind, {})
        clinician = client_for(world.practitioner)
        sent = send(clinician, kind, made.pk, *args, **given, because="So we said.")
        assert sent.status_code == 302
        page = text(clinician.get(reverse("theory", args=[made.pk])))
        for words in {"add_box": ["Part of: The parent is calmer"]}.get(kind, ["So we said."]):
            assert words in page
        proposal = Proposal.objects.get()
        actions.decide_proposal(by=lead, proposal=proposal, accept=True, because="Yes.")
        held = selectors.held(made)
        found = {"add_box": (3, 1), "add_link": (2, 2), "take_box": (1, 0), "take_link": (2, 0)}
        assert (len(held.boxes), len(held.links)) == found[kind]


class TestSaying:
    def test_a_comment_on_the_whole_and_on_a_box(
        self, world: World, lead: Viewer, client_for: ClientFor
    ) -> None:
        made, talk, _, _ = build.small(lead)
        client = client_for(world.practitioner)
        send(client, "comment_on_theory", made.pk, words="Good start")
        send(client, "comment_on_theory", made.pk, query=f"?box={talk.pk}", words="Is it enough?")
        page = text(client.get(reverse("theory", args=[made.pk])))
        assert "On the whole Good start" in page
        assert "On “Talk with the parent” Is it enough?" in page
        box = text(client.get(reverse("theory_box", args=[made.pk, talk.pk])))
        assert f"Is it enough? ({world.practitioner.user.name}," in box
        assert "Good start" not in box
        assert Comment.objects.count() == 2
        assert last_verb() == "commented on a theory"

    @pytest.mark.parametrize("asked", ["x", "999999", "9" * 30])
    def test_a_box_that_is_not_there_is_no_box(
        self, world: World, lead: Viewer, client_for: ClientFor, asked: str
    ) -> None:
        made, *_ = build.small(lead)
        address = f"{reverse('comment_on_theory', args=[made.pk])}?box={asked}"
        assert "Comment on the whole theory" in text(client_for(lead).get(address))


class TestRoles:
    def test_who_may_what(self, world: World, lead: Viewer, client_for: ClientFor) -> None:
        made, talk, _, _ = build.small(lead)
        expected = {
            Role.PRACTITIONER: (200, 200, 403, 403),
            Role.SUPERVISOR: (200, 200, 403, 403),
            Role.TEAM_LEAD: (200, 200, 200, 200),
            Role.ADMINISTRATOR: (200, 403, 403, 403),
            Role.COMMISSIONER: (403, 403, 403, 403),
        }
        for role, codes in expected.items():
            client = client_for(world.viewers[role])
            found = tuple(
                client.get(reverse(name, args=args)).status_code
                for name, args in (
                    ("theory", [made.pk]),
                    ("change_box", [made.pk, talk.pk]),
                    ("bind_box", [made.pk, talk.pk]),
                    ("publish_theory", [made.pk]),
                )
            )
            assert found == codes, role
