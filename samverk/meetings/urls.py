"""The addresses of this room."""

from django.urls import path

from samverk.meetings import replies
from samverk.meetings.views import (
    action,
    agenda,
    approval,
    attendance,
    calendar,
    delegating,
    ending,
    meeting,
    record,
    subscription,
    turns,
)

app_name = "meetings"

urlpatterns = [
    path("natverk/<slug:slug>/moten/nytt/", meeting.plan, name="plan"),
    path("natverk/<slug:slug>/turordning/", turns.turns, name="turns"),
    path("natverk/<slug:slug>/turordning/ny/", turns.turns_new, name="turns_new"),
    path("natverk/<slug:slug>/turordning/<int:pk>/flytta/", turns.turn_move, name="turn_move"),
    path("natverk/<slug:slug>/turordning/<int:pk>/hoppa-over/", turns.turn_skip, name="turn_skip"),
    path("natverk/<slug:slug>/turordning/<int:pk>/ge/", turns.turn_hand, name="turn_hand"),
    path("natverk/<slug:slug>/turordning/<int:pk>/avsluta/", turns.turns_end, name="turns_end"),
    path("natverk/<slug:slug>/avsluta/", ending.closing, name="closing"),
    path("natverk/<slug:slug>/sla-ihop/", ending.merging, name="merging"),
    path("natverk/<slug:slug>/lamna-over/", ending.handover, name="handover"),
    path("natverk/<slug:slug>/lamna-over/<str:noun>/<int:pk>/", ending.carrying, name="carrying"),
    path("moten/<int:pk>/", meeting.meeting, name="meeting"),
    path("moten/<int:pk>/andra/", meeting.change, name="change"),
    path("moten/<int:pk>/kallelse/", meeting.call, name="call"),
    path("moten/<int:pk>/stall-in/", meeting.cancel, name="cancel"),
    path("moten/<int:pk>/dagordning/", agenda.agenda, name="agenda"),
    path("moten/<int:pk>/dagordning/ta-upp/", agenda.taking_up, name="taking_up"),
    path("moten/<int:pk>/dagordning/skicka/", agenda.sending, name="send_agenda"),
    path("moten/<int:pk>/kallelse/granska/", delegating.notice_preview, name="notice_preview"),
    path("moten/<int:pk>/forbereds/", delegating.delegating, name="delegating"),
    path(
        "moten/<int:pk>/forbereds/<int:delegation>/ta-tillbaka/",
        delegating.delegation_end,
        name="delegation_end",
    ),
    path("moten/<int:pk>/narvaro/", attendance.attendance, name="attendance"),
    path("moten/<int:pk>/protokoll/", record.minutes, name="minutes"),
    path("moten/<int:pk>/protokoll/skriv/", record.writing, name="write"),
    path("moten/<int:pk>/protokoll/skicka/", approval.submission, name="submit"),
    path("moten/<int:pk>/protokoll/ta-tillbaka/", approval.withdrawal, name="withdraw"),
    path("moten/<int:pk>/protokoll/godkann/", approval.approval, name="approve"),
    path("moten/<int:pk>/protokoll/skicka-tillbaka/", approval.sending_back, name="send_back"),
    path("punkter/<int:pk>/", agenda.item, name="item"),
    path("punkter/<int:pk>/flytta/", agenda.moving, name="moving"),
    path("punkter/<int:pk>/ta-bort/", agenda.removal, name="removal"),
    path("atgarder/<int:pk>/klar/", action.completion, name="completion"),
    path("kalender/", calendar.calendar, name="calendar"),
    path("kalender/prenumeration/", subscription.subscription, name="subscription"),
    path("kalender/prenumeration/ny-adress/", subscription.new_address, name="new_address"),
    path("kalender/<str:key>.ics", subscription.own_calendar, name="own_calendar"),
    path("svar/<str:token>/", replies.reply, name="reply"),
]
