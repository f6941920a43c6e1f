"""Settings of the site. Everything that differs between machines comes from SELARAS_* variables.

SELARAS_HOSTS         names the site answers to, between commas; empty means this machine only.
                      Once set, the site expects HTTPS: secure cookies, HSTS, a key of its own.
SELARAS_SECRET_KEY    signing key, at least 50 letters; needed with SELARAS_HOSTS
SELARAS_OLD_SECRET_KEYS  keys used before, between commas: what they signed and sealed stays good
SELARAS_BEHIND_PROXY  1 when one proxy ends HTTPS, sets X-Forwarded-Proto, and adds the visitor's
                      address to X-Forwarded-For
SELARAS_DATABASE      sqlite:///file or postgresql://...; SQLite in SELARAS_VAR when empty
SELARAS_VAR           folder for database, book files and collected assets (default: ./var)
SELARAS_WORKER_SILENCE  seconds without a sign of the worker before /health fails (default 60)
SELARAS_TIME_ZONE     zone of the times shown (default Asia/Makassar)
SELARAS_MAIL          file (default: a file for each mail in SELARAS_VAR/mail), console, or
                      smtp://name:password@host:587?tls=starttls (starttls, tls, none)
SELARAS_MAIL_FROM     the sender, such as Selaras <selaras@kominfo.go.id>; needed with smtp://
SELARAS_RECORD_MAIL   addresses between commas that get the newest digest of the record each day
SELARAS_OIDC_URL      address of an OpenID Connect provider by which people may sign in, with
SELARAS_OIDC_CLIENT   the name and
SELARAS_OIDC_SECRET   the secret of this site there, and
SELARAS_OIDC_NAME     the provider's name on the button; all four or none
SELARAS_DEMO          1 lets the made-up people of the demonstration sign in; never in public
SELARAS_DEBUG         1 shows Django's own error pages; for developers only
"""

from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from selaras.web.project.environment import (
    read_addresses,
    read_database,
    read_flag,
    read_hosts,
    read_list,
    read_seconds,
    read_secret_key,
    read_text,
    read_time_zone,
)
from selaras.web.project.outside import provider_of, read_mail

WEB = Path(__file__).resolve().parent.parent
VAR = Path(read_text("SELARAS_VAR", "var")).absolute()

PUBLIC_HOSTS = read_hosts("SELARAS_HOSTS")
PUBLIC = bool(PUBLIC_HOSTS)
DEBUG = read_flag("SELARAS_DEBUG", default=False)
if DEBUG and PUBLIC:
    raise ImproperlyConfigured(
        "SELARAS_DEBUG tidak boleh menyala bersama SELARAS_HOSTS. / "
        "SELARAS_DEBUG must be off when SELARAS_HOSTS is set."
    )
DEMO = read_flag("SELARAS_DEMO", default=False)
if DEMO and PUBLIC:
    raise ImproperlyConfigured(
        "SELARAS_DEMO tidak boleh menyala bersama SELARAS_HOSTS. / "
        "SELARAS_DEMO must be off when SELARAS_HOSTS is set."
    )
ALLOWED_HOSTS = [*PUBLIC_HOSTS, "localhost", "127.0.0.1", "[::1]"]
SECRET_KEY = read_secret_key("SELARAS_SECRET_KEY", VAR, required=PUBLIC)
SECRET_KEY_FALLBACKS = read_list("SELARAS_OLD_SECRET_KEYS")

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
    "selaras.web.regions",
    "selaras.web.assessments",
    "selaras.web.answers",
    "selaras.web.judgements",
    "selaras.web.results",
    "selaras.web.rankings",
    "selaras.web.workflows",
    "selaras.web.cohorts",
    "selaras.web.agreements",
    "selaras.web.meetings",
    "selaras.web.plans",
    "selaras.web.assignments",
    "selaras.web.waivers",
    "selaras.web.comments",
    "selaras.web.histories",
    "selaras.web.drafts",
    "selaras.web.worksheets",
    "selaras.web.editions",
    "selaras.web.guidance",
    "selaras.web.advisers",
    "selaras.web.search",
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
    "selaras.web.project.hosts.PublicHostMiddleware",
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
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "selaras.web.sign_ins.middleware.SessionAgeMiddleware",
    "selaras.web.accounts.middleware.ViewerMiddleware",
    "selaras.web.sign_ins.middleware.SecondFactorMiddleware",
    "selaras.web.consents.middleware.LookMiddleware",
]

AUTH_USER_MODEL = "accounts.Person"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "duties:mine"
LOGOUT_REDIRECT_URL = "overview:home"
AUTHENTICATION_BACKENDS = ["selaras.web.sign_ins.backends.Backend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"selaras.web.sign_ins.passwords.{name}"}
    for name in ("LengthValidator", "CommonValidator", "NearWordsValidator", "GuessValidator")
]

PASSWORD_RESET_TIMEOUT = 24 * 3600

