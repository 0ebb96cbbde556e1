"""The helper that proves pages whole must itself be able to fail."""

import pytest

from attunement.knowledge import Library, library
from attunement.knowledge.kinds import KINDS
from attunement.knowledge.record import Dated
from integration.library.mutation import FRAME, unshown
from integration.library.schema_leaves import Leaf, leaves
from integration.library.schema_values import built, filled, variants


def whole(record: Dated, _: Library) -> object:
    return record


def leaf(kind: str, called: str) -> Leaf:
    return next(each for each in leaves(KINDS[kind]) if each.called == called)


SINGLE = {"contacts": frozenset({"nation"}), "theories": frozenset({"nodes.*.id"})}
"""Fields with one value alone, or that arrows hold in place."""


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "programmes"])
def test_a_page_that_shows_the_whole_record_misses_nothing(kind: str) -> None:
    assert unshown(kind, whole, library(), except_for=SINGLE.get(kind, frozenset())) == []


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        ("tools", "licence"),
        ("tools", "ages.known_from"),
        ("statements", "dose.minutes.1"),
        ("statements", "measures.*.window.late_to"),
        ("crosswalk", "levels.*.*"),
        ("crosswalk", "levels.*.(key)"),
        ("contacts", "statutory"),
        ("resolutions", "decided_on"),
        ("rating-scales", "levels.*.order"),
    ],
)
def test_a_field_that_is_not_shown_is_found(kind: str, path: str) -> None:
    # A page that shows all of a record but this field: as it would look with the field blotted out.
    blotted = leaf(kind, path)

    def without(record: Dated, _: Library) -> object:
        return _blot(record.model_dump(), blotted.path)

    except_for = SINGLE.get(kind, frozenset())
    missing = unshown(kind, without, library(), except_for=except_for)
    assert missing
    assert {each.partition(":")[0] for each in missing} == {path}


def test_what_the_frame_shows_is_left_to_it() -> None:
    missing = unshown("principles", lambda record, held: "always the same", library())
    fields = {each.partition(":")[0] for each in missing}
    assert fields == {"topic", "text", "order", "confidence"}
    assert not fields & FRAME


def test_unknown_must_not_look_like_no() -> None:
    def yes_or_not(record: Dated, _: Library) -> object:
        held = record.model_dump()
        return {**held, "statutory": bool(held["statutory"])}

    missing = unshown("contacts", yes_or_not, library(), except_for=SINGLE["contacts"])
    assert len(missing) == 1
    assert missing[0].startswith("statutory: ")


def test_a_field_of_one_value_must_be_named() -> None:
    with pytest.raises(LookupError, match="nation of contacts cannot be changed alone: name it"):
        unshown("contacts", whole, library())


def test_the_schema_gives_every_level_of_a_record() -> None:
    called = {each.called for each in leaves(KINDS["statements"])}
    assert {"text", "dose", "dose.months.0", "notes.*.sources.*", "tools.*.tool"} <= called
    assert leaf("statements", "contacts.*").names == "contacts"
    assert leaf("statements", "programme").optional
    assert not leaf("statements", "text").optional
    assert leaf("statements", "measures.*.anchor").closed


def test_another_value_fits_the_type_and_differs() -> None:
    strength = leaf("statements", "strength")
    assert [*variants(strength, "offer", [], library())] == ["consider", "recommended", None]
    dated = leaf("guidance-documents", "published")
    others = [*variants(dated, "2021-03", [], library())]
    assert others == ["2019-11", None]


def test_a_filled_record_has_nothing_empty() -> None:
    document = filled(library().guidance_documents["cg192"], library())
    assert document.contents
    assert document.superseded_by in library().guidance_documents
    resolution = built(KINDS["resolutions"], library())
    assert len(resolution.between) == 2
    assert resolution.reason


def _blot(value: object, path: tuple[str, ...]) -> object:
    step, *rest = path or ("",)
    if step == "*" and rest == ["(key)"] and isinstance(value, dict):
        return list(value.values())
    if step == "*" and isinstance(value, dict):
        return {key: _blot(held, tuple(rest)) if rest else None for key, held in value.items()}
    if step == "*" and isinstance(value, tuple):
        return [_blot(held, tuple(rest)) if rest else None for held in value]
    if isinstance(value, tuple):
        place = int(step)
        return [None if at == place else held for at, held in enumerate(value)]
    if isinstance(value, dict):
        return {
            key: (_blot(held, tuple(rest)) if rest else None) if key == step else held
            for key, held in value.items()
        }
    return value
