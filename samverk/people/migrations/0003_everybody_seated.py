"""Those on a list before there were seats get one each; those without a municipality are staff."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def seat(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    Membership = apps.get_model("people", "Membership")
    Seat = apps.get_model("people", "Seat")
    Membership.objects.filter(municipality=None).update(kind="staff")
    for row in Membership.objects.exclude(municipality=None).exclude(network__kind="group"):
        row.seat = Seat.objects.create(
            network_id=row.network_id,
            municipality_id=row.municipality_id,
            since=row.since,
            until=row.until,
        )
        row.save(update_fields=["seat"])


class Migration(migrations.Migration):

    dependencies = [("people", "0002_seats_and_protection")]

    operations = [migrations.RunPython(seat, migrations.RunPython.noop)]