ACCOUNT_ADAPTER = "selaras.web.sign_ins.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "login": "selaras.web.sign_ins.forms.LoginForm",
    "reset_password": "selaras.web.sign_ins.forms.ResetPasswordForm",
    "reset_password_from_key": "selaras.web.sign_ins.forms.NewPasswordForm",
    "change_password": "selaras.web.sign_ins.forms.ChangePasswordForm",
    "set_password": "selaras.web.sign_ins.forms.FirstPasswordForm",
    "reauthenticate": "selaras.web.sign_ins.forms.ReauthenticateForm",
}
ACCOUNT_RATE_LIMITS = {
    # A whole office may stand behind one address, so what counts per address is generous.
    "login": "60/m/ip",
    "login_failed": "30/5m/ip,5/5m/key",
    "reset_password": "20/10m/ip,3/10m/key",
    "reset_password_from_key": "20/m/ip",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}
MFA_ADAPTER = "selaras.web.sign_ins.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
# Browsers let passkeys work on localhost without HTTPS; the library has to be told.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PUBLIC
MFA_TOTP_ISSUER = "Selaras"
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "selaras.web.sign_ins.forms.CodeForm",
    "reauthenticate": "selaras.web.sign_ins.forms.CodeAgainForm",
    "activate_totp": "selaras.web.sign_ins.forms.ActivateAppForm",
    "login_webauthn": "selaras.web.sign_ins.forms.PasskeySignInForm",
    "authenticate_webauthn": "selaras.web.sign_ins.forms.PasskeyForm",
    "reauthenticate_webauthn": "selaras.web.sign_ins.forms.PasskeyAgainForm",
    "add_webauthn": "selaras.web.sign_ins.forms.AddPasskeyForm",
    "edit_webauthn": "selaras.web.sign_ins.forms.RenamePasskeyForm",
}
PROVIDER = provider_of(
    address=read_text("SELARAS_OIDC_URL"),
    client=read_text("SELARAS_OIDC_CLIENT"),
    secret=read_text("SELARAS_OIDC_SECRET"),
    name=read_text("SELARAS_OIDC_NAME"),
    public=PUBLIC,
)
SOCIALACCOUNT_ADAPTER = "selaras.web.sign_ins.adapters.ProviderAdapter"
SOCIALACCOUNT_PROVIDERS = PROVIDER.as_setting() if PROVIDER else {}
# Whoever the provider knows by a verified address is the person with that address here.
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = False

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
                "selaras.web.duties.counting.open_duties",
                "selaras.web.assignments.writing.may_write",
            ],
            "builtins": ["selaras.web.ui.templatetags.selaras", "django.templatetags.i18n"],
        },
    },
]

FORM_RENDERER = "selaras.web.ui.rendering.FormRenderer"

DATABASES = {"default": read_database("SELARAS_DATABASE", VAR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Counts of attempts are shared by all processes. A cache too small would forget them, and every
# write counts its rows.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "selaras_cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
WORKER_SILENCE = read_seconds("SELARAS_WORKER_SILENCE", 60)

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LOCALE_PATHS = [WEB / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = read_time_zone("SELARAS_TIME_ZONE", "Asia/Makassar")

# Messages name people, so they stay on the server and out of a cookie.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# No form takes files: what is sent all the same is read past instead of filling the disk.
FILE_UPLOAD_HANDLERS: list[str] = []
# The largest honest form is what a worksheet of 300 programmes would change, with a box to tick for
# each of 40 columns (12,000); a table of one item has some hundreds of inputs. Reading as many
# takes some hundredths of a second.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

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
WHITENOISE_MIMETYPES = {".svg": "image/svg+xml; charset=utf-8"}

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
SESSION_COOKIE_HTTPONLY = True
if PUBLIC:
    # The prefix makes browsers refuse these cookies from any other host or without HTTPS.
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"
# Strict would lose the session on the way back from a provider of sign-ins.
SESSION_COOKIE_SAMESITE = "Lax"
# A browser that closes forgets the session; the site forgets it after these seconds.
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 12 * 3600
SESSION_IDLE_AGE = 2 * 3600
SECURE_SSL_REDIRECT = PUBLIC
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if PUBLIC else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PUBLIC
SECURE_HSTS_PRELOAD = PUBLIC
SECURE_REDIRECT_EXEMPT = [r"^health$"]
BEHIND_PROXY = read_flag("SELARAS_BEHIND_PROXY", default=False)
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# The last address in X-Forwarded-For is the one that our own proxy saw.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0

# Every EMAIL_* setting, and DEFAULT_FROM_EMAIL.
globals().update(
    read_mail("SELARAS_MAIL", sender=read_text("SELARAS_MAIL_FROM"), folder=VAR / "mail")
)
RECORD_MAIL = read_addresses("SELARAS_RECORD_MAIL")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "format": "%(asctime)s %(levelname)s %(name)s: %(message)s",
            "datefmt": "%Y-%m-%dT%H:%M:%S%z",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "selaras": {"level": "INFO"},
        # It warns about every ordinary stop.
        "django_tasks_db": {"level": "ERROR"},
    },
}
