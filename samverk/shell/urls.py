from django.urls import path

from samverk.shell import views

app_name = "shell"

urlpatterns = [
    path("sprak/", views.language, name="language"),
    path("om/utseende/", views.style, name="style"),
]
