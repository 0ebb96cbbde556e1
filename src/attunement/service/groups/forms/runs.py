"""What people type about a group and who leads it."""

from collections.abc import Collection, Sequence
from typing import Any

from django import forms

from ...accounts.models import User
from ...design.fields import DayField, DayTimeField
from ...design.forms import PageForm
from ...sessions.schedule import every
from ..models import RunState
from ..new import NewRun
from ..policies import MOST_SESSIONS
from ..programmes import group_programmes
from .pieces import choices, number, story

AS_WELL = "as_well"
"""An answer of its own: a radio button without a value is not shown."""


class RunForm(PageForm):
    programme = forms.ChoiceField(label="Which programme?", widget=forms.Select)
    name = forms.CharField(
        label="What do you call this group?",
        help_text="For example: Tuesday mornings, spring.",
        max_length=120,
    )
    venue = forms.CharField(label="Where does it meet?", max_length=200)
    places = number(
        "How many places?",
        "Count parents or carers. Their babies come with them: twins take one place.",
        low=1,
        high=60,
    )
    creche_places = number("How many crèche places?", "0 if there is no crèche.", low=0, high=60)
    facilitators = forms.MultipleChoiceField(
        label="Who leads it?", widget=forms.CheckboxSelectMultiple
    )
    because = story(
        "If somebody has no current training on file: why do they lead it?",
        "For example: they lead beside a trained colleague, or the certificate is on its way.",
    )
    first = DayTimeField(label="When is the first session?", subject="The first session")
    weeks_between = number("How many weeks from one to the next?", low=1, high=8)
    times = number("How many sessions?", low=1, high=MOST_SESSIONS)
    topics = story("What is each session about?", "One line for each session, if you know.")
    taking = forms.ChoiceField(
        label="Can families join now?",
        choices=(("yes", "Yes, it takes families now"), ("no", "Not yet: it is only planned")),
        widget=forms.RadioSelect,
    )

    sections = (
        ("The group", ("programme", "name", "venue", "places", "creche_places")),
        ("Who leads it", ("facilitators", "because")),
        ("When it meets", ("first", "weeks_between", "times", "topics", "taking")),
    )

    def __init__(self, *args: Any, people: Collection[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(user.pk): user for user in people}
        choices(self, "facilitators", [(pk, user.name) for pk, user in self.people.items()])
        known = [(each.id, each.name) for each in group_programmes().values()]
        choices(self, "programme", [("", "Choose a programme"), *known])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        topics = [line.strip()[:200] for line in data.get("topics", "").splitlines()]
        times = data.get("times")
        if times and len([line for line in topics if line]) > times:
            self.add_error("topics", f"These are more lines than the {times} sessions")
        if self.errors:
            return data
        at = every(data["first"], weeks=data["weeks_between"], times=data["times"])
        about = [*topics, *[""] * len(at)]
        new = NewRun(
            programme=data["programme"],
            name=data["name"],
            venue=data["venue"],
            places=data["places"],
            creche_places=data["creche_places"],
            facilitators=tuple(self.people[pk] for pk in data["facilitators"]),
            because=data["because"],
            sessions=tuple(zip(at, about, strict=False)),
        )
        return data | {"new": new}


class ChangeRunForm(PageForm):
    name = forms.CharField(label="What do you call this group?", max_length=120)
    venue = forms.CharField(label="Where does it meet?", max_length=200)
    places = number("How many places?", "Count parents or carers.", low=1, high=60)
    creche_places = number("How many crèche places?", low=0, high=60)


class MoveRunForm(PageForm):
    to = forms.ChoiceField(label="How does it stand?", widget=forms.RadioSelect)
    because = story("If it is called off: why?")

    def __init__(self, *args: Any, states: Sequence[RunState], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices(self, "to", [(state.value, state.label) for state in states])


class FacilitatorForm(PageForm):
    user = forms.ChoiceField(label="Who leads it too?", widget=forms.RadioSelect)
    instead_of = forms.ChoiceField(
        label="Instead of somebody?", widget=forms.RadioSelect, initial=AS_WELL
    )
    because = story("If they have no current training on file: why do they lead it?")

    def __init__(
        self, *args: Any, people: Collection[User], leading: Collection[User], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(user.pk): user for user in [*people, *leading]}
        choices(self, "user", [(str(user.pk), user.name) for user in people])
        there = [(str(user.pk), user.name) for user in leading]
        choices(self, "instead_of", [(AS_WELL, "No, as well as those who lead it now"), *there])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        return data | {
            "user": self.people.get(data.get("user", "")),
            "instead_of": self.people.get(data.get("instead_of", "")),
        }


class TrainingForm(PageForm):
    holder = forms.ChoiceField(label="Who is trained?", widget=forms.RadioSelect)
    programme = forms.ChoiceField(label="To lead which programme?", widget=forms.Select)
    starts_on = DayField(label="Trained since", past=True)
    ends_on = DayField(
        label="Until", help_text="The last day, if the training lapses.", required=False
    )
    evidence = forms.CharField(label="Who trained them, and where is that kept?", max_length=300)

    def __init__(self, *args: Any, people: Collection[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(user.pk): user for user in people}
        choices(self, "holder", [(pk, user.name) for pk, user in self.people.items()])
        known = [(each.id, each.name) for each in group_programmes().values()]
        choices(self, "programme", [("", "Choose a programme"), *known])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        starts_on, ends_on = data.get("starts_on"), data.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", "Until must be on or after the day it starts")
        return data | {"holder": self.people.get(data.get("holder", ""))}
