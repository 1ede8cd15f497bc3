"""Django settings. Every value that an operator may change is an environment variable (docs/operators.md)."""

from importlib.util import find_spec
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from up import env


def wheel(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ImproperlyConfigured(f"{package} is not installed: run make setup.")
    return Path(spec.origin).parent


PACKAGE = Path(__file__).resolve().parent
VAR = Path(env.text("UP_VAR", str(PACKAGE.parent / "var"))).absolute()
VAR.mkdir(parents=True, exist_ok=True)

DEMO = env.flag("UP_DEMO")
DEBUG = env.flag("UP_DEBUG")
SECRET_KEY = env.text(
    "SECRET_KEY", "not-secret-and-only-for-a-demo-on-this-machine-0123456789" if DEMO or DEBUG else ""
)
if not SECRET_KEY:
    raise ImproperlyConfigured("Set SECRET_KEY to a long random text (or UP_DEMO=1 to try Up on this machine).")

# The address of the portal; territories answer below it, or on hosts of their own.
SITE_URL = env.text("SITE_URL", "http://localhost:8000").rstrip("/")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1],.localhost" if DEMO or DEBUG else "")
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS", SITE_URL)

INSTALLED_APPS = [
    "up.website",
    "up.exchange",
    "up.projects",
    "up.conversations",
    "up.organisations",
    "up.moderation",
    "up.members",
    "up.activity",
    "up.matching",
    "up.taxonomy",
    "up.territories",
    "up.core",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "imagekit",
    "lucide",
    "django_tasks_db",
    "crontask",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "up.website.health.HealthCheck",
    "up.core.middleware.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "up.territories.middleware.TerritoryMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "up.members.middleware.MemberMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "up.core.middleware.Refusals",
]

ROOT_URLCONF = "up.website.urls.portal"
TERRITORY_URLCONF = "up.website.urls.territory"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "up.website.context.site",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "up.core.templatetags.ui"],
        },
    }
]
FORM_RENDERER = "up.core.forms.Renderer"

DATABASES = {"default": env.database(env.text("DATABASE_URL", f"sqlite:///{VAR}/up.sqlite3"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": (
        {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": env.text("CACHE_URL")}
        if env.text("CACHE_URL")
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    )
}

# --- accounts -------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "members.Member"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("MinimumLengthValidator", "CommonPasswordValidator", "NumericPasswordValidator")
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "for-you"
ACCOUNT_ADAPTER = "up.members.accounts.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = "up.members.accounts.display_name"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1"]  # nobody signs up by it; the password form reads it
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = 3
ACCOUNT_LOGIN_TIMEOUT = 3600
ACCOUNT_RATE_LIMITS = {"request_login_code": "20/m/ip,3/m/key,12/h/key", "report": "10/h/ip"}
ACCOUNT_SESSION_REMEMBER = True
ALLAUTH_USER_CODE_FORMAT = {"length": 6, "dashed": False}
ALLAUTH_TRUSTED_PROXY_COUNT = int(env.text("TRUSTED_PROXIES", "0"))
MFA_SUPPORTED_TYPES = ["webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO or DEBUG

# --- languages ------------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", _("French")), ("en", _("English")), ("de", _("German"))]
TIME_ZONE = "Europe/Paris"
USE_I18N = USE_TZ = True

# --- files ----------------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
# Third-party files, served from the wheels that ship them (their Django apps are not needed).
STATICFILES_DIRS = [
    ("leaflet", wheel("leaflet") / "static/leaflet"),
]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # What only a view hands out, to whom it concerns: no address leads there.
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR / "private"},
    },
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}
if env.text("S3_BUCKET"):
    bucket = {"bucket_name": env.text("S3_BUCKET"), "endpoint_url": env.text("S3_ENDPOINT") or None}
    STORAGES |= {
        "default": {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": bucket | {"querystring_auth": False}},
        "private": {
            "BACKEND": "storages.backends.s3.S3Storage",
            "OPTIONS": bucket | {"location": "private", "default_acl": "private"},
        },
    }
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
UPLOAD_MAX_BYTES = 8_000_000

# --- mail -----------------------------------------------------------------------------------------------------------
MAIL_FOLDER = VAR / "mail"  # where the demo keeps the mails that it would have sent
if DEMO:
    MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "OPTIONS": {"file_path": str(MAIL_FOLDER)},
        }
    }
elif env.text("EMAIL_BACKEND"):  # a provider's, such as anymail.backends.brevo.EmailBackend
    MAILERS = {"default": {"BACKEND": env.text("EMAIL_BACKEND")}}
else:
    MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {
                "host": env.text("EMAIL_HOST", "localhost"),
                "port": int(env.text("EMAIL_PORT", "25")),
                "username": env.text("EMAIL_USER"),
                "password": env.text("EMAIL_PASSWORD"),
                "use_tls": env.flag("EMAIL_TLS"),
                "timeout": 20,
            },
        }
    }
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("EMAIL_FROM", "Up <ne-pas-repondre@localhost>")

# --- who runs the portal: said in its legal notice; asked for new territories ---------------------------------------
OPERATOR_NAME = env.text("OPERATOR_NAME")
OPERATOR_ADDRESS = env.text("OPERATOR_ADDRESS")
OPERATOR_EMAIL = env.text("OPERATOR_EMAIL", "contact@localhost")

# --- background work: at once in the demo, by a worker elsewhere ----------------------------------------------------
TASKS = {
    "default": {
        "BACKEND": ("django.tasks.backends.immediate.ImmediateBackend" if DEMO else "django_tasks_db.DatabaseBackend"),
    }
}

# --- safety ---------------------------------------------------------------------------------------------------------
HTTPS = SITE_URL.startswith("https://")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^health/$"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 60 * 60 * 24 * 90
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME, LANGUAGE_COOKIE_NAME = "up_session", "up_csrf", "up_language"
LANGUAGE_COOKIE_AGE = 60 * 60 * 24 * 365
X_FRAME_OPTIONS = "DENY"
MEDIA_HOST = env.words("MEDIA_HOST")  # only where pictures are served by another host (S3)
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:", *MEDIA_HOST, *env.words("MAP_TILES_HOST")],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
}
MAP_TILES_URL = env.text("MAP_TILES_URL")
MAP_ATTRIBUTION = env.text("MAP_ATTRIBUTION", "© OpenStreetMap")

# --- logs: one line an event, on the standard error ----------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname:<7} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", "INFO")},
    "loggers": {
        "django.server": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.utils.autoreload": {"level": "WARNING"},
        "fontTools": {"level": "WARNING"},
        "apscheduler": {"level": "WARNING"},
    },
}
