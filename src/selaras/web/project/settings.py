"""Settings of the site. Everything that differs between machines comes from SELARAS_* variables.

SELARAS_HOSTS         names the site answers to, between commas; empty means this machine only.
                      Once set, the site expects HTTPS: secure cookies, HSTS, a key of its own.
SELARAS_SECRET_KEY    signing key, at least 50 letters; needed with SELARAS_HOSTS
SELARAS_BEHIND_PROXY  1 when a proxy ends HTTPS and sets X-Forwarded-Proto
SELARAS_DATABASE      sqlite:///file or postgresql://...; SQLite in SELARAS_VAR when empty
SELARAS_VAR           folder for database, book files and collected assets (default: ./var)
SELARAS_WORKER_SILENCE  seconds without a sign of the worker before /health fails (default 60)
SELARAS_TIME_ZONE     zone of the times shown (default Asia/Makassar)
SELARAS_DEBUG         1 shows Django's own error pages; for developers only
"""

from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from selaras.web.project.environment import (
    read_database,
    read_flag,
    read_list,
    read_seconds,
    read_secret_key,
    read_text,
    read_time_zone,
)

WEB = Path(__file__).resolve().parent.parent
VAR = Path(read_text("SELARAS_VAR", "var")).absolute()

PUBLIC_HOSTS = read_list("SELARAS_HOSTS")
PUBLIC = bool(PUBLIC_HOSTS)
DEBUG = read_flag("SELARAS_DEBUG", default=False)
if DEBUG and PUBLIC:
    raise ImproperlyConfigured(
        "SELARAS_DEBUG tidak boleh menyala bersama SELARAS_HOSTS. / "
        "SELARAS_DEBUG must be off when SELARAS_HOSTS is set."
    )
ALLOWED_HOSTS = [*PUBLIC_HOSTS, "localhost", "127.0.0.1", "[::1]"]
SECRET_KEY = read_secret_key("SELARAS_SECRET_KEY", VAR, required=PUBLIC)

INSTALLED_APPS = [
    # Ours come first, so that our templates stand before those that allauth brings.
    "selaras.web.ui",
    "selaras.web.accounts",
    "selaras.web.records",
    "selaras.web.outbox",
    "selaras.web.duties",
    "selaras.web.sign_ins",
    "selaras.web.consents",
    "selaras.web.teams",
    "selaras.web.plans",
    "selaras.web.editions",
    "selaras.web.overview",
    "selaras.web.project",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.forms",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "selaras.web.project.headers.PermissionsPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "selaras.web.accounts.middleware.ViewerMiddleware",
]

AUTH_USER_MODEL = "accounts.Person"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "duties:mine"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]

ROOT_URLCONF = "selaras.web.project.urls"
WSGI_APPLICATION = "selaras.web.project.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["selaras.web.ui.templatetags.selaras", "django.templatetags.i18n"],
        },
    },
]

FORM_RENDERER = "selaras.web.ui.rendering.FormRenderer"

DATABASES = {"default": read_database("SELARAS_DATABASE", VAR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
WORKER_SILENCE = read_seconds("SELARAS_WORKER_SILENCE", 60)

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LOCALE_PATHS = [WEB / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = read_time_zone("SELARAS_TIME_ZONE", "Asia/Makassar")

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
MEDIA_ROOT = VAR / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}
WHITENOISE_USE_FINDERS = DEBUG

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "selaras.web.ui.errors.refused_form"
CSRF_COOKIE_SECURE = PUBLIC
SESSION_COOKIE_SECURE = PUBLIC
SECURE_SSL_REDIRECT = PUBLIC
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if PUBLIC else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PUBLIC
SECURE_HSTS_PRELOAD = PUBLIC
SECURE_REDIRECT_EXEMPT = [r"^health$"]
if read_flag("SELARAS_BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "selaras": {"level": "INFO"},
        # It warns about every ordinary stop.
        "django_tasks_db": {"level": "ERROR"},
    },
}
