"""One way of writing a phone number, so that the same number is found again."""

import re


def tidy(text: str) -> str:
    """Write a UK number as 07700 900001; anything that is more than a number stays as typed."""
    text = text.strip()
    if not re.fullmatch(r"[+0-9() .-]+", text):
        return text
    digits = re.sub(r"[^0-9]", "", text.replace("(0)", ""))
    if text.startswith("+44") or digits.startswith("0044"):
        digits = "0" + digits.removeprefix("00").removeprefix("44")
    elif text.startswith("+"):
        return f"+{digits}"
    return f"{digits[:5]} {digits[5:]}" if len(digits) == 11 else digits
