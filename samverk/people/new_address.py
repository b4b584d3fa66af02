"""A new e-mail address of one's own: it counts once the code that went there is written back.

What waits for its code stands in the session, with a digest of the code. Whether somebody else has
the address is never told: no letter goes there, and no code is right.
"""

from datetime import datetime, timedelta
from uuid import uuid4

from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from django.contrib.sessions.backends.base import SessionBase
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from samverk.people.models import Person
from samverk.post.models import Letter
from samverk.shell.refused import Refused

KEY = "new_address"
LASTS = timedelta(minutes=15)
TRIES = 3
LETTERS = 5  # codes that one session may ask for in an hour


def ask(session: SessionBase, person: Person, address: str, *, now: datetime) -> None:
    """Send a code to a new address."""
    hour_ago = (now - timedelta(hours=1)).timestamp()
    asked = [at for at in session.get(f"{KEY}_asked", []) if at > hour_ago]
    if len(asked) >= LETTERS:
        raise Refused(_("You have asked for many codes. Wait an hour and try again."))
    session[f"{KEY}_asked"] = [*asked, now.timestamp()]
    code = get_adapter().generate_login_code()
    session[KEY] = {
        "address": address,
        "digest": _digest(code),
        "until": (now + LASTS).timestamp(),
        "tries": TRIES,
    }
    if Person.objects.with_address(address) is None:
        _write_code(person, address, code)


def waiting_for(session: SessionBase) -> str:
    """The address that waits for its code; empty if none does."""
    return session[KEY]["address"] if KEY in session else ""


def is_right(session: SessionBase, code: str, *, now: datetime) -> bool:
    """Whether it is the code; each wrong one is counted, and after the last none is right."""
    waits = session.get(KEY)
    if not waits or waits["tries"] < 1 or now.timestamp() > waits["until"]:
        return False
    right = constant_time_compare(waits["digest"], _digest("".join(code.split())))
    session[KEY] = waits | {"tries": waits["tries"] - 1}
    return right


def take(session: SessionBase, person: Person) -> str:
    """Let the address that waited be the person's, and tell the one before."""
    address = str(session.pop(KEY)["address"])
    if Person.objects.with_address(address) is not None:
        raise Refused(_("The address could not be changed. Write to the office."))
    before = person.mailbox
    person.change(email=address)
    EmailAddress.objects.filter(user=person).delete()  # the sign-in library's own copies
    if before:
        _tell(person, before)
    return address


def _digest(code: str) -> str:
    return salted_hmac(KEY, code.upper(), algorithm="sha256").hexdigest()


def _write_code(person: Person, address: str, code: str) -> None:
    Letter.write(
        key=f"new-address:{uuid4()}",
        to=address,
        subject=_("Your code: %(code)s") % {"code": code},
        text=_(
            "Write this code to get your mail here: %(code)s\n\n"
            "It is good for fifteen minutes. If you did not ask for it, do nothing."
        )
        % {"code": code},
        reason=_("Somebody, probably you, wants samverk to write to this address."),
        language=person.language,
        secret=True,
    )


def _tell(person: Person, before: str) -> None:
    Letter.write(
        key=f"address-changed:{uuid4()}",
        to=before,
        subject=_("Your e-mail address in samverk is changed"),
        text=_(
            "Your mail goes to another address from now on, and that is what you sign in with."
            "\n\nWas it not you? Then write to the office at once."
        ),
        reason=_("This address was yours in samverk until now."),
        language=person.language,
    )
