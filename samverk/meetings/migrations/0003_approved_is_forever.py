"""The database itself refuses to change or delete an approval."""

from django.db import migrations

from samverk.ledger.append_only import append_only


class Migration(migrations.Migration):

    dependencies = [
        ("meetings", "0002_notice_told"),
        ("ledger", "0002_only_added_to"),
    ]

    operations = [append_only("meetings_approval", "an approval is never changed")]
