"""What those invited have answered, taken together."""

from dataclasses import dataclass

from samverk.meetings.models.meeting import Meeting
from samverk.meetings.models.notice import Invitation
from samverk.people.models import Person


@dataclass(frozen=True)
class Replies:
    """What those invited to a meeting have answered; a deputy need not answer."""

    coming: list[Invitation]
    not_coming: list[Invitation]
    substitutes: list[Invitation]
    silent: list[Invitation]

    @classmethod
    def to(cls, meeting: Meeting) -> "Replies":
        """One query."""
        called = meeting.invitations.to_answer()
        invitations = list(called.select_related("person__municipality"))

        def answering(answer: str) -> list[Invitation]:
            return [invitation for invitation in invitations if invitation.answer == answer]

        kinds = Invitation.Answer
        return cls(*map(answering, (kinds.YES, kinds.NO, kinds.SUBSTITUTE, "")))

    @property
    def answered(self) -> int:
        return len(self.coming) + len(self.not_coming) + len(self.substitutes)

    @property
    def total(self) -> int:
        return self.answered + len(self.silent)

    @property
    def everybody(self) -> list[Invitation]:
        """By name."""
        everybody = [*self.coming, *self.not_coming, *self.substitutes, *self.silent]
        return sorted(everybody, key=lambda one: one.name)

    def of(self, person: Person) -> Invitation | None:
        return next((one for one in self.everybody if one.person_id == person.pk), None)
