"""Members: the directory, their pages, one's own profile and settings, signing in."""

from typing import Any

from up.testing.cast import Cast
from up.testing.urls import Row

OPEN = {"else": 200}
SIGNED_IN = {"visitor": 302, "else": 200}
POST_ONLY = {"visitor": 302, "else": 405}


def world(cast: Cast) -> dict[str, Any]:
    return {"helper": cast.helper.slug, "outsider": cast.outsider.slug, "stranger": cast.stranger.slug}


ROWS = [
    Row("members", "/chevreuse/membres/", OPEN),
    Row("member", "/chevreuse/membres/{helper}/", OPEN),
    Row("member", "/metz/membres/{helper}/", {"helper": 200, "else": 404}),
    Row("member", "/chevreuse/membres/{outsider}/", {"outsider": 200, "else": 404}),
    Row("member", "/chevreuse/membres/{stranger}/", {"stranger": 200, "else": 404}),
    Row("member", "/chevreuse/membres/nobody-zzzzzzzz/", {"else": 404}),
    Row("member-block", "/chevreuse/membres/{helper}/bloquer/", POST_ONLY),
    Row("member-unblock", "/chevreuse/membres/{helper}/debloquer/", POST_ONLY),
    Row("member-unblock", "/chevreuse/membres/{helper}/debloquer/", {"visitor": 302, "else": 404}, "post"),
    Row("profile", "/chevreuse/profil/", SIGNED_IN),
    Row("settings", "/chevreuse/reglages/", SIGNED_IN),
    Row("settings-privacy", "/chevreuse/reglages/confidentialite/", SIGNED_IN),
    Row("settings-export", "/chevreuse/reglages/mes-donnees/", SIGNED_IN),
    Row("settings-erase", "/chevreuse/reglages/effacer/", SIGNED_IN),
    Row("join", "/chevreuse/rejoindre/", POST_ONLY),
    Row("leave", "/chevreuse/quitter/", POST_ONLY),
    Row("welcome", "/chevreuse/compte/bienvenue/", SIGNED_IN),
    Row("welcome", "/compte/bienvenue/", SIGNED_IN),
    Row("password-login", "/chevreuse/compte/login/password/", {"visitor": 200, "else": 302}),
    Row("password-remove", "/chevreuse/compte/password/remove/", POST_ONLY),
    Row("account_login", "/chevreuse/compte/login/", {"visitor": 200, "else": 302}),
    Row("account_login", "/compte/login/", {"visitor": 200, "else": 302}),
    Row("account_confirm_login_code", "/chevreuse/compte/login/code/", {"else": 302}),
    Row("account_signup", "/chevreuse/compte/signup/", {"else": 302}),
    Row("account_logout", "/chevreuse/compte/logout/", SIGNED_IN),
    Row("account_inactive", "/chevreuse/compte/inactive/", OPEN),
    Row("account_email", "/chevreuse/compte/email/", SIGNED_IN),
    Row("account_email", "/compte/email/", SIGNED_IN),
    Row("account_email_verification_sent", "/chevreuse/compte/email/code/", {"else": 302}),
    Row("account_set_password", "/chevreuse/compte/password/set/", SIGNED_IN),
    Row("account_change_password", "/chevreuse/compte/password/", {"else": 302}),
    Row("mfa_list_webauthn", "/chevreuse/compte/passkeys/", SIGNED_IN),
    Row("mfa_add_webauthn", "/chevreuse/compte/passkeys/add/", SIGNED_IN),
    Row("mfa_login_webauthn", "/chevreuse/compte/login/passkey/", {"else": 302}),
    Row("place-search", "/chevreuse/lieux/?q=dour", OPEN),
    Row("place-search", "/lieux/?q=dour", OPEN),
]
