"""Settings of the one Django project.

One URL chooses the database (ATTUNEMENT_DATABASE_URL; SQLite in WAL mode when unset). The
demonstration is a switch (ATTUNEMENT_DEMONSTRATION) because it relaxes one thing, the second
factor, and adds one, the banner that says every family is fictional.
"""

import os
from pathlib import Path
from typing import Any

import dj_database_url
from django.utils.csp import CSP

from ..demonstration.cast import sign_ins
from . import environment

SERVICE = Path(__file__).resolve().parent.parent

DEMONSTRATION = environment.flag("ATTUNEMENT_DEMONSTRATION")
TLS = environment.flag("ATTUNEMENT_TLS", default=not DEMONSTRATION)
REQUIRE_SECOND_FACTOR = environment.flag(
    "ATTUNEMENT_REQUIRE_SECOND_FACTOR", default=not DEMONSTRATION
)
DEMONSTRATION_SIGN_INS = sign_ins() if DEMONSTRATION else ()
DEBUG = False
SECRET_KEY = environment.secret_key()
ALLOWED_HOSTS = os.environ.get("ATTUNEMENT_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [
    origin for origin in os.environ.get("ATTUNEMENT_ORIGINS", "").split(",") if origin
]

APPS = [
    "demonstration",
    "subject_access",
    "caseload",
    "identity",
    "own_view",
    "hexagon",
    "planning",
    "library",
    "living_reviews",
    "outcomes",
    "own_therapy",
    "appointments",
    "reminders",
    "supervision",
    "groups",
    "signposting",
    "sessions",
    "care_packages",
    "comprehensive",
    "qsort",
    "second_ratings",
    "strange_situation",
    "stressor_map",
    "home_answers",
    "assessments",
    "retention",
    "referrers",
    "waiting",
    "referrals",
    "instruments",
    "safeguarding",
    "consents",
    "people",
    "relationships",
    "sign_in",
    "way",
    "sections",
    "audit",
    "accounts",
    "design",
]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    *(f"attunement.service.{app}" for app in APPS),
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "attunement.service.way.middleware.NoStore",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "attunement.service.accounts.middleware.IdleTimeOut",
    "attunement.service.accounts.middleware.ViewerOfRequest",
    "attunement.service.way.middleware.RefuseUploads",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "attunement.service.config.urls"
WSGI_APPLICATION = "attunement.service.config.wsgi.application"

CONTEXT = [
    "django.template.context_processors.request",
    "django.template.context_processors.csp",
    "django.contrib.messages.context_processors.messages",
]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [SERVICE / app / "templates" for app in APPS],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "attunement.service.design.jinja.environment",
            "context_processors": [
                *CONTEXT,
                "attunement.service.way.context.furniture",
            ],
        },
    },
    {
        # Only for what libraries bring (allauth's form fragments); every page of ours is Jinja.
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [*CONTEXT, "django.contrib.auth.context_processors.auth"]
        },
    },
]

RETENTION_SCHEDULE = os.environ.get("ATTUNEMENT_RETENTION_SCHEDULE", "")
DATABASES = {"default": dj_database_url.parse(environment.database_url(), conn_max_age=600)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        # IMMEDIATE: a transaction that will write takes its place in the queue at once, instead of
        # failing half-way with "database is locked". FULL: what was acknowledged as saved survives
        # a power cut.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/sign-in/"
ACCOUNT_ADAPTER = "attunement.service.sign_in.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "attunement.service.sign_in.forms.SignInForm",
    "reauthenticate": "attunement.service.sign_in.forms.PasswordAgainForm",
}
ACCOUNT_TEMPLATE_EXTENSION = "jinja"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
# axes does the lock-out; allauth's own limit would fire first and stop axes from counting.
ACCOUNT_RATE_LIMITS = {"login_failed": None}
MFA_ADAPTER = "attunement.service.sign_in.adapter.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "attunement.service.sign_in.forms.CodeForm",
    "reauthenticate": "attunement.service.sign_in.forms.CodeAgainForm",
    "activate_totp": "attunement.service.sign_in.forms.FirstCodeForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Attunement"
MFA_TOTP_TOLERANCE = 1  # a phone's clock may be half a minute out (RFC 6238, section 5.2)
AXES_FAILURE_LIMIT = 5
AXES_USERNAME_CALLABLE = "attunement.service.sign_in.adapter.claimed_email"
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "sign_in/locked_out.jinja"
AXES_VERBOSE = False

SESSION_COOKIE_NAME = "attunement_session"
SESSION_COOKIE_AGE = 12 * 60 * 60
IDLE_MINUTES = int(os.environ.get("ATTUNEMENT_IDLE_MINUTES", "30"))
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = TLS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "attunement.service.way.errors.csrf_failure"
SECURE_SSL_REDIRECT = TLS
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if environment.flag("ATTUNEMENT_BEHIND_PROXY") else None
)
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = TLS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

TEAM_RECORDS = Path(os.environ.get("ATTUNEMENT_RECORDS", environment.DATA / "records"))
"""Each team's own records for the evidence library, in a folder of the team's slug."""

TEXT_SENDER = os.environ.get("ATTUNEMENT_TEXT_SENDER", "file")
"""What sends reminders: "file" (an outbox on this machine), "smtp", or the dotted path of another
(see reminders/senders.py)."""
TEXT_OUTBOX = Path(os.environ.get("ATTUNEMENT_TEXT_OUTBOX", environment.DATA / "outbox"))
TEXT_SMTP: dict[str, Any] = {
    "gateway": os.environ.get("ATTUNEMENT_TEXT_GATEWAY", ""),
    "host": os.environ.get("ATTUNEMENT_SMTP_HOST", "localhost"),
    "port": int(os.environ.get("ATTUNEMENT_SMTP_PORT", "587")),
    "user": os.environ.get("ATTUNEMENT_SMTP_USER", ""),
    "password": os.environ.get("ATTUNEMENT_SMTP_PASSWORD", ""),
    "sender": os.environ.get("ATTUNEMENT_SMTP_FROM", ""),
    "tls": environment.flag("ATTUNEMENT_SMTP_TLS", default=True),
}

STATIC_URL = "static/"
STATIC_ROOT = environment.DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "attunement.service.design.storage.HashedStatic"},
}

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Rendered pages, in this process's memory alone: what the record says never leaves for a cache
    # server. A minute, because a page also depends on the clock.
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "TIMEOUT": 60,
        "OPTIONS": {"MAX_ENTRIES": 1000},
    },
}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"links": {"()": "attunement.service.config.logs.WithoutLinks"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["links"]}
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
