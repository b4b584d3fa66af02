"""The addresses of people and of signing in."""

from allauth.account import views as account
from allauth.mfa.webauthn.views import login_webauthn
from django.urls import path

from samverk.people import views
from samverk.people.views import places, privacy, seats, tenants, ways
from samverk.people.views import sign_in as doors
from samverk.people.views.details import details
from samverk.people.views.permissions import permissions

app_name = "people"

urlpatterns = [
    path("jag/", views.me, name="me"),
    path("jag/kontakt/", views.own_details, name="own_details"),
    path("jag/synlighet/", privacy.visibility, name="visibility"),
    path("jag/synlighet/skydd/", privacy.own_protection, name="own_protection"),
    path("skyddade-personuppgifter/", privacy.protection, name="protection"),
    path("jag/inloggning/", ways.signing_in, name="signing_in"),
    path("jag/inloggning/igen/", ways.sign_in_again, name="sign_in_again"),
    path("jag/inloggning/passkey/ny/", ways.passkey_new, name="passkey_new"),
    path("jag/inloggning/passkey/<int:pk>/namn/", ways.passkey_name, name="passkey_name"),
    path("jag/inloggning/passkey/<int:pk>/ta-bort/", ways.passkey_gone, name="passkey_gone"),
    path("jag/inloggning/kommun/", ways.linking, name="linking"),
    path("jag/inloggning/kommun/<int:pk>/ta-bort/", ways.unlinking, name="unlinking"),
    path("jag/inloggning/enhet/<int:pk>/", ways.place_left, name="place_left"),
    path("jag/inloggning/andra-enheter/", ways.other_places_left, name="other_places_left"),
    path("behorigheter/", permissions, name="permissions"),
    path("kommuner/inloggning/", tenants.tenants, name="tenants"),
    path("kommuner/inloggning/ny/", tenants.tenant_new, name="tenant_new"),
    path("kommuner/inloggning/<int:pk>/stoppa/", tenants.tenant_end, name="tenant_end"),
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
request_code = doors.SignInView.as_view()
sign_in = [
    path("logga-in/", request_code, name="account_login"),
    path("logga-in/", request_code, name="account_request_login_code"),
    path("logga-in/kod/", account.confirm_login_code, name="account_confirm_login_code"),
    path("logga-in/passkey/", login_webauthn, name="mfa_login_webauthn"),
    path("logga-in/kommun/", doors.municipal_way, name="entra_login"),
    path("logga-in/kommun/svar/", doors.municipal_return, name="entra_callback"),
    path("logga-ut/", account.logout, name="account_logout"),
]
