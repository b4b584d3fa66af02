from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("post", "0001_initial"),
    ]

    operations = [
        migrations.RemoveField(model_name="letter", name="claimed_at"),
        migrations.AddField(
            model_name="letter",
            name="claimed_by",
            field=models.CharField(blank=True, max_length=64),
        ),
    ]
