"""The closed lists of words that records use, with the words a practitioner would read."""

from enum import StrEnum
from typing import Self


class Worded(StrEnum):
    """A code with its plain words, so that no page needs a second list."""

    words: str

    def __new__(cls, code: str, words: str) -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.words = words
        return member

    @classmethod
    def coded(cls, code: str) -> Self:
        """The member of that code. Raises KeyError where there is none."""
        for member in cls:
            if member.value == code:
                return member
        raise KeyError(code)


class Target(Worded):
    """What a programme tries to change; the same list names what a family needs."""

    PARENTAL_SENSITIVITY = "parental-sensitivity", "noticing and answering the baby's cues"
    REFLECTIVE_FUNCTIONING = "reflective-functioning", "thinking about what the baby feels"
    PARENTAL_REPRESENTATIONS = "parental-representations", "how the parent pictures the baby"
    PARENTAL_TRAUMA = "parental-trauma", "hard experiences in the parent's own life"
    PARENTAL_MENTAL_HEALTH = "parental-mental-health", "the parent's mental health"
    CO_PARENTING = "co-parenting", "parents working together"
    EMOTION_REGULATION_PARENT = "emotion-regulation-parent", "the parent managing strong feelings"
    EMOTION_REGULATION_INFANT = "emotion-regulation-infant", "the baby settling and coping"
    ATTACHMENT_SECURITY = "attachment-security", "the baby's security with the parent"
    ATTACHMENT_DISORGANISATION = "attachment-disorganisation", "disorganised attachment"
    FRIGHTENING_BEHAVIOUR = "frightening-behaviour", "moments that may frighten the baby"
    PARENT_CHILD_INTERACTION = "parent-child-interaction", "how parent and baby are together"
    PARENTING_CONFIDENCE = "parenting-confidence", "confidence as a parent"
    PARENTING_KNOWLEDGE = "parenting-knowledge", "knowing about babies"
    SENSITIVE_DISCIPLINE = "sensitive-discipline", "setting limits kindly"
    CHILD_BEHAVIOUR = "child-behaviour", "the child's behaviour"
    CHILD_LANGUAGE_COGNITION = "child-language-cognition", "the child's talking and learning"
    ENGAGEMENT = "engagement", "a first step into help"
    SOCIAL_SUPPORT = "social-support", "support from other people"
    STRESSOR_REDUCTION = "stressor-reduction", "practical stresses on the family"
    WORKFORCE_SKILL = "workforce-skill", "the skill of staff"
    SYSTEM_CAPACITY = "system-capacity", "what local services can do"

    @property
    def of_a_family(self) -> bool:
        """Whether a family can have it as a need; staff skill and system capacity are not."""
        return self not in (Target.WORKFORCE_SKILL, Target.SYSTEM_CAPACITY)


class OutcomeDomain(Worded):
    """The part of life that an outcome belongs to."""

    PARENT_INFANT_RELATIONSHIP = "parent-infant-relationship", "the relationship"
    CHILD_SOCIAL_EMOTIONAL = "child-social-emotional", "the child's feelings and relationships"
    CHILD_BEHAVIOUR = "child-behaviour", "the child's behaviour"
    CHILD_DEVELOPMENT = "child-development", "the child's development"
    CHILD_PHYSICAL_HEALTH = "child-physical-health", "the child's physical health"
    PARENT_MENTAL_HEALTH = "parent-mental-health", "the parent's mental health"
    PARENTING = "parenting", "parenting"
    COUPLE_FAMILY = "couple-family", "the couple and the family"
    SAFEGUARDING = "safeguarding", "keeping the child safe"
    ENGAGEMENT_EXPERIENCE = "engagement-experience", "taking part and what it was like"
    WORKFORCE_SYSTEM = "workforce-system", "staff and services"


class Kind(Worded):
    """What sort of work a programme is."""

    THERAPY = "therapy", "therapy for parent and child together"
    VIDEO_FEEDBACK = "video-feedback", "video feedback"
    GROUP = "group", "group"
    HOME_VISITING = "home-visiting", "home visiting"
    ADULT_THERAPY = "adult-therapy", "therapy for the parent"
    UNIVERSAL = "universal", "offer for every family"
    WORKFORCE_TRAINING = "workforce-training", "training for staff"
    OUTREACH = "outreach", "outreach and joint working"


