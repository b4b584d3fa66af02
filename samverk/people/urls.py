"""The addresses of people and of signing in."""

from allauth.account import views as account
from allauth.mfa.webauthn.views import login_webauthn
from django.urls import path

from samverk.people import views
from samverk.people.views import address, places, privacy, seats, tenants, ways
from samverk.people.views import exporting as files_out
from samverk.people.views import importing as files_in
from samverk.people.views import sign_in as doors
from samverk.people.views.details import details
from samverk.people.views.log import log, network_log
from samverk.people.views.permissions import permissions

app_name = "people"

urlpatterns = [
    path("jag/", views.me, name="me"),
    path("jag/kontakt/", views.own_details, name="own_details"),
    path("jag/adress/", address.address, name="own_address"),
    path("jag/adress/kod/", address.address_code, name="own_address_code"),
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
    path("loggbok/", log, name="log"),
    path("natverk/<slug:slug>/loggbok/", network_log, name="network_log"),
    path("kommuner/inloggning/", tenants.tenants, name="tenants"),
    path("kommuner/inloggning/ny/", tenants.tenant_new, name="tenant_new"),
    path("kommuner/inloggning/<int:pk>/stoppa/", tenants.tenant_end, name="tenant_end"),
    path("forteckningar/", views.registers, name="registers"),
    path("forteckningar/las-in/", files_in.importing_all, name="importing_all"),
    path("forteckningar/alla.xlsx", files_out.registers_sheet, name="registers_sheet"),
    path("forteckningar/inlast/<int:pk>/", files_in.register_import, name="import"),
    path("forteckningar/inlast/<int:pk>/kolumner/", files_in.import_columns, name="import_columns"),
    path("forteckningar/inlast/<int:pk>/rad/<int:row>/", files_in.import_row, name="import_row"),
    path("forteckningar/inlast/<int:pk>/genomfor/", files_in.import_begin, name="import_begin"),
    path("natverk/<slug:slug>/personer/", views.register, name="register"),
    path("natverk/<slug:slug>/personer/las-in/", files_in.importing, name="importing"),
    path(
        "natverk/<slug:slug>/personer/lista.xlsx", files_out.register_sheet, name="register_sheet"
    ),
    path("natverk/<slug:slug>/personer/kort.vcf", files_out.register_cards, name="register_cards"),
    path("natverk/<slug:slug>/personer/bekrafta/", views.confirmation, name="confirmation"),
    path("natverk/<slug:slug>/personer/ny/", views.joining, name="joining"),
    path("natverk/<slug:slug>/personer/<int:pk>/lamnar/", views.leaving, name="leaving"),
    path("natverk/<slug:slug>/personer/<int:pk>/uppgifter/", details, name="details"),
    path("natverk/<slug:slug>/personer/adjungerad/", places.coopting, name="coopting"),
    path("natverk/<slug:slug>/personer/<int:pk>/", places.place, name="place"),
    path("natverk/<slug:slug>/personer/<int:pk>/byt/", places.handing_over, name="handing_over"),
    path("natverk/<slug:slug>/personer/<int:pk>/sista-dag/", places.last_day, name="last_day"),
    path("natverk/<slug:slug>/platser/ny/", seats.seat_new, name="seat_new"),
    path("natverk/<slug:slug>/platser/<int:pk>/", seats.seat, name="seat"),
    path("natverk/<slug:slug>/platser/<int:pk>/ta-bort/", seats.seat_gone, name="seat_gone"),
    path("natverk/<slug:slug>/platser/<int:pk>/person/", seats.seating, name="seating"),
    path("natverk/<slug:slug>/platser/<int:pk>/ersattare/", seats.deputy, name="deputy"),
    path("natverk/<slug:slug>/roller/", views.roles, name="roles"),
    path("natverk/<slug:slug>/roller/regel/", views.rule, name="rule"),
    path("natverk/<slug:slug>/roller/ny/", views.role, name="role"),
    path(
        "natverk/<slug:slug>/roller/<int:pk>/ta-tillbaka/",
        views.role_withdrawal,
        name="role_withdrawal",
    ),
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
