"""The roles a charter may name, and those a person may hold; the words behind every `role`."""

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

# A presidium may have a chair of its own; a charter that says so means the network's chair.
HELD = ROLES | {"presidium_chair": _("Chair of the presidium")}
