"""The roles a charter may name; the words behind every `role` in the code."""

from django.utils.translation import gettext_lazy as _

ROLES = {
    "chair": _("Chair"),
    "secretary": _("Secretary"),
    "presidium": _("Presidium"),
    "liaison": _("Responsible school chief"),
    "convener": _("Convener"),
    "host": _("Host"),
    "member": _("Member"),
    "office": _("The office"),
    "network": _("The network"),
}
