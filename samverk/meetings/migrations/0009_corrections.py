"""A correction can be given up while it is under way, and never changes once approved."""

from django.db import migrations, models

from samverk.ledger.append_only import append_only


class Migration(migrations.Migration):

    dependencies = [("meetings", "0008_what_comes_of_decisions")]

    operations = [
        migrations.AddField(
            model_name="reopening", name="before", field=models.JSONField(default=list)
        ),
        append_only("meetings_correction", "a correction is never changed"),
    ]
