"""The Jinja environment of every page.

A misspelt name on a page of ours is an error, not a blank: a clinical page with a hole in it looks
finished. The NHS macros lean on missing parameters being quiet, so they alone are compiled in a
lenient twin of the environment.
"""

from collections.abc import MutableMapping
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import (
    BaseLoader,
    ChainableUndefined,
    ChoiceLoader,
    Environment,
    PackageLoader,
    StrictUndefined,
    Template,
)

from . import filters
from .charts import figure, svg
from .controls import control
from .errors import error_summary


class Borrowed(BaseLoader):
    """Templates of another environment, compiled there by its rules and only run here."""

    def __init__(self, lender: Environment) -> None:
        self.lender = lender

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,
    ) -> Template:
        return self.lender.get_template(name)

    def list_templates(self) -> list[str]:
        return self.lender.list_templates()


def url(name: str, *args: object, **kwargs: object) -> str:
    return reverse(name, args=args or None, kwargs=kwargs or None)


def environment(*, loader: BaseLoader, **options: Any) -> Environment:
    """Build the environment for Django's Jinja2 backend (its OPTIONS["environment"]).

    loader finds our own templates; `nhsuk/...` comes from the nhsuk-frontend-jinja package.
    """
    nhs = Environment(
        loader=PackageLoader("nhsuk_frontend_jinja"), undefined=ChainableUndefined, autoescape=True
    )
    options |= {
        "loader": ChoiceLoader([loader, Borrowed(nhs)]),
        "undefined": StrictUndefined,
        "autoescape": True,
        "trim_blocks": True,
        "lstrip_blocks": True,
    }
    made = Environment(**options)  # noqa: S701 (autoescape is on, just above)
    made.globals |= {
        "static": static,
        "url": url,
        "control": control,
        "error_summary": error_summary,
        "figure": figure,
        "svg": svg,
    }
    made.filters |= {"day": filters.day, "when": filters.when, "plural": filters.plural}
    return made
