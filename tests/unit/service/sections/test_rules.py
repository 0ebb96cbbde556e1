"""Who may read which section: every role, tie and state, against the rule written out by hand."""

from itertools import chain, combinations, product

import pytest

from attunement.service.accounts.roles import Role
from attunement.service.sections.rules import (
    RULES,
    SEALED,
    Access,
    Section,
    Tie,
    access,
    logged,
    unlogged,
)

TIES = [frozenset(some) for some in chain.from_iterable(combinations(Tie, n) for n in range(4))]
CASES = list(product(Section, Role, TIES, [False, True]))


def plainly(section: Section, role: Role, ties: frozenset[Tie], opened: bool) -> Access:
    """The rule as somebody would say it, one sentence a line."""
    if role == Role.COMMISSIONER:
        return Access.NONE
    if section == Section.RECORD:
        return Access.READ
    if role == Role.ADMINISTRATOR:
        return Access.NONE
    if section == Section.OWN_THERAPY:
        if role == Role.SUPERVISOR or Tie.THERAPIST in ties:
            return Access.READ
        if role == Role.TEAM_LEAD:
            return Access.READ if opened else Access.WITH_REASON
        return Access.NONE
    if role != Role.PRACTITIONER or ties & {Tie.KEYWORKER, Tie.PRACTITIONER}:
        return Access.READ
    return Access.READ if opened else Access.WITH_REASON


@pytest.mark.parametrize(("section", "role", "ties", "opened"), CASES)
def test_every_role_tie_and_state(
    section: Section, role: Role, ties: frozenset[Tie], opened: bool
) -> None:
    assert access(section, role, ties, opened=opened) == plainly(section, role, ties, opened)


@pytest.mark.parametrize(("section", "role", "ties"), list(product(Section, Role, TIES)))
def test_a_tie_or_a_reason_never_takes_access_away(
    section: Section, role: Role, ties: frozenset[Tie]
) -> None:
    order = [Access.NONE, Access.WITH_REASON, Access.READ]
    bare = access(section, role, (), opened=False)
    assert order.index(access(section, role, ties, opened=False)) >= order.index(bare)
    assert order.index(access(section, role, ties, opened=True)) >= order.index(bare)


def test_only_a_lead_opens_an_own_therapy_and_nobody_outside_the_clinical_team_opens_anything() -> (
    None
):
    assert RULES[Section.OWN_THERAPY].glass == {Role.TEAM_LEAD}
    for section in Section:
        assert not RULES[section].glass & {Role.ADMINISTRATOR, Role.COMMISSIONER}


@pytest.mark.parametrize("section", sorted(SEALED))
def test_the_log_names_the_section_of_what_was_done_in_it(section: Section) -> None:
    assert logged(section, "session 12") == f"{section}: session 12"
    assert unlogged(logged(section, "session 12")) == "session 12"


def test_what_is_not_sealed_keeps_its_name_in_the_log() -> None:
    assert logged(Section.RECORD, "Family") == "Family"
    assert unlogged("Family") == "Family"
    assert unlogged("note: family") == "note: family"
