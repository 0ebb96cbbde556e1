"""The steps of a referral at which its referrer is told something."""

from django.db.models import TextChoices


class Step(TextChoices):
    RECEIVED = "received", "The referral reached us"
    ACCEPTED = "accepted", "We took the family on"
    CONSULTATION = "consultation", "We offered a consultation"
    SIGNPOSTED = "signposted", "We told them where else to go"
    DECLINED = "declined", "We did not take them on"
    REVOKED = "revoked", "The referral was taken back"
    MET = "met", "We met the family"
    ENDED = "ended", "Our work ended"


DECISIONS = (Step.ACCEPTED, Step.CONSULTATION, Step.SIGNPOSTED, Step.DECLINED, Step.REVOKED)
