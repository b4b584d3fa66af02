"""The addresses of this room: all open to everybody."""

from django.urls import path

from samverk.publishing import views

app_name = "publishing"

urlpatterns = [
    path("", views.start, name="start"),
    path("publikt/<slug:slug>/", views.network, name="network"),
    path("publikt/<slug:slug>/kalender.ics", views.calendar, name="calendar"),
    path("publikt/<slug:slug>/<int:year>/<int:number>/", views.minutes, name="minutes"),
    path("publikt/<slug:slug>/<int:year>/<int:number>.pdf", views.minutes_pdf, name="minutes_pdf"),
    path("tillganglighet/", views.accessibility, name="accessibility"),
]
