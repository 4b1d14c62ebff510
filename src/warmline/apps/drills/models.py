"""What daily practice leaves behind: a sealed deck, and sealed answers. Nothing is readable as stored."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from warmline.apps.people.models import Person


class Deck(models.Model):
    """A person's cards, grades, misses, plans and wishes, sealed as a whole: not even what she practises shows."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    sealed = models.BinaryField()
    updated_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"deck {self.pk}"


class AnswerQuerySet(models.QuerySet["Answer"]):
    """Questions about answers."""

    def visible_to(self, user: Person) -> AnswerQuerySet:
        """Return the answers that `user` may open: her own."""
        return self.filter(person=user.pk)


class Answer(models.Model):
    """One answer to one drill or card. What it was about, the words, what was seen and the grade are sealed.

    The id follows from the person and the key that her device gave it, so that the same answer sent twice is one.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    sealed = models.BinaryField()
    at = models.DateTimeField()

    objects: ClassVar[AnswerQuerySet] = AnswerQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["-at"]
        indexes = [models.Index(fields=["person", "-at"], name="drills_answer_person")]

    def __str__(self) -> str:
        return str(self.pk)
