"""What people type about groups."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django import forms

from ..accounts.models import User
from ..design.fields import DayField, DayTimeField
from ..design.forms import PageForm
from ..relationships.models import Person
from ..sessions.schedule import every
from .models import GroupSessionState, RunState
from .new import NewRun
from .policies import MOST_SESSIONS
from .programmes import group_programmes

PLACE, WAIT = "place", "wait"
AS_WELL = "as_well"
"""An answer of its own: a radio button without a value is not shown."""


def _story(label: str, hint: str = "", *, rows: int = 2) -> forms.CharField:
    """Words that are needed only sometimes: the policy says when."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        widget=forms.Textarea(attrs={"rows": rows}),
        max_length=1000,
    )


def _number(label: str, hint: str = "", *, low: int, high: int) -> forms.IntegerField:
    return forms.IntegerField(label=label, help_text=hint, min_value=low, max_value=high)


def _choices(form: forms.Form, name: str, choices: Sequence[tuple[str, str]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


class RunForm(PageForm):
    programme = forms.ChoiceField(label="Which programme?", widget=forms.Select)
    name = forms.CharField(
        label="What do you call this group?",
        help_text="For example: Tuesday mornings, spring.",
        max_length=120,
    )
    venue = forms.CharField(label="Where does it meet?", max_length=200)
    places = _number(
        "How many places?",
        "Count parents or carers. Their babies come with them: twins take one place.",
        low=1,
        high=60,
    )
    creche_places = _number("How many crèche places?", "0 if there is no crèche.", low=0, high=60)
    facilitators = forms.MultipleChoiceField(
        label="Who leads it?", widget=forms.CheckboxSelectMultiple
    )
    because = _story(
        "If somebody has no current training on file: why do they lead it?",
        "For example: they lead beside a trained colleague, or the certificate is on its way.",
    )
    first = DayTimeField(label="When is the first session?", subject="The first session")
    weeks_between = _number("How many weeks from one to the next?", low=1, high=8)
    times = _number("How many sessions?", low=1, high=MOST_SESSIONS)
    topics = _story("What is each session about?", "One line for each session, if you know.")
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
        _choices(self, "facilitators", [(pk, user.name) for pk, user in self.people.items()])
        known = [(each.id, each.name) for each in group_programmes().values()]
        _choices(self, "programme", [("", "Choose a programme"), *known])

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
    places = _number("How many places?", "Count parents or carers.", low=1, high=60)
    creche_places = _number("How many crèche places?", low=0, high=60)


class MoveRunForm(PageForm):
    to = forms.ChoiceField(label="How does it stand?", widget=forms.RadioSelect)
    because = _story("If it is called off: why?")

    def __init__(self, *args: Any, states: Sequence[RunState], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choices(self, "to", [(state.value, state.label) for state in states])


class FacilitatorForm(PageForm):
    user = forms.ChoiceField(label="Who leads it too?", widget=forms.RadioSelect)
    instead_of = forms.ChoiceField(
        label="Instead of somebody?", widget=forms.RadioSelect, initial=AS_WELL
    )
    because = _story("If they have no current training on file: why do they lead it?")

    def __init__(
        self, *args: Any, people: Collection[User], leading: Collection[User], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(user.pk): user for user in [*people, *leading]}
        _choices(self, "user", [(str(user.pk), user.name) for user in people])
        there = [(str(user.pk), user.name) for user in leading]
        _choices(self, "instead_of", [(AS_WELL, "No, as well as those who lead it now"), *there])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        return data | {
            "user": self.people.get(data.get("user", "")),
            "instead_of": self.people.get(data.get("instead_of", "")),
        }


class JoinForm(PageForm):
    which = forms.ChoiceField(label="What shall we do?", widget=forms.RadioSelect)
    creche = forms.IntegerField(
        label="How many children need the crèche?", min_value=0, max_value=6, initial=0
    )
    because = _story(
        "If others asked earlier, or another carer of this family is in the group: why?",
        "Leave it empty if neither is so.",
    )

    def __init__(self, *args: Any, left: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choices(
            self,
            "which",
            [
                (PLACE, f"Give them a place ({left})"),
                (WAIT, "Put them on the waiting list for the next group"),
            ],
        )


class AskForm(PageForm):
    programme = forms.ChoiceField(label="Which programme do they wait for?", widget=forms.Select)
    on = DayField(label="When did they ask?", subject="The date", past=True)
    note = _story("What should we know?", "For example: Tuesdays only.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(each.id, each.name) for each in group_programmes().values()]
        _choices(self, "programme", [("", "Choose a programme"), *known])


class ReasonForm(PageForm):
    because = forms.CharField(
        label="Why?",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
        error_messages={"required": "Write why, in a sentence"},
    )


class SessionForm(PageForm):
    at = DayTimeField(label="When is it?", subject="The session")
    topic = forms.CharField(label="What is it about?", max_length=200, required=False)


class RegisterForm(PageForm):
    """`expected` are the people who had a place on that day."""

    to = forms.ChoiceField(
        label="What came of it?",
        choices=[
            (GroupSessionState.HELD.value, "It was held"),
            (GroupSessionState.CANCELLED.value, "It was cancelled"),
        ],
        widget=forms.RadioSelect,
    )
    came = forms.MultipleChoiceField(
        label="Who came?",
        help_text="Tick each person. Everybody else is kept as not there.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    because = _story("If it was cancelled, or you put the list right: why?")

    def __init__(self, *args: Any, expected: Mapping[str, Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.expected = expected
        _choices(self, "came", [(pk, person.full_name) for pk, person in expected.items()])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        people = [self.expected[pk] for pk in data.get("came", ())]
        if data.get("to") == GroupSessionState.CANCELLED and people:
            self.add_error(
                "came", "Nobody comes to a session that is cancelled: take out the ticks"
            )
        return data | {"people": people}


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
        _choices(self, "holder", [(pk, user.name) for pk, user in self.people.items()])
        known = [(each.id, each.name) for each in group_programmes().values()]
        _choices(self, "programme", [("", "Choose a programme"), *known])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        starts_on, ends_on = data.get("starts_on"), data.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", "Until must be on or after the day it starts")
        return data | {"holder": self.people.get(data.get("holder", ""))}
