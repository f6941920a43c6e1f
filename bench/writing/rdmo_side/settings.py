"""What RDMO's own guide asks for, with compression; read by its interpreter, not by ours."""

import os
from pathlib import Path

from rdmo.core.settings import *  # noqa: F403
from rdmo.core.settings import MIDDLEWARE as RDMO_MIDDLEWARE

VAR = Path(os.environ["RDMO_VAR"])
SECRET_KEY = "bench " * 10
DEBUG = False
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "bench.writing.rdmo_side.urls"
DEFAULT_URI_PREFIX = "https://bench.test/terms"
MIDDLEWARE = ["django.middleware.gzip.GZipMiddleware", *RDMO_MIDDLEWARE]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": VAR / "rdmo.sqlite3",
        # The same as the site has, so that the two differ in what they do and not in this.
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }
}
BASE_DIR = VAR
STATIC_ROOT = VAR / "static"
MEDIA_ROOT = VAR / "media"
STATICFILES_DIRS: list[Path] = []
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
