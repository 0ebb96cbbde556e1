"""A form as a browser would send it back."""

from html.parser import HTMLParser

from django.http import HttpResponse


class _Hidden(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "input" and given.get("type") == "hidden":
            self.fields[given["name"] or ""] = given.get("value") or ""


def hidden_fields(response: HttpResponse) -> dict[str, str]:
    """The hidden fields of the page: what makes it safe to send twice, late, or after a change."""
    parser = _Hidden()
    parser.feed(response.content.decode())
    assert parser.fields, "the page holds no form"
    return parser.fields
