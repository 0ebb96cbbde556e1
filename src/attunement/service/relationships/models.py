"""The record: people, families, and the relationship between a child and a carer.

Every clinical row hangs on a family, and wherever it says how things are, on a relationship. A
person alone is never the key.
"""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from ..accounts.models import Team, User


class Versioned(models.Model):
    """A row that two people may edit: whoever saves must have seen the version that they change."""

    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


class Withdrawable(models.Model):
    """Nothing clinical is deleted: it is withdrawn, and by whom, when and why stays readable."""

    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_because = models.TextField(blank=True)

    class Meta:
        abstract = True

    def mark_withdrawn(self, *, by: User, because: str) -> tuple[str, ...]:
        """Withdrawn now; the names of the fields that the action has to save."""
        self.withdrawn_at, self.withdrawn_by, self.withdrawn_because = timezone.now(), by, because
        return "withdrawn_at", "withdrawn_by", "withdrawn_because"


class OtherParent(models.TextChoices):
    """What is known about a second parent. "Not known" is a gap to fill; it is not an absence."""

    RECORDED = "recorded", "Recorded in this family"
    NOT_KNOWN = "not_known", "Not known yet"
    ABSENT = "absent", "Known to be absent"
    UNSAFE = "unsafe", "Left out for safety"


class Family(Versioned):
    """The people around one or more babies, as one team knows them."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="families")
    name = models.CharField(max_length=120, help_text="How the team speaks of this family.")
    other_parent = models.CharField(
        max_length=12, choices=OtherParent.choices, default=OtherParent.NOT_KNOWN
    )
    safe_contact = models.TextField(
        blank=True,
        help_text="How, when and whom it is safe to contact. Shown before every contact.",
    )
    known_since = models.DateField()
    loss_recorded_at = models.DateTimeField(
        null=True,
        blank=True,
        help_text="When the latest loss in this family was recorded: what was asked or promised "
        "before then no longer goes out by itself.",
    )
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name_plural = "families"
        indexes = [models.Index(fields=["team", "-known_since"], name="families_of_team")]

    def __str__(self) -> str:
        return self.name

    @property
    def reference(self) -> str:
        return f"F{self.pk:05d}"


class NhsNumberStatus(models.TextChoices):
    TRACED = "traced", "Traced"
    UNTRACED = "untraced", "Not traced yet"
    NOT_ISSUED = "not_issued", "Not issued yet"


class Person(Versioned):
    """Somebody in the record: a baby (born or not yet), a carer, a brother or sister.

    An unborn baby has a due date and no NHS number. The due date stays after the birth: corrected
    age needs it. A baby who died, or whose pregnancy ended in a loss, stays in the record:
    `loss_recorded_at` is when the team wrote it down, `lost_on` the day itself where it is known.
    """

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="people")
    given_name = models.CharField(max_length=80, blank=True)
    family_name = models.CharField(max_length=80, blank=True)
    born_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    nhs_number = models.CharField(max_length=10, blank=True)
    nhs_number_status = models.CharField(
        max_length=12, choices=NhsNumberStatus.choices, default=NhsNumberStatus.UNTRACED
    )
    telephone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    address = models.TextField(blank=True)
    language = models.CharField(max_length=60, blank=True)
    interpreter_needed = models.BooleanField(default=False)
    access_needs = models.TextField(blank=True)
    loss_recorded_at = models.DateTimeField(null=True, blank=True)
    lost_on = models.DateField(null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name_plural = "people"
        constraints = [
            models.CheckConstraint(
                condition=Q(lost_on=None) | Q(loss_recorded_at__isnull=False),
                name="lost_on_a_day_is_lost",
            ),
            models.CheckConstraint(
                condition=Q(born_on__isnull=False) | Q(nhs_number="") | Q(due_on__isnull=True),
                name="unborn_has_no_nhs_number",
            ),
        ]
        indexes = [
            models.Index(fields=["team", "family_name", "born_on"], name="people_by_name"),
            models.Index(
                fields=["team", "nhs_number"], condition=~Q(nhs_number=""), name="people_by_number"
            ),
            models.Index(
                fields=["team", "telephone"], condition=~Q(telephone=""), name="people_by_telephone"
            ),
            models.Index(fields=["team", "born_on"], name="people_by_birth"),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def unborn(self) -> bool:
        return self.born_on is None and self.due_on is not None

    @property
    def lost(self) -> bool:
        return self.loss_recorded_at is not None

    @property
    def full_name(self) -> str:
        name = f"{self.given_name} {self.family_name}".strip()
        if name and not (self.unborn and not self.given_name):
            return name
        return f"Baby {self.family_name}".strip() if self.unborn else (name or "Name not known")

    @property
    def first_name(self) -> str:
        return self.given_name or self.full_name


class Place(models.TextChoices):
    """A person's place in a family."""

    CHILD = "child", "Baby or child the work is about"
    CARER = "carer", "Parent or carer"
    SIBLING = "sibling", "Brother or sister"
    OTHER = "other", "Someone else in the family"


