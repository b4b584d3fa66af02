"""The addresses of this room."""

from django.urls import path

from samverk.followup import views

app_name = "followup"

urlpatterns = [path("ansvar/<int:pk>/", views.duty, name="duty")]
