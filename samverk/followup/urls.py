"""The addresses of this room."""

from django.urls import path

from samverk.followup.views import duty

app_name = "followup"

urlpatterns = [path("ansvar/<int:pk>/", duty.duty, name="duty")]
