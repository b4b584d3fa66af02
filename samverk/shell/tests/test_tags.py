import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from lucide import IconDoesNotExist

from samverk.shell.forms import ClockInput, DayInput
from samverk.shell.templatetags.samverk import STATUSES, chip, icon


def shown(source: str, **context: object) -> str:
    return Template("{% load samverk %}" + source).render(Context(context))


class Invitation(forms.Form):
    email = forms.EmailField(label="E-post", help_text="Till jobbet")
    way = forms.ChoiceField(
        label="Sätt", choices=[("a", "Rum"), ("b", "Video")], widget=forms.RadioSelect
    )
    tell = forms.BooleanField(label="Meddela", required=False)
    on = forms.DateField(label="Dag", widget=DayInput, required=False)
    at = forms.TimeField(label="Tid", widget=ClockInput, required=False)

    def clean(self) -> None:
        if "way" not in self.cleaned_data:
            raise forms.ValidationError("Välj ett sätt")


def test_icons_are_for_the_eye_only() -> None:
    assert icon("check").startswith("<svg")
    assert 'aria-hidden="true"' in icon("check")
    with pytest.raises(IconDoesNotExist):
        icon("no-such-icon")


@pytest.mark.parametrize("status", STATUSES)
def test_status_is_icon_and_word_and_colour(status: str) -> None:
    html = chip(status, "3 av <4")
    assert f'class="chip {status}"' in html
    assert "<svg" in html
    assert str(STATUSES[status][1]) in html
    assert "3 av &lt;4" in html


def test_an_unknown_status_is_a_bug() -> None:
    with pytest.raises(KeyError):
        chip("fine")


def test_field_ties_hint_and_error_to_the_input() -> None:
    html = shown(
        '{% field form.email autocomplete="email" %}', form=Invitation({"email": "anna", "way": ""})
    )
    assert 'aria-describedby="id_email_helptext id_email_error"' in html
    assert 'id="id_email_helptext"' in html
    assert 'id="id_email_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'autocomplete="email"' in html
    assert '<label for="id_email">E-post' in html


def test_choices_stand_in_a_fieldset_with_a_legend() -> None:
    html = shown("{% field form.way %}", form=Invitation({"email": "a@b.se"}))
    assert '<fieldset aria-describedby="id_way_error"><legend>' in "".join(html.splitlines())


def test_a_single_tick_stands_before_its_words() -> None:
    html = shown("{% field form.tell %}", form=Invitation())
    assert html.index("<input") < html.index("Meddela")


def test_days_and_hours_are_the_browsers_own() -> None:
    html = shown("{% field form.on %}{% field form.at %}", form=Invitation({"on": "2026-03-13"}))
    assert 'type="date"' in html
    assert 'value="2026-03-13"' in html
    assert 'type="time"' in html


def test_errors_lead_to_their_fields() -> None:
    html = shown("{% errors form %}", form=Invitation({"email": "anna"}))
    assert '<a href="#id_email">E-post</a>' in html
    assert "<li>Välj ett sätt</li>" in html
    assert shown("{% errors form %}", form=Invitation()).strip() == ""


def test_a_form_looks_like_its_fields() -> None:
    form = Invitation({"email": "anna"})
    html = shown("{{ form }}", form=form)
    assert 'class="field wrong"' in html
    assert '<a href="#id_email">' in html


def test_crumbs() -> None:
    html = shown('{% crumbs %}<li><a href="/natverk/">Nätverk</a></li>{% endcrumbs %}')
    assert '<ol><li><a href="/natverk/">Nätverk</a></li></ol>' in html


def test_pagination_keeps_the_question() -> None:
    request = RequestFactory().get("/beslut/", {"ar": "2026", "page": "2"})
    html = shown("{% pagination page %}", request=request, page=Paginator(range(30), 10).page(2))
    assert 'rel="prev" href="?ar=2026&amp;page=1"' in html
    assert 'rel="next" href="?ar=2026&amp;page=3"' in html
    one = Paginator(range(3), 10).page(1)
    assert shown("{% pagination page %}", request=request, page=one).strip() == ""


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/natverk/", ' aria-current="page"'),
        ("/natverk/im/", ' aria-current="true"'),
        ("/laget/", ""),
    ],
)
def test_current_page_is_marked(path: str, said: str) -> None:
    request = RequestFactory().get(path)
    assert shown('{% current "/natverk/" %}', request=request) == said


def test_an_unknown_date_is_an_empty_place() -> None:
    assert shown("{{ when|day }}{{ when|moment:when }}", when=None) == ""
