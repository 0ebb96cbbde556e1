"""What a home is called is read by the whole team, so it may not be where a hidden one is."""

import pytest

from attunement.service.people.forms import HouseholdForm

SENT = {"name": "Mum’s new home", "address": "9 Harbour Cottages\nSeatown\nZZ9 9XY", "contact": ""}


@pytest.mark.parametrize("field", ["name", "contact"])
def test_no_other_field_names_a_hidden_address(field: str) -> None:
    sent = SENT | {"hidden": "on", field: "Write to 9 Harbour Cottages"}
    assert field in HouseholdForm(sent, members=[]).errors


def test_one_that_is_not_hidden_may_be_named() -> None:
    assert "name" not in HouseholdForm(SENT | {"name": "Harbour Cottages"}, members=[]).errors
    assert "name" not in HouseholdForm(SENT | {"hidden": "on"}, members=[]).errors
