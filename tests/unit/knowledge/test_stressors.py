"""The own-words list of strains, and what must be handled with care in it."""

from attunement.knowledge import library

STRESSORS = library().stressors.values()


def test_each_category_has_items_in_a_stable_order() -> None:
    places = [item.order for item in STRESSORS]
    assert len(set(places)) == len(places)
    by_category: dict[str, int] = {}
    for item in STRESSORS:
        by_category[item.category] = by_category.get(item.category, 0) + 1
    assert by_category == {
        "infant-vulnerability": 9,
        "parent-history": 13,
        "interaction": 10,
        "social": 11,
        "protective": 7,
    }


def test_domestic_abuse_is_sensitive_and_opens_safeguarding() -> None:
    (item,) = [item for item in STRESSORS if item.text == "domestic abuse"]
    assert item.sensitive
    assert item.safeguarding


def test_strengths_are_neither_sensitive_nor_a_concern() -> None:
    strengths = [item for item in STRESSORS if item.protective]
    assert strengths
    assert not any(item.sensitive or item.safeguarding for item in strengths)