class Unit(Worded):
    """What the record describes: one named programme, or something wider or narrower."""

    BRANDED_PROGRAMME = "branded-programme", "named programme"
    VARIANT = "variant", "adaptation of a named programme"
    THERAPY_MODEL = "therapy-model", "model of therapy"
    APPROACH_CLASS = "approach-class", "way of working"
    COMPARATOR_CLASS = "comparator-class", "what a trial compared with"
    TRAINING = "training", "training"
    SERVICE_PRACTICE = "service-practice", "way that a service works"


class NeedLevel(Worded):
    """Whom a programme is offered to, from every family to those with most need."""

    UNIVERSAL = "universal", "every family"
    TARGETED_SELECTIVE = "targeted-selective", "families under more strain than most"
    TARGETED_INDICATED = "targeted-indicated", "families where difficulty is already seen"
    SPECIALIST = "specialist", "families who need specialist help"


class RiskBand(Worded):
    """How much strain the relationship is under, as the practitioner judged it."""

    LOW = "low", "low risk"
    MEDIUM = "medium", "medium risk"
    HIGH = "high", "high risk"


class Mood(Worded):
    """The parent's depression, as assessed."""

    NONE_OR_MILD = "none-or-mild", "no depression, or mild"
    MODERATE = "moderate-depression", "moderate depression"
    SEVERE = "severe-depression", "severe depression"


class Direction(Worded):
    """Which way a claim points."""

    HELPS = "helps", "helps"
    NO_DIFFERENCE = "no-difference", "no difference shown"
    MAY_HARM = "may-harm", "may do harm"
    UNCLEAR = "unclear", "unclear"


class Comparator(Worded):
    """What the programme was compared with."""

    NO_TREATMENT = "no-treatment", "no treatment"
    USUAL_CARE = "usual-care", "usual care"
    OTHER_TREATMENT = "other-treatment", "another treatment"
    MIXED = "mixed", "mixed comparisons"
    UNKNOWN = "unknown", "a comparison that our source does not name"


class Attender(Worded):
    """Who may take part beside the baby."""

    BIRTH_MOTHER = "birth-mother", "birth mother"
    FATHER = "father", "father"
    COUPLE = "couple", "both parents together"
    OTHER_CARER = "other-carer", "another carer"


class Mode(Worded):
    """How a programme is given."""

    INDIVIDUAL = "individual", "one family at a time"
    GROUP = "group", "in a group"
    DROP_IN = "drop-in", "drop-in"
    ONLINE = "online", "online"


class Circumstance(Worded):
    """Something about a family that a programme, or its evidence, was made for."""

    EXPECTING = "expecting", "a baby not yet born"
    FIRST_BABY = "first-baby", "a first baby"
    YOUNG_PARENT = "young-parent", "a very young parent"
    RISK_OF_POSTNATAL_DEPRESSION = (
        "risk-of-postnatal-depression",
        "risk of postnatal depression found in pregnancy",
    )
    FOSTER_OR_KINSHIP_CARE = "foster-or-kinship-care", "foster or kinship care"
    ADOPTED = "adopted", "an adopted child"
    EDGE_OF_CARE = "edge-of-care", "a child on the edge of care"
    CHILD_AUTISTIC = "child-autistic", "an autistic child"
    MATERNAL_EATING_DISORDER = "maternal-eating-disorder", "a mother with an eating disorder"
    LEARNING_DIFFICULTY = "learning-difficulty", "a parent with a learning difficulty"
    COUPLE_CONFLICT = "couple-conflict", "high conflict between the couple"
    IN_PRISON = "in-prison", "a mother and baby in prison"
    HOMELESS = "homeless", "homelessness"
    PARENTAL_TRAUMA = "parental-trauma", "trauma in the parent's life"
    PRACTICAL_STRESSORS = "practical-stressors", "practical stresses such as housing or debt"


class Flag(Worded):
    """What a commissioner must see beside a rating."""

    TRANSFER = "transfer", "A rating in this family of programmes belongs to another version."
    STALE = "stale", "The rating was last reviewed more than five years ago."
    CONTEXT = "context", "There is no UK trial."
    SUPERSEDED = "superseded", "A later, larger trial points the other way."
    HARM = "harm", "A source says that it may make things worse for some families."
    DEVELOPER_LED = "developer-led", "The developers are authors of the trials."


class UkStatus(Worded):
    """Whether it can be had in the United Kingdom."""

    AVAILABLE = "available", "available"
    LIMITED = "limited", "hard to find"
    NOT_DELIVERED = "not-delivered", "not delivered"
    DISCONTINUED = "discontinued", "no longer delivered"
    UNKNOWN = "unknown", "not known"
