"""The addresses of this room."""

from django.urls import path

from samverk.desk import views

app_name = "desk"

urlpatterns = [
    path("mitt-bord/", views.mine, name="mine"),
    path("kansliet/", views.morning, name="morning"),
    path("natverk/", views.networks, name="networks"),
    path("natverk/<slug:slug>/", views.network, name="network"),
    path("natverk/<slug:slug>/ny-i-natverket/", views.introduction, name="introduction"),
    path(
        "natverk/<slug:slug>/ny-i-natverket/uppdraget.pdf",
        views.introduction_pdf,
        name="introduction_pdf",
    ),
    path("laget/", views.overview, name="overview"),
]
