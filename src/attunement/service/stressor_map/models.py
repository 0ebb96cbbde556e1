"""What the team has to do about one strain on a family. What was said of it is relationships'."""

from django.db import models

from ..relationships.models import Family, Task


class ItemTask(models.Model):
    """A task that was raised because of one item of the list, by its id in the knowledge store."""

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="item_tasks")
    item = models.CharField(max_length=60)
    task = models.OneToOneField(Task, on_delete=models.PROTECT, related_name="about_item")

    class Meta:
        indexes = [models.Index(fields=["family", "item"], name="tasks_of_item")]

    def __str__(self) -> str:
        return f"{self.item}: {self.task}"
