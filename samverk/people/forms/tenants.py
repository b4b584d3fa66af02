"""Which municipality is let in by its own service."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samverk.networks.models import Municipality
from samverk.people.models import Tenant


class TenantForm(forms.Form):
    """A municipality and its tenant."""

    municipality = forms.ModelChoiceField(
        label=_("Municipality"), queryset=Municipality.objects.all(), empty_label="–"
    )
    tenant_id = forms.UUIDField(
        label=_("Tenant ID"),
        help_text=_("The municipality's IT department knows it: letters and figures with dashes."),
        error_messages={"invalid": _("A tenant ID has 32 letters and figures: 8-4-4-4-12.")},
    )

    def clean_tenant_id(self) -> str:
        """In its common form; a tenant belongs to one municipality at a time."""
        tenant_id = str(self.cleaned_data["tenant_id"])
        if held := Tenant.objects.on(timezone.localdate()).filter(tenant_id=tenant_id).first():
            said = _("This tenant is already let in, for %(municipality)s.")
            raise forms.ValidationError(said % {"municipality": held})
        return tenant_id
