"""Small words."""


def a(words: str) -> str:
    return f"an {words}" if words[0] in "aeio" else f"a {words}"
