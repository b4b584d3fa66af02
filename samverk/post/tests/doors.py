"""Who may open which door to the mail."""

from typing import Any

from samverk.post.arriving import receive
from samverk.post.models import Arrival
from tests.doors import Door

NOWHERE = "404 404 404 404 404 404 404 404"
NO_POST = "405 405 405 405 405 405 405 405"


def came_in(world: Any) -> tuple[object, ...]:
    receive(b"Message-ID: <hej@hjo.example>\nFrom: a@hjo.example\nSubject: Hej\n\nHej")
    return (Arrival.objects.get(message_id="<hej@hjo.example>").pk,)


# The mail is shown in the demo only, and the door table is not walked there.
DOORS = [
    Door("post:mails", NOWHERE, NO_POST),
    Door("post:mail", NOWHERE, NO_POST, args=lambda world: ("20260313-0900", 0)),
    Door("post:mail_html", NOWHERE, NO_POST, args=lambda world: ("20260313-0900", 0)),
    Door(
        "post:letters",
        "302 403 403 403 403 403 403 200",
        "302 405 405 405 405 405 405 405",
    ),
    Door("post:arrivals", "302 403 403 403 403 403 403 200", "302" + " 405" * 7),
    Door("post:arrival", "302 403 403 403 403 403 403 200", "302" + " 405" * 7, args=came_in),
    Door("post:arrival_file", "302 403 403 403 403 403 403 200", "302" + " 405" * 7, args=came_in),
    Door(
        "post:sent_again",
        "302 403 403 403 403 403 403 404",
        "302 403 403 403 403 403 403 404",
        args=lambda world: (0,),
    ),
]
