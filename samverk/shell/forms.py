"""How every form looks, third-party ones too, and the inputs that browsers know for days and hours.

FORM_RENDERER = "samverk.shell.forms.Renderer" makes `{{ form }}` look like the rest of the house.
"""

from django import forms
from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    form_template_name = "shell/form.html"
    field_template_name = "shell/field.html"


class DayInput(forms.DateInput):
    """The browser's own calendar; sends and shows 2026-03-13 whatever the language."""

    input_type = "date"

    def __init__(self, attrs: dict[str, object] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class ClockInput(forms.TimeInput):
    """The browser's own clock; sends and shows 09:00."""

    input_type = "time"

    def __init__(self, attrs: dict[str, object] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")
