"""The register of processing names every table with personal data, and says how long it is kept."""

from collections import Counter

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps
from django.utils import timezone

from samverk.archive.processing import ACTIVITIES, CONTACT, NOBODY, TEXT, personal, unplaced
from samverk.archive.rules import RULES, Rule
from samverk.people.models import Person


def test_every_table_with_personal_data_has_an_activity() -> None:
    assert unplaced(apps.get_models()) == [], "name them in archive/processing.py"


def test_no_table_is_named_twice_or_is_gone() -> None:
    named = [label for activity in ACTIVITIES for label in activity.models] + [*NOBODY]
    assert [label for label, times in Counter(named).items() if times > 1] == []
    assert {apps.get_model(label)._meta.label for label in named} == set(named)


def test_tables_with_nobody_point_at_nobody() -> None:
    tables = [apps.get_model(label) for label in NOBODY]
    assert [
        f"{table._meta.label}.{field.name}"
        for table in tables
        for field in table._meta.fields
        if field.related_model is Person or isinstance(field, models.EmailField)
    ] == []


@isolate_apps("samverk.archive")
def test_a_new_table_with_text_or_an_address_is_noticed() -> None:
    class Diary(models.Model):
        text = models.TextField()
        mail = models.EmailField()
        pages = models.IntegerField()

        class Meta:
            app_label = "archive"

    assert unplaced([Diary]) == ["archive.Diary"]
    assert [(field.name, kind) for field, kind in personal(Diary)] == [
        ("text", TEXT),
        ("mail", CONTACT),
    ]


def test_every_activity_says_what_and_for_how_long() -> None:
    for activity in ACTIVITIES:
        assert activity.data, activity.key
        assert activity.retention, activity.key


def test_every_rule_is_seen_in_some_activity() -> None:
    labels = {label for activity in ACTIVITIES for label in activity.models}
    assert [rule.key for rule in RULES if not set(rule.kinds) & labels] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_a_rule_covers_the_rows_that_it_takes(rule: Rule, db: None) -> None:

    assert rule.due(timezone.now()).model._meta.label in rule.kinds
