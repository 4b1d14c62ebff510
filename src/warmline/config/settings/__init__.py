"""Django's settings, made from the environment; table.py lists everything an operator can set."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from warmline.config import table
from warmline.config.settings.databases import database
from warmline.config.settings.keys import master_key, secret_key
from warmline.config.settings.logs import logging_settings
from warmline.config.settings.mail import mail

PACKAGE = Path(__file__).resolve().parents[2]

WARMLINE_DATA = Path(table.text("WARMLINE_DATA")).resolve()
WARMLINE_URL = table.text("WARMLINE_URL").rstrip("/")
WARMLINE_BIND = table.text("WARMLINE_BIND")
WARMLINE_SAMPLE = table.yes("WARMLINE_SAMPLE")
WARMLINE_SPEECH_BROWSER = table.yes("WARMLINE_SPEECH_BROWSER")
WARMLINE_CONVERSATION_DAYS = table.number("WARMLINE_CONVERSATION_DAYS")
WARMLINE_UPLOAD_MB = table.number("WARMLINE_UPLOAD_MB")
WARMLINE_MEDIA_MB = table.number("WARMLINE_MEDIA_MB")
WARMLINE_EMBED_HOSTS = tuple(host.strip() for host in table.text("WARMLINE_EMBED_HOSTS").split(",") if host.strip())
WARMLINE_INVITATION_DAYS = table.number("WARMLINE_INVITATION_DAYS")
WARMLINE_MASTER_KEY = master_key(table.text("WARMLINE_MASTER_KEY"), WARMLINE_DATA)
SECRET_KEY = secret_key(table.text("WARMLINE_SECRET_KEY"), WARMLINE_DATA)
DEBUG = table.yes("WARMLINE_DEBUG")

_host = urlsplit(WARMLINE_URL).hostname or "localhost"
_https = urlsplit(WARMLINE_URL).scheme == "https"
_proxies = table.number("WARMLINE_PROXIES")
_more_hosts = [name.strip() for name in table.text("WARMLINE_HOSTS").split(",") if name.strip()]
ALLOWED_HOSTS = [_host, "127.0.0.1", "localhost", "[::1]", *_more_hosts]
CSRF_TRUSTED_ORIGINS = [WARMLINE_URL]

# Low to high: an app may lean on those before it.
_HOUSE = (
    "audit", "people", "shifts", "notices", "library", "studio", "scores", "reviews", "conversations", "practice",
    "roleplay", "drills", "knowledge", "lessons", "live", "assessment", "modules", "workshops", "badges", "programmes",
    "improvement", "pages"
)  # fmt: skip

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "warmline.web",
    *[f"warmline.apps.{name}" for name in _HOUSE],
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "servestatic",
    "rules.apps.AutodiscoverRulesConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "warmline.config.files.ShippedFiles",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "warmline.apps.people.forgetting.ForgetAtSignOut",
    "warmline.apps.people.middleware.OwnLanguageAndTime",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

FORM_RENDERER = "warmline.web.forms.HouseRenderer"
ROOT_URLCONF = "warmline.config.urls"
ASGI_APPLICATION = "warmline.config.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "django.template.context_processors.tz",
                "warmline.web.navigation.navigation",
                "warmline.apps.people.context.entrance",
                "warmline.apps.notices.context.bell",
            ],
        },
    },
]

DATABASES: dict[str, dict[str, Any]] = {"default": database(table.text("DATABASE_URL"), WARMLINE_DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# In the database, so that failed sign-ins are counted together by all processes of the house.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "people_cache"}}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# --- who may come in -------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "email")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "account_login"

ACCOUNT_ADAPTER = "warmline.apps.people.accounts.InvitedOnly"
ACCOUNT_FORMS = {
    "login": "warmline.apps.people.account_forms.SignInForm",
    "reauthenticate": "warmline.apps.people.account_forms.AskAgainForm",
    "reset_password": "warmline.apps.people.account_forms.ForgottenForm",
    "reset_password_from_key": "warmline.apps.people.account_forms.NewPasswordForm",
    "change_password": "warmline.apps.people.account_forms.OtherPasswordForm",
    "add_email": "warmline.apps.people.account_forms.OtherEmailForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if _https else "http"
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/10m/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = _proxies

MFA_ADAPTER = "warmline.apps.people.accounts.SecondStep"
MFA_FORMS = {
    "authenticate": "warmline.apps.people.account_forms.CodeForm",
    "reauthenticate": "warmline.apps.people.account_forms.CodeAgainForm",
    "activate_totp": "warmline.apps.people.account_forms.FirstCodeForm",
    "add_webauthn": "warmline.apps.people.account_forms.PasskeyForm",
    "edit_webauthn": "warmline.apps.people.account_forms.PasskeyNameForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Warmline"
# Browsers allow passkeys on http only for localhost; the library asks to be told that this is meant.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not _https

# --- what browsers are told ------------------------------------------------------------------------------------
SESSION_COOKIE_AGE = table.number("WARMLINE_SESSION_HOURS") * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = _https
CSRF_COOKIE_SECURE = _https
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = _https
SECURE_HSTS_SECONDS = table.number("WARMLINE_HSTS_SECONDS") if _https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_SECONDS > 0
SECURE_HSTS_PRELOAD = SECURE_HSTS_SECONDS > 0
SECURE_REDIRECT_EXEMPT = [r"^health/$"]
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if _proxies:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        # The nonce is what htmx's hx-csp extension compares; it opens no door to inline code by itself.
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "media-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    },
}

# --- the work in wiring.py: apps find their adapters by this name, since config lies above them -----------------
WARMLINE_WIRING = "warmline.config.wiring"

# --- language, time, files, mail, logs -------------------------------------------------------------------------
LANGUAGE_CODE = table.text("WARMLINE_LANGUAGE")
LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [PACKAGE / "web" / "locale"]
TIME_ZONE = table.text("WARMLINE_TIMEZONE")
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
# `warmline up` collects into it (config/collecting.py): each file under a name made from its bytes, and compressed.
# With WARMLINE_DEBUG the files are served from where they lie. Pages are never compressed: a page holds secrets beside
# what a stranger can make it say, and its compressed length would give them away (BREACH; Gluck, Harris, Prado, 2013).
STATIC_ROOT = WARMLINE_DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "servestatic.storage.CompressedManifestStaticFilesStorage"},
}
SERVESTATIC_KEEP_ONLY_HASHED_FILES = True
SERVESTATIC_ALLOW_ALL_ORIGINS = False

DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600

DEFAULT_FROM_EMAIL = table.text("WARMLINE_EMAIL_FROM")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
globals().update(mail(table.text("WARMLINE_EMAIL")))

LOGGING = logging_settings(table.text("WARMLINE_LOG_LEVEL"), whole_messages=DEBUG)
