"""`samverk manage begin`: the first rows of a real installation."""

import argparse
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from samverk.networks.models import Federation, Municipality, Network
from samverk.people.models import Appointment, Person


class Command(BaseCommand):
    help = "Begin: the association, its municipalities, its commissioning body, one coordinator."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("association", help='its name, "Utbildning Skaraborg"')
        parser.add_argument("--office-mail", required=True, help="the office's mailbox")
        parser.add_argument("--coordinator", required=True, help='"Name <address>"')
        parser.add_argument("--chiefs", required=True, help="the body that commissions networks")
        parser.add_argument("municipalities", nargs="+", help='"1495 Skara", one for each')

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        if Federation.objects.exists():
            raise CommandError("This installation has already begun; nothing was changed.")
        name, _, address = options["coordinator"].rstrip("> ").rpartition("<")
        validate_email(address)
        Federation.objects.create(
            name=options["association"],
            short_name=options["association"],
            office_mail=options["office_mail"],
        )
        for line in options["municipalities"]:
            code, _, town = line.partition(" ")
            if not (len(code) == 4 and code.isdigit() and town):
                raise CommandError(f'Write each municipality as "1495 Skara", not "{line}".')
            Municipality.objects.create(code=code, name=town)
        Network.objects.create(
            name=options["chiefs"], slug="uppdragsgivare", kind=Network.Kind.BODY
        )
        coordinator = Person.objects.create_person(name=name.strip() or address, email=address)
        today = timezone.localdate()
        Appointment.objects.create(person=coordinator, role="office", since=today)
        self.stdout.write(f"Done. {coordinator} signs in with {address}.")
