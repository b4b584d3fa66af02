"""The database itself refuses to change or delete an entry."""

from django.db import migrations

from samverk.ledger.append_only import append_only


class Migration(migrations.Migration):

    dependencies = [("ledger", "0001_initial")]

    operations = [append_only("ledger_entry", "the ledger is only added to")]
