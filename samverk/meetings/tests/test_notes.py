"""Notes from before there was an editor, and those with it, are shown alike."""

from collections.abc import Callable
from importlib import import_module

from django.apps import apps
from django.test import Client

from samverk.house.demo.cast import Cast
from samverk.meetings.models import AgendaItem, Approval, Minutes
from samverk.meetings.tests.held import hold, submitted

SignIn = Callable[[str], Client]
migration = import_module("samverk.meetings.migrations.0010_notes_as_html")


def test_a_draft_shows_plain_notes_and_html_and_runs_nothing(cast: Cast, as_: SignIn) -> None:
    meeting = hold(cast)
    first, second = meeting.items.all()
    AgendaItem.objects.filter(pk=first.pk).update(notes="Ett <b>hej</b>\n\n- a & b")
    AgendaItem.objects.filter(pk=second.pk).update(
        notes="<h4>Rubrik</h4><p onclick='x()'>Två<script>alert(1)</script></p>"
        "<table><tr><td>Kommun</td></tr></table>"
    )
    Minutes.begin(meeting, by=cast.secretary)
    shown = as_("secretary").get(f"/moten/{meeting.pk}/protokoll/").content.decode()
    assert "<p>Ett &lt;b&gt;hej&lt;/b&gt;</p><ul><li>a &amp; b</li></ul>" in shown
    assert "<h3>Rubrik</h3><p>Två</p>" in shown
    assert '<th scope="col">Kommun</th>' in shown
    assert "onclick" not in shown
    assert "alert(1)" not in shown


def test_the_plain_ones_become_html_once_and_what_is_approved_is_left(cast: Cast) -> None:
    minutes = submitted(cast)
    AgendaItem.objects.filter(title="Läsning").update(notes="Ett\n\n- två")
    approval = minutes.approve(by=cast.chair, at=minutes.meeting.ends_at)
    frozen = approval.content
    for _ in range(2):
        migration.to_html(apps, None)
        assert AgendaItem.objects.get(title="Läsning").notes == "<p>Ett</p><ul><li>två</li></ul>"
    assert Approval.objects.get().content == frozen
    migration.back(apps, None)
    assert AgendaItem.objects.get(title="Läsning").notes == "Ett\n\n- två"
