"""A living review: what it asks, the studies in it as two people read them, what was published."""

from typing import Any

from django.db import models
from django.db.models import Q

from ..accounts.models import Team, User
from ..audit.triggers import AppendOnly
from ..relationships.models import Versioned


class LivingReview(Versioned):
    """Its version rises whenever a pooled number may change, so that nobody publishes what they
    have not seen."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="living_reviews")
    title = models.CharField(max_length=200)
    question = models.TextField()
    started_on = models.DateField()
    started_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.title


class ReviewOutcome(models.Model):
    """What is pooled. `columns` are pairs: a column of the measure, and what the review's own table
    calls it. A list, because a database may reorder the keys of an object."""

    review = models.ForeignKey(LivingReview, on_delete=models.PROTECT, related_name="outcomes")
    name = models.CharField(max_length=120)
    measure = models.CharField(max_length=20)
    columns = models.JSONField()
    added_on = models.DateField()
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["review", "name"], name="one_outcome_per_name")
        ]

    def __str__(self) -> str:
        return self.name


class Study(Versioned):
    """`settled_at`: when its numbers were agreed on; empty while it is being read."""

    review = models.ForeignKey(LivingReview, on_delete=models.PROTECT, related_name="studies")
    label = models.CharField(max_length=120)
    citation = models.TextField(blank=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_because = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["review", "label"],
                condition=Q(withdrawn_at=None),
                name="one_study_per_label",
            )
        ]

    def __str__(self) -> str:
        return self.label


class Reading(models.Model):
    """One person's reading of a study. `values`: by outcome id, then by column; an outcome that the
    person found nothing on is left out."""

    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="readings")
    place = models.PositiveSmallIntegerField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    values: Any = models.JSONField()
    found_in = models.TextField(help_text="Pages and tables of the paper.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["study", "place"], name="one_reading_per_place"),
            models.UniqueConstraint(fields=["study", "by"], name="one_reading_per_person"),
            models.CheckConstraint(condition=Q(place__in=(1, 2)), name="two_readings_at_most"),
        ]


class Origin(models.TextChoices):
    FILE = "file", "From the table that the outcome began with; not read twice here"
    AGREED = "agreed", "Two people read it apart, and agreed"
    SETTLED = "settled", "Two people read it apart, and settled where they differed"


class StudyNumbers(models.Model):
    """What stands in the review for one study and one outcome. `settled`: for each column on which
    the readings differed, what each had, what was taken, and why."""

    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="numbers")
    outcome = models.ForeignKey(ReviewOutcome, on_delete=models.PROTECT, related_name="numbers")
    values: Any = models.JSONField()
    origin = models.CharField(max_length=10, choices=Origin.choices)
    settled = models.JSONField(default=list)
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["study", "outcome"], name="one_set_of_numbers")
        ]


class Publication(models.Model):
    """A version as it was published. The database refuses to change or remove one.

    `studied`: the outcomes and numbers that went in; `shown`: every picture, table and word of it.
    """

    review = models.ForeignKey(LivingReview, on_delete=models.PROTECT, related_name="publications")
    number = models.PositiveIntegerField()
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    question = models.TextField()
    note = models.TextField(blank=True)
    software = models.CharField(max_length=40)
    studied = models.JSONField()
    shown = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "number"], name="one_publication_per_number")
        ]

    def __str__(self) -> str:
        return f"Version {self.number}"


PUBLISHED = AppendOnly("living_reviews_publication", "a published version is never changed")


class Verdict(models.TextChoices):
    INCLUDE = "include", "Include"
    EXCLUDE = "exclude", "Exclude"
    UNSURE = "unsure", "Not sure"


class Record(Versioned):
    """A publication that was found and that may be a study. `key`: two imports of one are one."""

    review = models.ForeignKey(LivingReview, on_delete=models.PROTECT, related_name="records")
    key = models.CharField(max_length=64)
    label = models.CharField(max_length=200)
    citation = models.TextField()
    abstract = models.TextField(blank=True)
    imported_at = models.DateTimeField()
    imported_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    decision = models.CharField(max_length=10, choices=Verdict.choices, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    decided_because = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "key"], name="one_record_per_publication")
        ]

    def __str__(self) -> str:
        return self.label


class Judgement(models.Model):
    """One person's judgement of a record."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="judgements")
    place = models.PositiveSmallIntegerField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["record", "place"], name="one_judgement_per_place"),
            models.UniqueConstraint(fields=["record", "by"], name="one_judgement_per_person"),
            models.CheckConstraint(condition=Q(place__in=(1, 2)), name="two_judgements_at_most"),
        ]
