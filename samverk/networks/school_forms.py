"""The kinds of school that documents speak of, and what each has been called since when (R29).

Rows keep the code; a text keeps the words it was written with. Skollagen changed the names of
2020-07-01 and 2023-07-02.
"""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

#: Before any of the days below.
ALWAYS = date.min

#: Code → its names with the first day of each, oldest first.
SCHOOL_FORMS: dict[str, tuple[tuple[date, Promise], ...]] = {
    "preschool": ((ALWAYS, _("preschool")),),
    "preschool_class": ((ALWAYS, _("preschool class")),),
    "after_school": ((ALWAYS, _("school-age educare")),),
    "compulsory": ((ALWAYS, _("compulsory school")),),
    "adapted_compulsory": (
        (ALWAYS, _("compulsory school for pupils with learning disabilities")),
        (date(2023, 7, 2), _("adapted compulsory school")),
    ),
    "upper_secondary": ((ALWAYS, _("upper secondary school")),),
    "adapted_upper_secondary": (
        (ALWAYS, _("upper secondary school for pupils with learning disabilities")),
        (date(2023, 7, 2), _("adapted upper secondary school")),
    ),
    "adult": ((ALWAYS, _("adult education")),),
    "adapted_adult": (
        (ALWAYS, _("special education for adults")),
        (date(2020, 7, 1), _("adult education as special education")),
        (date(2023, 7, 2), _("adult education as adapted education")),
    ),
    "vocational": ((ALWAYS, _("higher vocational education")),),
    "activity_responsibility": (
        (ALWAYS, _("municipal responsibility for information")),
        (date(2015, 1, 1), _("municipal responsibility for activities")),
    ),
}


def name_on(code: str, day: date) -> str:
    """What the kind of school was called on a day: "grundsärskola" until 2023-07-01."""
    *_before, name = [name for since, name in SCHOOL_FORMS[code] if since <= day]
    return str(name)
