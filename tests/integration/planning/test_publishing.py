"""Versions that nobody can change, what changed between two, and theories as files."""

import io
import json
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.planning import actions, changes, selectors
from attunement.service.planning.models import PublishedTheory, TeamTheory
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from attunement.theory import from_json
from builders import planning as build
from builders.pages import hidden, text
from world import World

pytestmark = pytest.mark.django_db
ClientFor = Callable[[Viewer], Client]


@pytest.fixture
def lead(world: World) -> Viewer:
    return world.viewers[Role.TEAM_LEAD]


def test_published_and_read_by_a_commissioner(
    world: World, lead: Viewer, client_for: ClientFor
) -> None:
    made, talk, calm, _ = build.small(lead)
    build.bind(lead, made, calm)
    commissioner = client_for(world.viewers[Role.COMMISSIONER])
    assert "None has been published yet." in text(commissioner.get(reverse("theories")))
    client, address = client_for(lead), reverse("publish_theory", args=[made.pk])
    sent = client.post(address, {**hidden(client.get(address)), "note": "Our first."})
    version = reverse("published_theory", args=[made.pk, 1])
    assert sent.headers["Location"] == version
    actions.make_change(by=lead, theory=made, change=changes.change_box(talk, words="Listen"))
    page = text(commissioner.get(version))
    assert "Our first." in page
    assert "Talk with the parent" in page
    assert "Listen" not in page, "what was published stays as it was"
    assert "Too few to say" in page
    assert version in commissioner.get(reverse("theories")).content.decode()
    assert commissioner.get(reverse("theory", args=[made.pk])).status_code == 403


def test_nothing_to_publish_and_nothing_new(lead: Viewer) -> None:
    with pytest.raises(Refused, match="no box yet"):
        build.publish(lead, build.theory(lead))
    made, *_ = build.small(lead, "Other")
    build.publish(lead, made)
    with pytest.raises(Refused, match="Nothing has changed"):
        build.publish(lead, made)


def test_nobody_publishes_what_they_have_not_seen(lead: Viewer) -> None:
    made, talk, _, _ = build.small(lead)
    made.refresh_from_db()
    seen = made.version
    actions.make_change(by=lead, theory=made, change=changes.change_box(talk, words="Listen"))
    with pytest.raises(Stale):
        actions.publish(by=lead, theory=made, seen=seen)
    made.refresh_from_db()
    build.bind(lead, made, talk)
    with pytest.raises(Stale):
        actions.publish(by=lead, theory=made, seen=made.version)


def test_the_database_keeps_a_version_as_it_is(lead: Viewer) -> None:
    made, *_ = build.small(lead)
    version = build.publish(lead, made)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        PublishedTheory.objects.filter(pk=version.pk).update(note="Better")
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        version.delete()


def test_what_changed_between_two_is_told_and_drawn(
    world: World, lead: Viewer, client_for: ClientFor
) -> None:
    made, talk, calm, _ = build.small(lead)
    build.publish(lead, made)
    actions.make_change(by=lead, theory=made, change=changes.change_box(talk, words="Listen"))
    actions.make_change(by=lead, theory=made, change=changes.take_box(calm, because="No."))
    sing = build.box(lead, made, "Sing together")
    build.link(lead, made, talk, sing)
    build.publish(lead, made)
    client = client_for(world.viewers[Role.COMMISSIONER])
    page = text(client.get(reverse("theory_difference", args=[made.pk, 2])))
    assert "1 new box, 1 box taken out, 1 box changed, 1 new link, 1 link taken out." in page
    assert "Changed: “Listen” (it was “Talk with the parent”)" in page
    assert "Taken out: “The parent is calmer”" in page
    assert "New link: “Listen” leads to “Sing together”" in page
    assert client.get(reverse("theory_difference", args=[made.pk, 1])).status_code == 404
    assert "What changed since version 1" in text(
        client.get(reverse("published_theory", args=[made.pk, 2]))
    )


class TestFiles:
    def test_a_file_becomes_the_same_theory_again(
        self, lead: Viewer, client_for: ClientFor
    ) -> None:
        made = build.from_template(lead)
        client = client_for(lead)
        saved = client.get(reverse("theory_json", args=[made.pk])).content
        before = selectors.held(made).theory
        assert from_json(saved.decode()) == before
        file = SimpleUploadedFile("ours.json", saved, "application/json")
        address = reverse("import_theory")
        sent = client.post(address, {**hidden(client.get(address)), "file": file})
        brought = TeamTheory.objects.exclude(pk=made.pk).get()
        assert sent.headers["Location"] == reverse("theory", args=[brought.pk])
        after = selectors.held(brought).theory

        def said(theory):  # type: ignore[no-untyped-def]
            words = {node.id: node.words for node in theory.nodes}
            boxes = {(n.stage, n.words, words.get(n.parent), n.measures) for n in theory.nodes}
            links = {(words[x.cause], words[x.effect], x.status, x.why) for x in theory.links}
            return theory.title, boxes, links

        assert said(after) == said(before)

    @pytest.mark.parametrize(
        ("content", "words"),
        [
            (b"{", "This is not JSON"),
            (b"\xff\xfe", "not UTF-8"),
            (b"{}", "does not say that it is a theory of change"),
        ],
    )
    def test_a_file_that_is_something_else(
        self, lead: Viewer, client_for: ClientFor, content: bytes, words: str
    ) -> None:
        client, address = client_for(lead), reverse("import_theory")
        file = SimpleUploadedFile("ours.json", content, "application/json")
        page = client.post(address, {**hidden(client.get(address)), "file": file})
        assert page.status_code == 422
        assert words in text(page)
        assert not TeamTheory.objects.exists()

    def test_each_mistake_has_its_place(self, lead: Viewer, client_for: ClientFor) -> None:
        made, *_ = build.small(lead)
        client, address = client_for(lead), reverse("import_theory")
        held = json.loads(client.get(reverse("theory_json", args=[made.pk])).content)
        held["nodes"][0]["stage"] = "soon"
        file = SimpleUploadedFile("ours.json", json.dumps(held).encode(), "application/json")
        page = client.post(address, {**hidden(client.get(address)), "file": file})
        assert "nodes[1].stage: This is not one of the words that can stand here." in text(page)

    def test_svg_and_pdf_as_it_is_and_as_it_was(
        self, world: World, lead: Viewer, client_for: ClientFor
    ) -> None:
        made = build.from_template(lead)
        build.publish(lead, made)
        client = client_for(lead)
        for names, args in (
            (("theory_svg", "theory_pdf", "theory_json"), [made.pk]),
            (("published_svg", "published_pdf", "published_json"), [made.pk, 1]),
        ):
            svg, pdf, plain = (client.get(reverse(name, args=args)) for name in names)
            assert svg.content.startswith(b"<svg")
            assert b"self-regulation" in svg.content
            reader = PdfReader(io.BytesIO(pdf.content))
            width, height = (float(each) / 72 * 25.4 for each in reader.pages[0].mediabox[2:])
            assert [round(width), round(height)] == [420, 297], "A3"
            table = " ".join(page.extract_text() for page in reader.pages[1:])
            assert "Parent sustains" in table
            assert from_json(plain.content.decode()).title == made.title
