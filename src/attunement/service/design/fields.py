"""Form fields that the plain ones of Django do not give: a day, a day with a time, a score."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils import timezone

from .days import CHILDHOOD, check_limits, moment, read_day, read_time, within
from .filters import clock

Limit = date | Callable[[], date] | None


class DayInput(forms.MultiWidget):
    """Three boxes: day, month, year. Its value is what was typed, so that nothing typed is lost."""

    parts: tuple[str, ...] = ("day", "month", "year")

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({part: forms.TextInput() for part in self.parts}, attrs)

    def decompress(self, value: Any) -> list[str]:
        return [str(value.day), str(value.month), str(value.year)] if value else ["", "", ""]

    def typed(self, value: Any) -> list[str]:
        """The text of each box, from what was sent or from an initial value."""
        return (
            ["" if text is None else str(text) for text in value]
            if isinstance(value, list | tuple)
            else self.decompress(value)
        )


class DayTimeInput(DayInput):
    parts = (*DayInput.parts, "time")

    def decompress(self, value: Any) -> list[str]:
        if not value:
            return ["", "", "", ""]
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        return [*super().decompress(local), clock(local)]


class DayField(forms.Field):
    """A day -> date, within earliest and latest (a day, or a call that gives it); past: not later
    than today; else at most a childhood ahead. `subject` starts each message when the label is not
    the name of the date."""

    widget: Any = DayInput

    def __init__(
        self,
        *,
        subject: str = "",
        earliest: Limit = None,
        latest: Limit = None,
        past: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.subject = subject or str(self.label or "The date")
        self.earliest = earliest
        self.latest = timezone.localdate if past else latest or within(CHILDHOOD)

    def to_python(self, value: Any) -> Any:
        typed = [str(text or "").strip() for text in value] if isinstance(value, list) else []
        return self.read(typed) if any(typed) else None

    def read(self, typed: Sequence[str]) -> date:
        on = read_day((typed[0], typed[1], typed[2]), subject=self.subject)
        check_limits(
            on,
            subject=self.subject,
            earliest=_now(self.earliest),
            latest=_now(self.latest),
            today=timezone.localdate(),
        )
        return on


class DayTimeField(DayField):
    """A day and a time of day -> aware datetime in the team's time zone (for appointments)."""

    widget = DayTimeInput

    def read(self, typed: Sequence[str]) -> datetime:
        on = super().read(typed)
        return moment(on, read_time(typed[3], subject=self.subject), subject=self.subject)


class HintedCheckboxes(forms.CheckboxSelectMultiple):
    """Checkboxes of which some have a hint of their own, by value."""

    def __init__(self, *args: Any, hints: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hints = hints


class ScoreInput(forms.RadioSelect):
    """A row of buttons, one for each score."""


class ScoreField(forms.IntegerField):
    """A whole-number score from low to high: a row of buttons when short, a box when long.

    ends: words for some scores, usually the two ends, e.g. {0: "Not at all", 10: "Fully"}.
    A score that was not given stays None; it never becomes nought.
    """

    LONGEST_ROW = 11

    def __init__(
        self, *, low: int = 0, high: int = 10, ends: Mapping[int, str] | None = None, **kwargs: Any
    ) -> None:
        outside = f"The score must be a whole number from {low} to {high}"
        messages = {"invalid": outside, "min_value": outside, "max_value": outside}
        kwargs["error_messages"] = messages | kwargs.get("error_messages", {})
        words = ends or {}
        if high - low < self.LONGEST_ROW:
            kwargs.setdefault(
                "widget",
                ScoreInput(
                    choices=[(n, f"{n} {words.get(n, '')}".strip()) for n in range(low, high + 1)]
                ),
            )
        super().__init__(min_value=low, max_value=high, **kwargs)


def _now(limit: Limit) -> date | None:
    return limit() if callable(limit) else limit
