"""The database itself refuses to change what is adopted, its adoption and its ending."""

from django.db import migrations

from samverk.charters.unchangeable import laid
from samverk.ledger.append_only import append_only


class Migration(migrations.Migration):

    dependencies = [
        ("charters", "0005_prints"),
        ("ledger", "0002_only_added_to"),
    ]

    operations = [
        laid(),
        append_only("charters_adoption", "an adoption is never changed"),
        append_only("charters_ending", "the end of a charter is never changed"),
    ]
