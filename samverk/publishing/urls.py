"""The addresses of this room: open to everybody, but for the way of a record to the public."""

from django.urls import path

from samverk.publishing.views import public, releasing

app_name = "publishing"

urlpatterns = [
    path("", public.start, name="start"),
    path("publikt/<slug:slug>/", public.network, name="network"),
    path("publikt/<slug:slug>/kalender.ics", public.calendar, name="calendar"),
    path("publikt/<slug:slug>/<int:year>/<int:number>/", public.minutes, name="minutes"),
    path("publikt/<slug:slug>/<int:year>/<int:number>.pdf", public.minutes_pdf, name="minutes_pdf"),
    path(
        "publikt/<slug:slug>/<int:year>/<int:number>.docx",
        public.minutes_docx,
        name="minutes_docx",
    ),
    path(
        "publikt/<slug:slug>/<int:year>/<int:number>/bilagor/<int:pk>/",
        public.paper,
        name="paper",
    ),
    path("moten/<int:pk>/publicera/", releasing.release, name="release"),
    path("moten/<int:pk>/avpublicera/", releasing.withdrawal, name="withdrawal"),
    path("tillganglighet/", public.accessibility, name="accessibility"),
]
