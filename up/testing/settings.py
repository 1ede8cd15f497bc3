"""Settings of the tests: the product's own, with mail kept in memory and tasks done at once."""

import os
import tempfile

os.environ.setdefault("SECRET_KEY", "only-for-tests-0123456789-0123456789-0123456789-0123456789")
os.environ.setdefault("ALLOWED_HOSTS", "*")
os.environ.setdefault("UP_VAR", tempfile.mkdtemp(prefix="up-tests-"))
os.environ.setdefault("DATABASE_URL", "sqlite://")
os.environ["SITE_URL"] = "http://testserver"

from up.settings import *  # noqa: F403
from up.settings import STORAGES

MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True
LANGUAGE_CODE = "en"  # outside a request tests read the texts as they stand in the code
