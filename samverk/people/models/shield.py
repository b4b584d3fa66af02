"""Protected identity: where a person's own details lie while nobody may meet them."""

from django.db import models
from django.db.models import Q

from samverk.people.models.person import Person


class Shield(models.Model):
    """A person whose name and address are shown to nobody, from one moment to another.

    While it holds, `Person.name` is NEUTRAL and title, address and telephone are empty there, so
    that no page, list, feed or file that is made of them can show more; what is true stands here
    and is read by the mail that goes to the person, by sign-in and by `people/privacy`.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="shields")
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    title = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(lifted_at__isnull=True), name="one_shield_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return str(self.person_id)
