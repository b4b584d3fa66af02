"""The database itself refuses to change or take back a decision's number."""

from django.db import migrations

from samverk.ledger.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0006_decisions_have_numbers"),
        ("ledger", "0002_only_added_to"),
    ]

    operations = [append_only("meetings_registered", "the number of a decision is never changed")]
