"""Decisions of records approved before there was a register get their numbers."""

from collections import Counter
from typing import Any

from django.db import migrations
from django.utils import timezone


def number_decisions(apps: Any, _editor: Any) -> None:
    """In the order of the records, and of the agenda within each."""
    decisions = apps.get_model("meetings", "Decision").objects
    registered = apps.get_model("meetings", "Registered").objects
    last: Counter[tuple[int, int]] = Counter()
    approved = decisions.filter(item__meeting__minutes__approval__isnull=False, registered=None)
    in_order = approved.select_related("item__meeting").order_by(
        "item__meeting__minutes__approval__year",
        "item__meeting__minutes__approval__number",
        "item__position",
        "pk",
    )
    for decision in in_order:
        meeting = decision.item.meeting
        place = (meeting.network_id, timezone.localdate(meeting.starts_at).year)
        last[place] += 1
        registered.create(decision=decision, network_id=place[0], year=place[1], number=last[place])


class Migration(migrations.Migration):
    dependencies = [("meetings", "0005_the_meeting")]

    operations = [migrations.RunPython(number_decisions, migrations.RunPython.noop)]
