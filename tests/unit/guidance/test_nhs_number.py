"""NHS numbers against a twin that follows the published steps one by one."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from attunement.guidance import InvalidNhsNumber, NhsNumber
from attunement.guidance.nhs_number import check_digit

nines = st.text("0123456789", min_size=9, max_size=9)
tens = st.text("0123456789", min_size=10, max_size=10)


def slow_check_digit(first_nine):
    d1, d2, d3, d4, d5, d6, d7, d8, d9 = (int(digit) for digit in first_nine)
    total = d1 * 10 + d2 * 9 + d3 * 8 + d4 * 7 + d5 * 6 + d6 * 5 + d7 * 4 + d8 * 3 + d9 * 2
    while total >= 11:
        total -= 11
    check = 11 - total
    if check == 11:
        return 0
    if check == 10:
        return None
    return check


def valid_numbers():
    whole = nines.filter(lambda nine: slow_check_digit(nine) is not None)
    return whole.map(lambda nine: nine + str(slow_check_digit(nine))).filter(
        lambda digits: len(set(digits)) > 1
    )


@given(nines)
def test_check_digit_as_its_slow_twin(nine):
    assert check_digit(nine) == slow_check_digit(nine)


@given(tens)
def test_accepted_exactly_when_the_twin_accepts(digits):
    fits = slow_check_digit(digits[:9]) == int(digits[9]) and len(set(digits)) > 1
    try:
        NhsNumber(digits)
    except InvalidNhsNumber:
        assert not fits
    else:
        assert fits


@given(valid_numbers(), st.integers(0, 9), st.integers(1, 9))
def test_one_wrong_digit_is_always_caught(digits, place, by):
    wrong = (int(digits[place]) + by) % 10
    with pytest.raises(InvalidNhsNumber):
        NhsNumber(f"{digits[:place]}{wrong}{digits[place + 1 :]}")


@given(valid_numbers(), st.integers(0, 7))
def test_two_neighbours_changed_about_are_always_caught(digits, place):
    one, other = digits[place : place + 2]
    assume(one != other)
    with pytest.raises(InvalidNhsNumber):
        NhsNumber(digits[:place] + other + one + digits[place + 2 :])


@given(valid_numbers(), st.sampled_from([" ", "-", "\u2013", "\u00a0", "\u200b", ""]))
def test_separators_do_not_matter_and_text_goes_there_and_back(digits, mark):
    typed = f" {digits[:3]}{mark}{digits[3:6]}{mark}{digits[6:]}\n"
    number = NhsNumber.parse(typed)
    assert number == NhsNumber(digits)
    assert NhsNumber.parse(str(number)) == number
    assert [len(part) for part in str(number).split(" ")] == [3, 3, 4]


def test_the_published_examples():
    assert str(NhsNumber.parse("9434765919")) == "943 476 5919"
    with pytest.raises(InvalidNhsNumber, match="last digit does not fit"):
        NhsNumber.parse("943 476 5918")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "0 digits and an NHS number has 10"),
        ("943 476 591", "9 digits"),
        ("943 476 59190", "11 digits"),
        ("9", "1 digit and"),
        ("943 476 591O", "“O” is not a digit"),
        ("٩٤٣٤٧٦٥٩١٩", "is not a digit"),
        ("943.476.5919", "“.” is not a digit"),
        ("000 000 0000", "Ten equal digits"),
        ("111 111 1111", "Ten equal digits"),
    ],
)
def test_what_is_wrong_is_said(text, says):
    with pytest.raises(InvalidNhsNumber, match=says):
        NhsNumber.parse(text)


def test_nine_digits_that_no_number_begins_with():
    # By hand: 1 * 10 + 1 * 2 = 12, 12 mod 11 = 1, and 11 - 1 = 10 is never issued.
    assert check_digit("100000001") is None
    for last in range(10):
        with pytest.raises(InvalidNhsNumber):
            NhsNumber(f"100000001{last}")


@pytest.mark.parametrize(("nine", "test"), [("999000001", True), ("943476591", False)])
def test_the_test_range_begins_with_999(nine, test):
    assert NhsNumber(f"{nine}{slow_check_digit(nine)}").is_test_range is test


def test_a_number_cannot_be_built_wrong():
    with pytest.raises(InvalidNhsNumber):
        NhsNumber("943 476 5919")
