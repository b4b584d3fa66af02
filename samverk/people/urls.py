"""The addresses of people and of signing in."""

from allauth.account import views as account
from django.urls import path

from samverk.people import views
from samverk.people.forms import SignInForm
from samverk.people.views.details import details
from samverk.people.views.permissions import permissions

app_name = "people"

urlpatterns = [
    path("jag/", views.me, name="me"),
    path("jag/kontakt/", views.own_details, name="own_details"),
    path("behorigheter/", permissions, name="permissions"),
    path("forteckningar/", views.registers, name="registers"),
    path("natverk/<slug:slug>/personer/", views.register, name="register"),
    path("natverk/<slug:slug>/personer/bekrafta/", views.confirmation, name="confirmation"),
    path("natverk/<slug:slug>/personer/ny/", views.joining, name="joining"),
    path("natverk/<slug:slug>/personer/<int:pk>/lamnar/", views.leaving, name="leaving"),
    path("natverk/<slug:slug>/personer/<int:pk>/uppgifter/", details, name="details"),
    path("natverk/<slug:slug>/roller/ny/", views.role, name="role"),
    path("natverk/<slug:slug>/roller/<int:pk>/avsluta/", views.role_end, name="role_end"),
]

# The sign-in library looks its pages up by these names, without a room before them.
# Asking for a code is the one way in, so it answers to both of its names.
request_code = account.RequestLoginCodeView.as_view(form_class=SignInForm)
sign_in = [
    path("logga-in/", request_code, name="account_login"),
    path("logga-in/", request_code, name="account_request_login_code"),
    path("logga-in/kod/", account.confirm_login_code, name="account_confirm_login_code"),
    path("logga-ut/", account.logout, name="account_logout"),
]
