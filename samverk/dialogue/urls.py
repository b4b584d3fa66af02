"""The addresses of this room."""

from django.urls import path

from samverk.dialogue import views

app_name = "dialogue"

urlpatterns = [
    path("aterkoppling/", views.threads, name="threads"),
    path("aterkoppling/<int:pk>/", views.thread, name="thread"),
    path("natverk/<slug:slug>/aterkoppla/", views.send, name="send"),
]
