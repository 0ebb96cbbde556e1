"""People who sign in, the teams that they belong to, and in which role."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from .roles import Role


class Team(models.Model):
    """A specialised parent-infant relationship team: the boundary of who may see what."""

    name = models.CharField(max_length=120)
    slug = models.SlugField(unique=True)
    address = models.TextField(blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    crisis_text = models.TextField(
        blank=True,
        help_text="For staff: what to do and whom to call when a safety question is endorsed.",
    )
    family_crisis_text = models.TextField(
        blank=True, help_text="For parents: whom they can call, in words for them."
    )

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """Someone who signs in, known by their email address."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    profession = models.CharField(max_length=120, blank=True)
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="one_user_per_email")]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """One person's role in one team, from a day and until a day. Nobody holds two roles in a team
    at once: what they may do would then depend on which we looked at first."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role.choices)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "team"],
                condition=models.Q(ends_on=None),
                name="one_current_role_per_team",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.get_role_display()}, {self.team})"
