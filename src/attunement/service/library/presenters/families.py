"""What the families of programmes are called, and the registers that rate them."""

from collections.abc import Mapping
from types import MappingProxyType

from ....knowledge.library import Library
from ....knowledge.rating import Scheme

FAMILIES: Mapping[str, str] = MappingProxyType(
    {
        "abc": "Attachment and Bio-behavioral Catch-up",
        "adult-therapy": "Therapies for the parent",
        "child-first": "Child First",
        "circle-of-security": "Circle of Security",
        "class": "Ways of working that reviews put together",
        "engagement": "Ways to help families take part",
        "epec": "Empowering Parents, Empowering Communities",
        "family-check-up": "Family Check-Up",
        "family-foundations": "Family Foundations",
        "five-to-thrive": "Five to Thrive",
        "fnp": "Family Nurse Partnership",
        "fpm": "Family Partnership Model",
        "incredible-years": "Incredible Years",
        "infant-massage": "Infant massage",
        "interaction-guidance": "Interaction guidance",
        "lieberman": "Child-parent psychotherapies after Lieberman",
        "local-training": "Local training",
        "mellow": "Mellow Parenting",
        "new-beginnings": "New Beginnings",
        "outreach": "Outreach",
        "peep": "Peep",
        "pip": "Parent-infant psychotherapy",
        "service-practice": "Ways that a service works",
        "social-baby": "The Social Baby",
        "solihull": "Solihull Approach",
        "video-feedback": "Video feedback",
        "vig": "Video Interaction Guidance",
        "vipp": "Video-feedback Intervention to promote Positive Parenting",
        "watch-me-play": "Watch Me Play!",
        "www": "Watch, Wait and Wonder",
    }
)
"""Every family of the shipped programmes; a team's own is called after its first programme."""

REGISTERS: Mapping[Scheme, str] = MappingProxyType(
    {
        Scheme.EIF: "EIF Guidebook",
        Scheme.CEBC: "CEBC",
        Scheme.TITLE_IV_E: "Title IV-E register",
        Scheme.NJI: "Dutch register of the NJi",
        Scheme.BLUEPRINTS: "Blueprints",
        Scheme.HOMVEE: "HomVEE",
        Scheme.NICE: "NICE",
        Scheme.WHAT_WORKS_IRELAND: "What Works Ireland",
    }
)


def family_name(family: str, library: Library) -> str:
    """The family's own name; without one, that of the programme that it began with."""
    if family in FAMILIES:
        return FAMILIES[family]
    members = library.versions_of(family)
    return members[0].name if members else family


def rated(scheme: Scheme, value: str) -> str:
    """A rating in a few words: EIF level 2+."""
    return f"EIF level {value}" if scheme is Scheme.EIF else f"{REGISTERS[scheme]}: {value}"
