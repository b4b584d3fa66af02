"""What was disposed of, and whose account was made nobody's, is never changed."""

from django.db import migrations

from samverk.ledger.append_only import append_only


class Migration(migrations.Migration):

    dependencies = [
        ("archive", "0001_initial"),
        ("ledger", "0002_only_added_to"),
    ]

    operations = [
        append_only("archive_disposal", "the log of disposal is only added to"),
        append_only("archive_anonymisation", "an anonymisation is never changed"),
    ]
