"""Django's settings, derived from ours; the only file here that reads the environment."""

import os
from pathlib import Path

import platformdirs
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from witnessmark.base.settings import Settings, read_settings
from witnessmark.web.database import database
from witnessmark.web.headers import add_static_headers
from witnessmark.web.logs import logging_of
from witnessmark.web.secret import read_secret
from witnessmark.web.setup import given

_HERE = Path(__file__).parent
_LOOPBACK = {"localhost", "127.0.0.1", "[::1]"}


def _ours() -> Settings:
    default_home = Path(platformdirs.user_data_dir("witnessmark", appauthor=False))
    return given() or read_settings(os.environ, default_home=default_home)


WITNESSMARK = _ours()
"""Our own settings, as `base.settings` read them."""

DEBUG = WITNESSMARK.debug
ALLOWED_HOSTS = list(WITNESSMARK.hosts)
SECRET_KEY = WITNESSMARK.secret_key or lazy(read_secret, str)(WITNESSMARK.home)
DATABASES = {"default": database(WITNESSMARK)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "witnessmark.web.apps.Workbench",  # first: its templates stand in for those of allauth
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]
MIDDLEWARE = [
    *(["witnessmark.web.logs.logged"] if WITNESSMARK.log == "json" else []),
    "django.middleware.security.SecurityMiddleware",
    "witnessmark.web.middleware.content_security_policy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "witnessmark.web.second_factor.SecondFactorFirst",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "witnessmark.web.middleware.never_stored",
    "witnessmark.web.middleware.next_place_told",
]
ROOT_URLCONF = "witnessmark.web.urls"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "witnessmark.web.context.built",
            ],
        },
    },
]

AUTH_USER_MODEL = "web.User"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "cases"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_VALIDATORS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATORS}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATORS}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_VALIDATORS}.CommonPasswordValidator"},
]

# Accounts: by invitation only, known by a name, with a second step where the role asks for it.
ACCOUNT_ADAPTER = "witnessmark.web.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = True  # for SESSION_COOKIE_AGE, on every device
ACCOUNT_RATE_LIMITS = {"login": None}  # pauses of our own, which hold in every process
_FORMS = "witnessmark.web.forms.signing_in"
ACCOUNT_FORMS = {
    "login": f"{_FORMS}.SignInForm",
    "change_password": f"{_FORMS}.ChangePassword",
    "reset_password_from_key": f"{_FORMS}.NewPassword",
    "reset_password": f"{_FORMS}.Forgotten",
}
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60
MFA_ADAPTER = "witnessmark.web.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1
MFA_ALLOW_UNVERIFIED_EMAIL = True

# On a loopback address the workbench speaks plain HTTP. Any other host name means a TLS proxy in
# front of it: then cookies travel over HTTPS only, and forms are accepted from https:// pages only.
_PUBLIC_HOSTS = [host for host in WITNESSMARK.hosts if host not in _LOOPBACK]
BEHIND_PROXY = bool(_PUBLIC_HOSTS)
"""Whether a proxy says in X-Real-IP whose request it passes on."""
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = bool(_PUBLIC_HOSTS)
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in _PUBLIC_HOSTS]
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not _PUBLIC_HOSTS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_FAILURE_VIEW = "witnessmark.web.views.errors.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("ja", _("Japanese"))]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = bool(_PUBLIC_HOSTS)
LOCALE_PATHS = [_HERE.parent / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = WITNESSMARK.time_zone
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

STATIC_URL = "static/"
STATIC_ROOT = WITNESSMARK.home / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_ADD_HEADERS_FUNCTION = add_static_headers
WHITENOISE_ALLOW_ALL_ORIGINS = False

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "web_cache"}
}
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
LOGGING = logging_of(WITNESSMARK.log)
SILENCED_SYSTEM_CHECKS = [
    "security.W004",  # HSTS and the redirect to HTTPS belong to the proxy with the certificate
    "security.W008",
    "security.W012",  # plain HTTP on a loopback address has no secure cookies
    "security.W016",
]
