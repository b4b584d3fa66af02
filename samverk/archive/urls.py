"""The addresses of this room."""

from django.urls import path

from samverk.archive import views

app_name = "archive"

urlpatterns = [
    path("jag/uppgifter/", views.own, name="own"),
    path("jag/uppgifter.json", views.own_file, name="own_file"),
    path("jag/uppgifter/<str:key>/", views.own_part, name="own_part"),
    path("jag/avidentifiera/", views.own_request, name="own_request"),
    path("uppgifter/", views.people, name="people"),
    path("uppgifter/onskemal/<int:pk>/nej/", views.declined, name="declined"),
    path("personer/<int:pk>/uppgifter/", views.handing_out, name="handing_out"),
    path("personer/<int:pk>/avidentifiera/", views.anonymisation, name="anonymisation"),
    path("gallring/", views.disposal, name="disposal"),
    path("gallring/prov/", views.trial, name="trial"),
    path("gallring/<slug:key>/beslut/", views.decision, name="decision"),
    path("gallring/beslut/<int:pk>/upphor/", views.decision_end, name="decision_end"),
    path("behandlingar/", views.processing, name="processing"),
    path("behandlingar.csv", views.processing_csv, name="processing_csv"),
    path("behandlingar.json", views.processing_json, name="processing_json"),
]
