"""What opens a link: long enough, told apart, and not to be found in what is kept."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from attunement.service.home_answers.keys import Keys, digest, new_keys


def test_keys_are_fresh_and_long() -> None:
    made = [new_keys() for _ in range(200)]
    assert len({keys.token for keys in made}) == 200
    assert all(len(keys.token) >= 43 for keys in made), "256 bits in base64"
    assert all(len(keys.pin) == 6 and keys.pin.isdecimal() for keys in made)
    first = Counter(keys.pin[0] for keys in made)
    assert first["0"] > 0, "PINs that begin with a nought are PINs too"


def test_only_both_together_open() -> None:
    keys = Keys("token", "123456")
    kept = keys.pin_hash
    assert keys.opens(kept)
    assert not Keys("token", "123457").opens(kept)
    assert not Keys("other", "123456").opens(kept), "a PIN alone cannot be tried against a row"
    assert "123456" not in kept
    assert keys.pin_hash != kept, "salted"


@given(st.text(max_size=60))
def test_a_digest_never_holds_the_token(token: str) -> None:
    assert len(digest(token)) == 64
    assert len(token) < 3 or token not in digest(token) or set(token) <= set("0123456789abcdef")
