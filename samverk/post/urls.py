"""The addresses of this room."""

from django.urls import path

from samverk.post import views

app_name = "post"

urlpatterns = [
    path("post/", views.mails, name="mails"),
    path("post/in/", views.arrivals, name="arrivals"),
    path("post/in/<int:pk>/", views.arrival, name="arrival"),
    path("post/in/<int:pk>/fil/", views.arrival_file, name="arrival_file"),
    path("post/<slug:file>/<int:number>/", views.mail, name="mail"),
    path("post/<slug:file>/<int:number>/html/", views.mail_html, name="mail_html"),
    path("post/brev/", views.letters, name="letters"),
    path("post/brev/<int:pk>/igen/", views.sent_again, name="sent_again"),
]
