"""Who may see what is known, and decide what becomes of it. One door per noun."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samverk.archive.known import Source, sources
from samverk.archive.models import Anonymisation, Disposal, DisposalDecision, Request
from samverk.archive.models.disposal import DisposalQuerySet
from samverk.archive.rules import BY_KEY, Rule
from samverk.networks.models import Federation
from samverk.people.access import signed_in
from samverk.people.mandate import Mandate
from samverk.people.models import NEUTRAL, Person
from samverk.people.rights import COORDINATES, SIGNED_IN, Right

OWN_DATA = Right(
    _("What is known about you"),
    _("read all of it, fetch it as a file, and ask to be anonymised"),
    SIGNED_IN,
)
PEOPLES_DATA = Right(
    _("What is known about people"),
    _("hand it out, and anonymise accounts"),
    COORDINATES,
    _("What is known about people is handed out by the office. Your own stands on your pages."),
)
DISPOSAL = Right(
    _("Disposal"),
    _("record decisions, and see what has been disposed of"),
    COORDINATES,
    _("Disposal is looked after by the office."),
)
PROCESSING = Right(
    _("Register of processing"),
    _("read and fetch as a file"),
    COORDINATES,
    _("The register of processing is kept by the office. Ask there to see it."),
)
MOST_FOUND = 20


def own(request: HttpRequest) -> Person:
    """Whoever asks, about themselves."""
    person = signed_in(request)
    OWN_DATA.ask(Mandate(person.pk))
    return person


def own_source(request: HttpRequest, key: str) -> tuple[Person, Source]:
    """One kind of rows that concern whoever asks."""
    person = own(request)
    for source in sources(person):
        if source.key == key:
            return person, source
    raise Http404


def open_request(person: Person) -> Request | None:
    """The person's own request that waits for the office, if there is one."""
    return person.anonymisation_requests.filter(closed_at=None).first()


def last_answer(person: Person) -> Request | None:
    """What the office answered last, if it said no."""
    declined = person.anonymisation_requests.exclude(closed_at=None).exclude(answer="")
    return declined.order_by("-closed_at").first()


def office(request: HttpRequest, right: Right) -> Person:
    """Somebody in the office, who has this right."""
    person = signed_in(request)
    right.ask(Mandate.of(person, timezone.localdate()))
    return person


def person_to_tell_of(request: HttpRequest, pk: int) -> tuple[Person, Person]:
    """Who asks, and somebody whose data the office may hand out.

    Not those whose name is nobody's to see: who is protected reads their own when signed in.
    """
    by = office(request, PEOPLES_DATA)
    return by, get_object_or_404(Person.objects.exclude(name=NEUTRAL), pk=pk)


def people_found(sought: str) -> list[Person]:
    """Persons with this name or this address."""
    known = Person.objects.exclude(name=NEUTRAL).select_related("municipality")
    found = known.filter(name__icontains=sought) | known.filter(email__iexact=sought)
    return list(found[:MOST_FOUND])


def person_to_anonymise(request: HttpRequest, pk: int) -> tuple[Person, Person]:
    """Who asks, and somebody whose account is not yet nobody's."""
    by = office(request, PEOPLES_DATA)
    return by, get_object_or_404(Person.objects.filter(anonymisation=None), pk=pk)


def request_to_decline(request: HttpRequest, pk: int) -> tuple[Person, Request]:
    """Who asks, and a request that waits."""
    by = office(request, PEOPLES_DATA)
    return by, get_object_or_404(Request.objects.pending(), pk=pk)


def pending_requests() -> list[Request]:
    return list(Request.objects.pending())


def anonymised_last() -> list[Anonymisation]:
    return list(Anonymisation.objects.newest_first()[:10])


def rule_to_decide_on(request: HttpRequest, key: str) -> tuple[Person, Rule]:
    """Who asks, and one of the rules on disposal."""
    by = office(request, DISPOSAL)
    if key not in BY_KEY:
        raise Http404
    return by, BY_KEY[key]


def decision_to_end(request: HttpRequest, pk: int) -> tuple[Person, DisposalDecision]:
    """Who asks, and a decision that has not ended."""
    by = office(request, DISPOSAL)
    return by, get_object_or_404(DisposalDecision.objects.filter(until=None), pk=pk)


def controller() -> Federation:
    """The association, which answers for what is done with personal data."""
    return Federation.objects.get()


def disposal_log() -> DisposalQuerySet:
    """What has been disposed of, newest first."""
    return Disposal.objects.newest_first()
