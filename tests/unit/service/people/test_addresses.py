"""What may be shown of an address: never a hidden one in print, and never by a back door."""

from hypothesis import given
from hypothesis import strategies as st

from attunement.service.people.addresses import (
    IS_HIDDEN,
    Home,
    for_letter,
    is_hidden,
    leaks,
    on_screen,
)

MOTHER, FATHER, BABY = 1, 2, 3
REFUGE = Home(
    address="9 Harbour Cottages\nSeatown\nZZ9 9XY", hidden=True, residents=frozenset({MOTHER, BABY})
)
FLAT = Home(address="Flat 2\n4 Orchard Terrace", hidden=False, residents=frozenset({FATHER, BABY}))


def test_a_letter_bears_its_readers_own_address_and_no_hidden_one() -> None:
    assert for_letter(FATHER, [REFUGE, FLAT], given="") == ("Flat 2", "4 Orchard Terrace")
    assert for_letter(MOTHER, [REFUGE, FLAT], given="1 Old Road") == ()
    assert for_letter(9, [REFUGE, FLAT], given="1 Old Road\n\n Town ") == ("1 Old Road", "Town")


def test_a_baby_in_two_homes_of_which_one_is_hidden_has_no_printed_address() -> None:
    assert for_letter(BABY, [FLAT, REFUGE], given="") == ()
    assert is_hidden(BABY, [FLAT, REFUGE])
    assert not is_hidden(FATHER, [FLAT, REFUGE])


def test_on_a_screen_it_is_read_by_those_who_must() -> None:
    assert on_screen(REFUGE, may_read_hidden=False) == IS_HIDDEN
    assert on_screen(REFUGE, may_read_hidden=True) == "9 Harbour Cottages, Seatown, ZZ9 9XY"
    assert on_screen(FLAT, may_read_hidden=False) == "Flat 2, 4 Orchard Terrace"


def test_words_that_name_a_hidden_home_are_found_however_they_are_written() -> None:
    for words in ("come to 9 harbour-cottages", "at zz99xy", "the post code is ZZ9  9XY!"):
        assert leaks(words, [REFUGE, FLAT], to=FATHER)
        assert not leaks(words, [REFUGE, FLAT], to=MOTHER)
        assert leaks(words, [REFUGE, FLAT], to=None)
    assert not leaks("See you at 4 Orchard Terrace", [REFUGE, FLAT], to=None)
    assert not leaks("We met by the harbour", [REFUGE], to=None)


@given(before=st.text(max_size=40), after=st.text(max_size=40))
def test_no_words_around_it_hide_a_postcode(before: str, after: str) -> None:
    assert leaks(f"{before}ZZ9 9XY{after}", [REFUGE], to=FATHER)
