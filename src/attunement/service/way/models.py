"""What makes a form safe to send twice, late, or after a time-out."""

from django.db import models

from ..accounts.models import User


class Submission(models.Model):
    """A form that has been acted on, by the key it carried: the same key never acts again."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True)
    key = models.CharField(max_length=40, unique=True)
    went_to = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.key


class ParkedForm(models.Model):
    """What somebody had typed, kept for them alone: for a day when their session had ended, for
    longer when it was a draft."""

    user = models.ForeignKey(User, on_delete=models.CASCADE)
    path = models.CharField(max_length=300)
    body = models.TextField(help_text="The form as it was sent, url-encoded.")
    at = models.DateTimeField(auto_now_add=True)
    draft = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "path"], name="one_parked_form_per_page")
        ]

    def __str__(self) -> str:
        return self.path
