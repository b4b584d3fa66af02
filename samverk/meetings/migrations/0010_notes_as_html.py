from django.db import migrations

from samverk.documents.prose import from_plain, is_html, to_plain


def to_html(apps, schema_editor):
    """Notes that were typed as plain text; what is frozen in approved records stays as it is."""
    items = apps.get_model("meetings", "AgendaItem").objects.exclude(notes="")
    for item in items.iterator():
        if not is_html(item.notes):
            item.notes = from_plain(item.notes)
            item.save(update_fields=["notes"])


def back(apps, schema_editor):
    items = apps.get_model("meetings", "AgendaItem").objects.exclude(notes="")
    for item in items.iterator():
        item.notes = to_plain(item.notes)
        item.save(update_fields=["notes"])


class Migration(migrations.Migration):
    dependencies = [("meetings", "0009_corrections")]
    operations = [migrations.RunPython(to_html, back)]
