"""What has to be said to bring a referral in: plain values, before there are any rows."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..relationships.models import Presence
from ..relationships.new import NewFamily
from .models import ReferredBy, Willing


@dataclass(frozen=True, kw_only=True)
class NewReferral:
    """`consent_from` is the place of the one who agreed among the family's carers, from nought."""

    received_on: dt.date
    referred_by: ReferredBy
    reason: str
    concerns_in_their_words: str = ""
    referrer_name: str = ""
    referrer_role: str = ""
    referrer_organisation: str = ""
    referrer_contact: str = ""
    willing: Willing = Willing.NOT_ASKED
    consent_from: int
    consent_given_on: dt.date
    stressors: Mapping[str, Presence] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Incoming:
    """A referral with the family that it brings. `key` is the same for the same words, so that a
    row of a file goes in once; empty for what was typed into a form."""

    referral: NewReferral
    family: NewFamily
    key: str = ""
