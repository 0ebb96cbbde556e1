"""The form that a family sends themselves: short, warm, and in words that anybody can read."""

from typing import Any

from django import forms
from django.utils import timezone

from ...design.fields import DayField
from ...relationships.forms import PhoneField
from ...relationships.models import CarerRole, OtherParent, ParentalResponsibility
from ..family_words import family_words
from ..models import ReferredBy, Willing
from . import slots
from .referral import IncomingForm

ROLES = [
    (CarerRole.MOTHER, "Mum"),
    (CarerRole.FATHER, "Dad"),
    (CarerRole.PARENT, "Parent"),
    (CarerRole.STEP_PARENT, "Step-parent"),
    (CarerRole.GRANDPARENT, "Grandparent"),
    (CarerRole.FOSTER_CARER, "Foster carer"),
    (CarerRole.ADOPTER, "Adoptive parent"),
    (CarerRole.KINSHIP_CARER, "Family or friend who cares for the baby"),
    (CarerRole.OTHER, "Someone else"),
]
RESPONSIBILITY = [
    (ParentalResponsibility.YES, "Yes"),
    (ParentalResponsibility.NO, "No"),
    (ParentalResponsibility.NOT_KNOWN, "I am not sure"),
]
NOBODY = [
    (OtherParent.NOT_KNOWN, "I would rather talk about this"),
    (OtherParent.ABSENT, "There is no other parent in our life"),
    (OtherParent.UNSAFE, "It is not safe to contact them"),
]
ABOUT_YOU = (
    "carer_1_first_name",
    "carer_1_last_name",
    "carer_1_role",
    "carer_1_parental_responsibility",
    "carer_1_phone",
    "carer_1_email",
    "safe_contact",
)
ANOTHER_BABY = "Another baby, if you have twins"
ANOTHER_PARENT = "Another parent or carer you want with you"


def _baby() -> dict[str, forms.Field]:
    return {
        "first_name": slots.text(
            "Your baby’s first name", hint="Leave it empty if not chosen yet."
        ),
        "last_name": slots.text("Your baby’s last name"),
        "born_on": DayField(label="When was your baby born?", subject="The date", required=False),
        "due_on": DayField(
            label="If not born yet: when is your baby due?", subject="The due date", required=False
        ),
    }


class FamilyReferralForm(IncomingForm):
    folded = (ANOTHER_BABY, ANOTHER_PARENT)
    gently = {
        "carer_1_first_name": "Tell us your name",
        "carer_1_role": "Tell us who you are to the baby",
        "baby_1_born_on": "Tell us when your baby was born, or is due",
        "reason": "Tell us what you would like help with",
    }

    carer_1_first_name = slots.text("Your first name")
    carer_1_last_name = slots.text("Your last name")
    carer_1_role = slots.choice("Who are you to the baby?", ROLES)
    carer_1_parental_responsibility = slots.choice(
        "Do you have parental responsibility?",
        RESPONSIBILITY,
        hint="This means the legal rights and duties of a parent. It is fine not to be sure.",
    )
    carer_1_phone = PhoneField(label="Your phone number")
    carer_1_email = forms.EmailField(
        label="Your email address",
        required=False,
        error_messages={"invalid": "Write your email like name@example.org"},
    )
    safe_contact = slots.story(
        "How is it safe for us to contact you?",
        hint="For example: text me first, call before 3pm, do not leave a message.",
        rows=3,
    )
    reason = slots.story(
        "What would you like help with?", hint="Use your own words. There is no wrong answer."
    )
    concerns = slots.story("Is there anything you are worried about?")
    stressors = forms.MultipleChoiceField(
        label="Do any of these fit your life now?",
        help_text="Tick any that do. You can leave them all empty.",
        choices=family_words,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    carer_2_first_name = slots.text("Their first name")
    carer_2_last_name = slots.text("Their last name")
    carer_2_role = slots.choice("Who are they to the baby?", ROLES)
    carer_2_parental_responsibility = slots.choice(
        "Do they have parental responsibility?", RESPONSIBILITY
    )
    second_parent = slots.choice("If you left that empty, tell us why if you can", NOBODY)
    carer_1_language = slots.text("Which language do you like to speak?", longest=60)
    carer_1_interpreter = forms.BooleanField(label="I would like an interpreter", required=False)
    carer_1_access_needs = slots.story(
        "What would make it easier to meet us?",
        hint="For example: large print, no stairs, a place to feed your baby.",
        rows=2,
    )
    agrees = forms.BooleanField(
        label="I am happy for the team to read this and contact me",
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        babies = [slots.named("baby", n, _baby()) for n in (1, 2)]
        for baby in babies:
            self.fields.update(baby)
        self.sections = (
            ("What brings you to us", ("reason", "concerns")),
            ("Your baby", tuple(babies[0])),
            (ANOTHER_BABY, tuple(babies[1])),
            ("About you", ABOUT_YOU),
            (ANOTHER_PARENT, tuple(n for n in self.fields if n.startswith("carer_2_"))),
            ("Other parents", ("second_parent",)),
            ("How things are now", ("stressors",)),
            (
                "Meeting you",
                ("carer_1_language", "carer_1_interpreter", "carer_1_access_needs", "agrees"),
            ),
        )
        self.order_fields(name for _, names in self.sections for name in names)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not data.get("agrees"):
            self.add_error("agrees", "Tick the box if you are happy for us to read this")
        if not data.get("carer_1_phone") and not data.get("carer_1_email"):
            self.add_error("carer_1_phone", "Give us a phone number or an email, to reach you")
        return data

    def values(self, data: dict[str, Any]) -> dict[str, Any]:
        return data | {
            "received_on": timezone.localdate(),
            "referred_by": ReferredBy.FAMILY,
            "willing": Willing.YES,
        }
