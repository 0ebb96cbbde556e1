"""The list at the top of a page that says what to mend, each line a link to the place."""

from dataclasses import dataclass

from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import BaseForm

from .controls import control

TITLE = "There is a problem"


@dataclass(frozen=True)
class Problem:
    """One thing to mend; href is empty when no single field is to blame."""

    text: str
    href: str = ""


@dataclass(frozen=True)
class ErrorSummary:
    problems: tuple[Problem, ...]
    title: str = TITLE


def error_summary(form: BaseForm) -> ErrorSummary | None:
    """Gather a form's errors, in the order of its fields; None when there is nothing to mend."""
    if not form.is_bound or not form.errors:
        return None
    whole = [Problem(str(text)) for text in form.errors.get(NON_FIELD_ERRORS, [])]
    each = [
        Problem(str(text), "" if bound.is_hidden else f"#{control(bound).first_id}")
        for bound in form
        for text in bound.errors
    ]
    return ErrorSummary(tuple(whole + each))
