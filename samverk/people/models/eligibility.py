"""Who may have a role in a network, as its charter says or somebody in the office has decided."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverk.ledger.record import record
from samverk.networks.models import Network
from samverk.networks.roles import HELD
from samverk.people.models.person import Person
from samverk.shell.refused import Refused

# A role that has no rule of its own follows another's: a presidium's chair leads as a chair does.
FOLLOWS = {"presidium_chair": "chair"}


class Eligibility(models.Model):
    """Who may have a role in a network; `quote` is the sentence of the charter that says so.

    A row holds until the next one of the same role; without any, everybody on the list and in the
    commissioning body may have it. `by` is empty where it was read in an adopted charter.
    """

    class Among(models.TextChoices):
        MEMBERS = "members", gettext_lazy("those on the network's list")
        BODY = (
            "body",
            gettext_lazy("members of the commissioning body who are on the network's list"),
        )
        COMMISSIONERS = "commissioners", gettext_lazy("members of the commissioning body")
        HOST = "host", gettext_lazy("those of the municipality whose turn it is")
        ANYBODY = "anybody", gettext_lazy("all on the list and in the commissioning body")

    network = models.ForeignKey(Network, models.PROTECT, related_name="eligibilities")
    role = models.CharField(max_length=20, choices=list(HELD.items()))
    among = models.CharField(max_length=15, choices=Among)
    quote = models.TextField(blank=True)
    since = models.DateField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-since", "-pk"]

    def __str__(self) -> str:
        return f"{self.network}: {self.role}"

    @classmethod
    def say(
        cls, network: Network, *, by: Person | None, on: date, role: str, among: str, quote: str
    ) -> "Eligibility":
        """Say who may have a role from a day; saying it again changes nothing."""
        held = network.eligibilities.filter(role=role, since__lte=on).first()
        if held and (held.among, held.quote) == (among, quote):
            return held
        rule = cls.objects.create(
            network=network, role=role, among=among, quote=quote, since=on, by=by
        )
        record(by, "role.ruled", rule, title=role, among=among)
        return rule

    @property
    def in_words(self) -> str:
        """ "Chair: those on the network's list" """
        return f"{self.get_role_display()}: {self.get_among_display()}"

    def must_fit(self, person: Person, on: date) -> None:
        """Refuse somebody who may not have the role, in the words of the rule."""
        if not eligible(self.network, self.role, on).filter(pk=person.pk).exists():
            words = {"name": person.name, "role": str(self.get_role_display()).lower()}
            if self.quote:
                text = _("{name} cannot be {role}. The charter says: “{quote}”")
                raise Refused(text.format(quote=self.quote, **words))
            text = _("{name} cannot be {role}. It has to be one of {among}.")
            raise Refused(text.format(among=self.get_among_display(), **words))


def rule_of(network: Network, role: str, on: date) -> Eligibility | None:
    """The rule that holds for a role on a day; none where everybody may have it."""
    asked = [role, FOLLOWS.get(role, role)]
    rows = {row.role: row for row in reversed(_rules(network, asked, on))}
    rule = rows.get(role) or rows.get(asked[1])
    return None if rule and rule.among == Eligibility.Among.ANYBODY else rule


def _rules(network: Network, roles: list[str], on: date) -> list[Eligibility]:
    rules = network.eligibilities.filter(role__in=roles, since__lte=on)
    return list(rules.select_related("network", "by"))


def eligible(network: Network, role: str, on: date) -> models.QuerySet[Person]:
    """Who can be given a role: by the rule that holds, else the network's people and the body's."""
    members = network.memberships.on(on)
    # A school chief is who has a seat among them: neither a deputy nor who writes for them.
    body = network.parent.memberships.on(on) if network.parent else network.memberships.none()
    listed, chiefs = members.values("person"), body.filter(kind="member").values("person")
    rule = rule_of(network, role, on)
    match rule.among if rule else None:
        case Eligibility.Among.MEMBERS:
            found = Person.objects.filter(pk__in=listed)
        case Eligibility.Among.COMMISSIONERS:
            found = Person.objects.filter(pk__in=chiefs)
        case Eligibility.Among.BODY:
            found = Person.objects.filter(pk__in=listed).filter(pk__in=chiefs)
        case Eligibility.Among.HOST:
            towns = _in_turn(network, role, on)
            seated = members.filter(kind="member", municipality__in=towns) if towns else members
            found = Person.objects.filter(pk__in=seated.values("person"))
        case _:
            found = Person.objects.filter(Q(pk__in=listed) | Q(pk__in=body.values("person")))
    return found.order_by("name", "pk")


def _in_turn(network: Network, role: str, on: date) -> list[int]:
    """The municipality whose turn it is, where the role or the host goes round by year; all that
    take turns where it goes round by meeting; none where nothing goes round."""
    going = network.rotations.on(on).filter(role__in=[role, FOLLOWS.get(role, role), "host"])
    rotation = sorted(going, key=lambda row: row.role == "host")[:1]
    return [town.pk for row in rotation for town in row.may_have_turn(on)]
