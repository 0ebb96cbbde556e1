"""What people type about what came of a session, and when they amend its note."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from ...care_packages.forms import refuse
from ...design.forms import PageForm
from ...people.models import Interpreter
from ...relationships.models import Person
from .. import policies
from ..models import (
    CalledOffBy,
    Interpreting,
    Session,
    SessionFormat,
    SessionState,
    WhyNotHeld,
)
from .session import ModeField

LONGEST = 8 * 60


def _baby_perspective() -> forms.CharField:
    return forms.CharField(
        label="How was it for the baby?", required=False, widget=forms.Textarea(attrs={"rows": 4})
    )


def _note() -> forms.CharField:
    return forms.CharField(
        label="Your note",
        help_text="What you did together, and what you and the carer noticed.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )


class RecordForm(PageForm):
    state = forms.ChoiceField(
        label="What came of it?",
        choices=[
            (state.value, state.label) for state in SessionState if state != SessionState.PLANNED
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what came of the session"},
    )
    mode = ModeField("Where did you meet?")
    format = forms.ChoiceField(
        label="Who met, and how?",
        choices=SessionFormat.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    came = forms.MultipleChoiceField(
        label="Who came?",
        help_text="Tick everyone who was there.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    interpreter = forms.ChoiceField(
        label="Did somebody interpret?", required=False, widget=forms.RadioSelect
    )
    minutes = forms.IntegerField(
        label="How many minutes was it?",
        required=False,
        min_value=1,
        max_value=LONGEST,
        error_messages={
            "invalid": "Minutes must be a whole number, like 60",
            "min_value": "Minutes must be 1 or more",
            "max_value": f"Minutes must be {LONGEST} or fewer",
        },
    )
    baby_perspective = _baby_perspective()
    note = _note()
    called_off_by = forms.ChoiceField(
        label="Who called it off?",
        choices=CalledOffBy.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    why = forms.ChoiceField(
        label="Why?",
        help_text="What you know, without blame.",
        choices=[
            (each.value, each.label) for each in WhyNotHeld if each != WhyNotHeld.CARE_CHANGED
        ],
        required=False,
        widget=forms.RadioSelect,
    )
    because = forms.CharField(
        label="In a few words",
        help_text="For example: the baby had a fever, and they rang in the morning.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self,
        *args: Any,
        session: Session,
        people: Iterable[Person],
        interpreters: Sequence[Interpreter] | None,
        prompt: str,
        **kwargs: Any,
    ) -> None:
        """`interpreters` are those who could have come; None where nobody in the family needs
        one, and then it is not asked."""
        super().__init__(*args, **kwargs)
        self.session = session
        self.people = {str(person.pk): person for person in people}
        self._choices("came", [(pk, person.full_name) for pk, person in self.people.items()])
        self.interpreters = {str(each.pk): each for each in interpreters or ()}
        if interpreters is None:
            del self.fields["interpreter"]
        else:
            named = [(pk, str(each)) for pk, each in self.interpreters.items()]
            self._choices("interpreter", [*named, *Interpreting.choices])
        child = session.part.package.relationship.child
        self.fields["baby_perspective"].label = f"How was it for {child.first_name}?"
        self.fields["baby_perspective"].help_text = prompt
        asked = ("interpreter",) if interpreters is not None else ()
        self.sections = (
            ("What happened", ("state", "mode")),
            (
                "If it was held",
                ("format", "came", *asked, "minutes", "baby_perspective", "note"),
            ),
            ("If it was not held", ("called_off_by", "why", "because")),
        )

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        """With people, the interpreter and each choice as the action takes them; None for what was
        not said."""
        data = super().clean() or {}
        came = data["came"] = [self.people[pk] for pk in data.get("came", [])]
        format = data["format"] = SessionFormat(data["format"]) if data.get("format") else None
        by, why = data.get("called_off_by"), data.get("why")
        data["called_off_by"] = CalledOffBy(by) if by else None
        data["why"] = WhyNotHeld(why) if why else None
        said = data.get("interpreter", "")
        data["interpreter"] = self.interpreters.get(said)
        data["interpreting"] = (
            Interpreting.CAME if data["interpreter"] else Interpreting(said) if said else None
        )
        if data.get("state"):
            state = data["state"] = SessionState(data["state"])
            no_reason = policies.says_why(state, data["why"], data.get("because", ""))
            refuse(self, "format", policies.may_be_of_format(self.session, format, came))
            refuse(self, "came", policies.may_have_come(state, came))
            refuse(self, "why", no_reason)
            called_off = policies.may_be_called_off(state, data["called_off_by"])
            refuse(self, "called_off_by", called_off)
        return data


class AmendForm(PageForm):
    baby_perspective = _baby_perspective()
    note = _note()
    because = forms.CharField(
        label="Why do you amend it?",
        help_text="For example: I had written down the wrong day. Everybody who reads the note can "
        "read this.",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Write why you amend the note"},
    )

    def __init__(self, *args: Any, session: Session, prompt: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.session = session
        child = session.part.package.relationship.child
        self.fields["baby_perspective"].label = f"How was it for {child.first_name}?"
        self.fields["baby_perspective"].help_text = prompt

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        note, perspective = data.get("note", ""), data.get("baby_perspective", "")
        refuse(self, "note", policies.is_another_note(self.session, note, perspective))
        return data
