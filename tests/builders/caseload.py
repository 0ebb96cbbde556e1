"""Families far along in the work, for the pages that show all of it. Actions only."""

from dataclasses import dataclass
from typing import Any

from attunement.service.accounts.viewer import Viewer
from attunement.service.care_packages.models import Part
from attunement.service.referrals.models import Contact, Referral
from attunement.service.relationships.models import Episode
from builders import care_packages as build_packages
from builders import referrals as build_referrals
from builders import sessions as build_sessions
from builders.care_packages import Understood
from world import Home


@dataclass(frozen=True)
class Accepted:
    """A family whose referral was accepted: an open episode, nobody met yet."""

    home: Home
    referral: Referral
    episode: Episode


def accepted(by: Viewer, *, name: str = "Okafor", days_ago: int = 14, **kw: Any) -> Accepted:
    referral = build_referrals.referral(by, name=name, days_ago=days_ago, **kw)
    referral = build_referrals.accepted(by, referral)
    relationship = referral.family.relationships.select_related("child", "carer").first()
    assert relationship is not None
    assert referral.episode is not None
    home = Home(referral.family, relationship.child, relationship.carer, relationship)
    return Accepted(home, referral, referral.episode)


def met(by: Viewer, family: Accepted, **kw: Any) -> Contact:
    return build_referrals.contact(by, family.home.family, [family.home.mother], **kw)


def in_care(by: Viewer, *, name: str = "Okafor", held: int = 1) -> tuple[Understood, Part]:
    """A family with an agreed package, seven sessions planned, and the first of them held."""
    family = build_packages.understood(by, name=name)
    part = build_sessions.only_part(build_packages.package(by, family))
    planned = build_sessions.planned(by, part)
    for session in planned[:held]:
        came = [family.home.baby, family.home.mother]
        build_sessions.held(by, session, came=came, baby_perspective="Sam looked for Ada.")
    part.refresh_from_db()
    return family, part
