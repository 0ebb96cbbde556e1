"""Everything that the design can show, on one page: for the tests only, no address has it."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict
from jinja2 import Environment, FileSystemLoader

from attunement.service.design import charts
from attunement.service.design.fields import DayField, DayTimeField, ScoreField
from attunement.service.design.forms import PageForm
from attunement.service.design.jinja import environment
from integration.design.design_effects import EFFECTS

HERE = Path(__file__).parent


class EveryField(PageForm):
    given_name = forms.CharField(
        label="First name", max_length=80, widget=forms.TextInput({"autocomplete": "given-name"})
    )
    email = forms.EmailField(label="Email address", help_text="We only use it to send the letter.")
    telephone = forms.CharField(
        label="Phone number", required=False, widget=forms.TextInput({"type": "tel"})
    )
    password = forms.CharField(
        label="Password", widget=forms.PasswordInput({"autocomplete": "current-password"})
    )
    weeks = forms.IntegerField(label="Weeks of pregnancy", min_value=1, max_value=45)
    worry = forms.CharField(
        label="What worries the family?",
        help_text="In their own words.",
        widget=forms.Textarea({"rows": 4}),
    )
    team = forms.ChoiceField(
        label="Team", choices=[("", "Choose a team"), ("r", "Riverside"), ("h", "Hillside")]
    )
    role = forms.ChoiceField(
        label="Who are they to the baby?",
        choices=[("m", "Mother"), ("f", "Father"), ("o", "Another carer")],
        widget=forms.RadioSelect,
    )
    needs = forms.MultipleChoiceField(
        label="What would help?",
        help_text="Choose all that fit.",
        choices=[("s", "Step-free access"), ("l", "Large print")],
        widget=forms.CheckboxSelectMultiple,
    )
    agrees = forms.BooleanField(
        label="They agree to this referral", help_text="Ask both parents if you can."
    )
    born_on = DayField(label="Date of birth", help_text="For example, 27 3 2026", past=True)
    visit = DayTimeField(label="First visit", help_text="For example, 27 3 2026 at 2:30pm")
    score = ScoreField(label="How near is this goal?", ends={0: "not at all", 10: "reached"})
    total = ScoreField(label="Total points", low=0, high=300)
    letter = forms.FileField(label="A letter from the referrer")
    secret = forms.CharField(widget=forms.HiddenInput, initial="kept")

    sections = (
        ("About the person", ("given_name", "email", "telephone", "password", "weeks", "worry")),
        ("Choices", ("team", "role", "needs", "agrees")),
        ("Days and scores", ("born_on", "visit", "score", "total", "letter", "secret")),
    )


WRONG = QueryDict(
    "given_name=&email=no&weeks=sixty&worry=%0AShe+cries&team=&role=&born_on_day=30&born_on_month=2"
    "&born_on_year=2026&visit_day=3&visit_month=April&visit_year=&visit_time=2:30&score=11&total=-1"
)

POINTS = (
    charts.Point(date(2026, 1, 12), 17, "Start"),
    charts.Point(date(2026, 4, 2), 12, "Review"),
    charts.Point(date(2026, 7, 20), 6, "End"),
)
PHQ9_LIKE = tuple(
    charts.NamedBand(name, low, high)
    for name, low, high in (
        ("very low", 0, 4),
        ("mild", 5, 9),
        ("moderate", 10, 14),
        ("moderately severe", 15, 19),
        ("severe", 20, 27),
    )
)


def family(carers: int, children: int, long: bool = False) -> charts.FamilyMap:
    """A map with every relationship there could be."""
    names = ("Ana Nowak", "Tomasz Nowak", "Gran (Ewa)", "Foster carer, Mrs Oluwaseun-Featherstone")
    babies = ("Maya Nowak", "Baby Nowak", "Leon Nowak")
    states = ("Getting to know us", "Working together since 3 March 2026", "Not known yet")
    lines = ("solid", "dashed", "dotted")
    roles = ("Mother", "Father", "Grandmother", "Foster carer")
    return charts.FamilyMap(
        title=f"Family map, {carers} by {children}",
        carers=tuple(
            charts.Carer(f"c{i}", "W" * 60 if long else names[i % 4], "Lives here", known=i != 1)
            for i in range(carers)
        ),
        children=tuple(
            charts.Child(
                f"k{j}",
                "Maximiliana " * 9 if long else babies[j % 3],
                "Due 4 May 2027" if j == 1 else "Born 3 March 2026",
                unborn=j == 1,
            )
            for j in range(children)
        ),
        ties=tuple(
            charts.Tie(
                f"c{i}",
                f"k{j}",
                roles[i % 4] * (20 if long else 1),
                states[(i + j) % 3] * (9 if long else 1),
                lines[(i + j) % 3],
            )
            for i in range(carers)
            for j in range(children)
        ),
    )


def every_chart() -> tuple[charts.Chart, ...]:
    return (
        charts.ChangeChart(
            title="How Ana has been feeling (PHQ-9)",
            low=0,
            high=27,
            points=POINTS,
            better="lower",
            reliable=6,
            bands=PHQ9_LIKE,
            sentence="The score went from 17 to 6. A change this size is unlikely to be chance.",
        ),
        charts.ChangeChart(title="One score so far", low=0, high=95, points=POINTS[-1:]),
        charts.ChangeChart(
            title="Many occasions, some on close days",
            low=0,
            high=20,
            points=tuple(
                charts.Point(date(2026, 1 + i // 2, 1 + 9 * (i % 2)), (i * 7) % 20, f"Visit {i}")
                for i in range(12)
            ),
            better="higher",
            reliable=2.5,
        ),
        charts.LevelChart(
            title="Maya and Ana together",
            levels=("Concern", "Some concern", "Adequate", "Strong and warm"),
            points=(
                charts.LevelPoint(date(2026, 1, 12), 0, "Start"),
                charts.LevelPoint(date(2026, 7, 20), 2, "End"),
            ),
            sentence="Two levels higher than at the start.",
        ),
        charts.DoseBar(title="Watch, Wait and Wonder", delivered=7, expected=18),
        charts.DoseBar(title="VIPP-SD", delivered=9, expected=7),
        charts.DoseBar(title="No number known", delivered=3, expected=None),
        charts.DeliveredChart(
            title="Sessions delivered",
            rows=(
                charts.DeliveredRow(
                    name="VIPP-SD", parts=9, least=2, most=8, median=6, own=7, own_words="7"
                ),
                charts.DeliveredRow(
                    name="No number known",
                    parts=1,
                    least=3,
                    most=3,
                    median=3,
                    own=None,
                    own_words="",
                ),
            ),
        ),
        *EFFECTS,
        charts.Sparkline(title="Goal", low=0, high=10, values=(2, 3, 3, 7)),
        *(family(carers, children) for carers in range(1, 5) for children in range(1, 4)),
        family(4, 1, long=True),
        family(4, 3, long=True),
    )


def jinja() -> Environment:
    return environment(loader=FileSystemLoader([HERE, *settings.TEMPLATES[0]["DIRS"]]))


def page(**context: Any) -> SimpleNamespace:
    base = {
        "title": "Everything the design can show",
        "caption": "Nowak family",
        "intro": ("Only what you need to fill in is asked for.",),
        "submit": "Save",
        "back_href": "/families/1/",
        "back_label": "Back to Nowak family",
        "warning": "Text Ana first. Never leave a message.",
    }
    return SimpleNamespace(**base | context)


def furniture() -> dict[str, Any]:
    return {
        "viewer": SimpleNamespace(
            user=SimpleNamespace(name="Sam Okafor"), team=SimpleNamespace(name="Riverside")
        ),
        "nav": tuple(
            SimpleNamespace(label=label, href=f"/{label.lower()}/", current=label == "Families")
            for label in ("Worklist", "Referrals", "Families", "Totals")
        ),
        "demonstration": True,
        "version": "0.1.0",
        "csrf_input": "",
        "notice": "",
    }


def gallery(form: forms.Form, shown: tuple[charts.Chart, ...] | None = None) -> str:
    template = jinja().get_template("design_gallery.jinja")
    return template.render(
        page=page(),
        form=form,
        safety={"_once": "abc"},
        charts=every_chart() if shown is None else shown,
        **furniture(),
    )