class FamilyMember(models.Model):
    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    place = models.CharField(max_length=10, choices=Place.choices)
    called = models.CharField(
        max_length=60, blank=True, help_text="What they are to the baby, in the family's words."
    )
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["family", "person"], name="one_place_per_family")
        ]

    def __str__(self) -> str:
        return f"{self.person} in {self.family}"


class CarerRole(models.TextChoices):
    """Who the carer is to the child."""

    MOTHER = "mother", "Mother"
    FATHER = "father", "Father"
    PARENT = "parent", "Parent"
    STEP_PARENT = "step_parent", "Step-parent"
    GRANDPARENT = "grandparent", "Grandparent"
    FOSTER_CARER = "foster_carer", "Foster carer"
    ADOPTER = "adopter", "Adoptive parent"
    KINSHIP_CARER = "kinship_carer", "Kinship carer"
    OTHER = "other", "Another carer"


class ParentalResponsibility(models.TextChoices):
    YES = "yes", "Has parental responsibility"
    NO = "no", "Does not have parental responsibility"
    NOT_KNOWN = "not_known", "Not known yet"


class Relationship(Versioned):
    """One child with one carer: what this whole record is about. Twins are two relationships."""

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="relationships")
    child = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="as_child")
    carer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="as_carer")
    role = models.CharField(max_length=20, choices=CarerRole.choices)
    parental_responsibility = models.CharField(
        max_length=10,
        choices=ParentalResponsibility.choices,
        default=ParentalResponsibility.NOT_KNOWN,
    )
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["family", "child", "carer"], name="one_relationship_per_pair"
            ),
            models.CheckConstraint(condition=~Q(child=F("carer")), name="nobody_is_own_carer"),
        ]

    def __str__(self) -> str:
        return f"{self.child.first_name} and {self.carer.first_name}"


class Episode(Versioned):
    """A stretch of care for one family, about one or more of its relationships."""

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="episodes")
    relationships = models.ManyToManyField(Relationship, related_name="episodes")
    team = models.ForeignKey(Team, on_delete=models.PROTECT)
    keyworker = models.ForeignKey(User, on_delete=models.PROTECT, related_name="episodes")
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    closed_because = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["family"], condition=Q(closed_on=None), name="one_open_episode_per_family"
            ),
        ]
        indexes = [
            models.Index(
                fields=["team", "keyworker", "opened_on"],
                condition=Q(closed_on=None),
                name="open_caseload",
            )
        ]

    def __str__(self) -> str:
        return f"Episode of {self.family} from {self.opened_on}"


class Reporter(models.TextChoices):
    """Who told us."""

    REFERRER = "referrer", "The referrer"
    FAMILY = "family", "The family"
    PRACTITIONER = "practitioner", "A practitioner"


class Presence(models.TextChoices):
    PRESENT = "present", "Yes"
    NOT_PRESENT = "not_present", "No"
    NOT_KNOWN = "not_known", "Not known"


class Changeable(models.TextChoices):
    YES = "yes", "Can change"
    PARTLY = "partly", "Can change in part"
    NO = "no", "Cannot change, and still matters"
    NOT_KNOWN = "not_known", "Not known"


class Stressor(Withdrawable):
    """A pressure on this family, by its id in the knowledge store; told by someone, on a day.

    Never a score: a list that someone may act on.
    """

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="stressors")
    item = models.CharField(max_length=60)
    presence = models.CharField(max_length=12, choices=Presence.choices)
    reporter = models.CharField(max_length=12, choices=Reporter.choices)
    noted_on = models.DateField()
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    changeable = models.CharField(
        max_length=10, choices=Changeable.choices, default=Changeable.NOT_KNOWN
    )
    acting = models.CharField(max_length=200, blank=True, help_text="Who is doing what about it.")

    def __str__(self) -> str:
        return f"{self.item}: {self.get_presence_display()}"


class TaskKind(models.TextChoices):
    SAFETY = "safety", "Safety"
    FOLLOW_UP = "follow_up", "Follow-up"
    OTHER = "other", "To do"


class Task(Versioned):
    """Something that somebody in the team must do by a day. A safety task is due the same day."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT)
    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="tasks")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True)
    kind = models.CharField(max_length=12, choices=TaskKind.choices)
    title = models.CharField(max_length=200)
    why = models.TextField(blank=True)
    raised_at = models.DateTimeField(default=timezone.now)
    due_on = models.DateField()
    assigned_to = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="tasks"
    )
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    done_note = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["team", "due_on"], condition=Q(done_at=None), name="open_tasks")
        ]

    def __str__(self) -> str:
        return self.title
