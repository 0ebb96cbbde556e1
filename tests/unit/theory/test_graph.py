"""A theory as a value, and as a file."""

import json

import pytest
from pydantic import ValidationError

from attunement.knowledge import library
from attunement.theory import Level, Link, Node, Theory, TheoryError, from_json, template, to_json
from attunement.theory.exchange import schema

TALK = Node(id="talk", stage="activity", words="Talk with the parent")
CALM = Node(id="calm", stage="short-term", words="The parent is calmer")


def theory(*links: Link, nodes: tuple[Node, ...] = (TALK, CALM)) -> Theory:
    return Theory(title="Ours", level=Level.CLINICAL, nodes=nodes, links=links)


def test_the_order_in_which_it_is_given_means_nothing() -> None:
    assert theory(nodes=(CALM, TALK)) == theory(nodes=(TALK, CALM))


@pytest.mark.parametrize(
    ("links", "nodes", "says"),
    [
        ((), (TALK, TALK), "2 boxes have the id “talk”"),
        ((Link(cause="talk", effect="hope"),), (TALK,), "names the box “hope”"),
        ((Link(cause="talk", effect="talk"),), (TALK,), "to itself"),
        ((Link(cause="talk", effect="calm"),) * 2, (TALK, CALM), "2 links go from"),
        ((), (TALK.model_copy(update={"parent": "care"}),), "part of “care”"),
    ],
)
def test_what_hangs_in_the_air_is_refused(
    links: tuple[Link, ...], nodes: tuple[Node, ...], says: str
) -> None:
    with pytest.raises(ValidationError, match=says):
        theory(*links, nodes=nodes)


def test_work_and_what_it_changes_may_stand_either_way_round() -> None:
    change = Node(id="see", stage="mechanism", words="The parent sees the cue")
    need = Node(id="need", stage="need", words="Cues are missed")
    forth, back = Link(cause="see", effect="talk"), Link(cause="talk", effect="see")
    later = Link(cause="calm", effect="need")
    made = theory(forth, back, later, nodes=(TALK, CALM, change, need))
    assert [made.goes_back(link) for link in (forth, back, later)] == [False, False, True]


def test_the_template_keeps_stated_and_inferred_apart() -> None:
    made = template(library())
    stated = [link.ends for link in made.links if link.status == "stated"]
    assert stated == [("a1", "a2"), ("a1", "a3")]
    assert {link.status for link in made.links} == {"stated", "inferred"}
    assert made.by_id["a2"].parent == "a1"
    assert made.by_id["m2"].measures == ("pdi-rf", "prfq")
    assert all(node.source for node in made.nodes)


def test_the_template_goes_to_a_file_and_back() -> None:
    made = template(library())
    assert from_json(to_json(made)) == made
    with pytest.raises(KeyError):
        template(library(), "somebody-elses")


def told(text: str) -> str:
    with pytest.raises(TheoryError) as caught:
        from_json(text, name="ours.json")
    return str(caught.value)


def test_a_file_that_cannot_be_read_says_what_where_and_how() -> None:
    held = json.loads(to_json(theory(Link(cause="talk", effect="calm"))))
    held["nodes"][1] |= {"stage": "later", "colour": "red"}
    del held["links"][0]["effect"]
    said = told(json.dumps(held))
    assert "ours.json:1: nodes[2].stage: This is not one of the words that can stand here." in said
    assert "'need', 'mechanism'" in said, "it says which words can"
    assert "nodes[2].colour: There is no such field. Take it out" in said
    assert "links[1].effect: This is missing. Add it." in said


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "not JSON"),
        ("[]", "does not say that it is a theory"),
        ('{"format": "attunement-theory-of-change", "version": 9}', "Only version 1"),
        ("[" * 100_000, "not JSON"),
        (" " * 5_000_001, "at most 5 MB"),
    ],
)
def test_a_file_that_is_something_else(text: str, says: str) -> None:
    assert says in told(text)


def test_a_file_with_boxes_that_hang_is_told_in_words() -> None:
    held = json.loads(to_json(theory()))
    held["links"] = [{"cause": "talk", "effect": "hope"}]
    assert "There is none with that id." in told(json.dumps(held))


def test_the_schema_names_every_field_of_the_format() -> None:
    held = json.loads(to_json(template(library())))
    assert set(schema()["properties"]) == set(held)
    assert set(schema()["required"]) == {"format", "version", "title", "level"}
    assert set(schema()["$defs"]["Node"]["properties"]) == set(held["nodes"][0])
    assert set(schema()["$defs"]["Link"]["properties"]) == set(held["links"][0])
