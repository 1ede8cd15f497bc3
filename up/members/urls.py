from allauth.account import views as account
from allauth.mfa.webauthn import views as passkeys
from django.urls import path
from django.views.generic import RedirectView

from up.members.views import account as own_account
from up.members.views import demo, own, people

# allauth's pages that Up uses, some replaced by ours; the others do not exist.
account_patterns = [
    path("login/", own_account.sign_in, name="account_login"),
    path("login/code/", own_account.confirm_code, name="account_confirm_login_code"),
    path(
        "login/password/", account.LoginView.as_view(template_name="account/login_password.html"), name="password-login"
    ),
    path("login/passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("bienvenue/", own_account.welcome, name="welcome"),
    path("signup/", RedirectView.as_view(pattern_name="account_login", query_string=True), name="account_signup"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("email/", own_account.change_email, name="account_email"),
    path("email/code/", account.email_verification_sent, name="account_email_verification_sent"),
    path("password/", account.password_change, name="account_change_password"),
    path("password/set/", account.password_set, name="account_set_password"),
    path("password/remove/", own_account.remove_password, name="password-remove"),
    path("passkeys/all/", RedirectView.as_view(pattern_name="mfa_list_webauthn"), name="mfa_index"),
    path("passkeys/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("passkeys/add/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("passkeys/reauthenticate/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("passkeys/<int:pk>/edit/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("passkeys/<int:pk>/remove/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
]

territory_patterns = [
    path("membres/", people.members, name="members"),
    path("membres/<slug:slug>/", people.member, name="member"),
    path("membres/<slug:slug>/bloquer/", people.block, name="member-block"),
    path("membres/<slug:slug>/debloquer/", people.unblock, name="member-unblock"),
    path("profil/", own.profile, name="profile"),
    path("reglages/", own.settings, name="settings"),
    path("reglages/confidentialite/", own.privacy, name="settings-privacy"),
    path("reglages/mes-donnees/", own.export_data, name="settings-export"),
    path("reglages/effacer/", own.erase, name="settings-erase"),
    path("rejoindre/", own.join, name="join"),
    path("quitter/", own.leave, name="leave"),
]

demo_patterns = [path("demo/", demo.demo_login, name="demo-login")]
