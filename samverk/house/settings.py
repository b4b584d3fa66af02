"""What differs between two installations comes from the environment: docs/operations.md."""

from pathlib import Path
from urllib.parse import urlsplit

from django.utils.csp import CSP
from environs import Env

from samverk.house.env import database, mail_folder, mailer, secret_key
from samverk.house.sign_in import *  # noqa: F403

env = Env()
BASE_DIR = Path(__file__).resolve().parents[2]
DATA = Path(env.str("SAMVERK_DATA", "data")).resolve()
DEMO = env.bool("SAMVERK_DEMO", False)
DEBUG = env.bool("SAMVERK_DEBUG", False)

# Where people reach samverk: links in mail start with it, and with https cookies are secure.
BASE_URL = env.str("SAMVERK_BASE_URL", "http://127.0.0.1:8000").rstrip("/")
PROXIES = env.int("SAMVERK_PROXIES", 0)  # how many reverse proxies stand in front
HTTPS = BASE_URL.startswith("https://")

SECRET_KEY = env.str("SAMVERK_SECRET_KEY", "") or secret_key(DATA)
ALLOWED_HOSTS = [urlsplit(BASE_URL).hostname or "localhost", "127.0.0.1", "localhost", "[::1]"]
CSRF_TRUSTED_ORIGINS = [BASE_URL]

# The rooms, from the roof to the cellar: a template in an upper room wins over a lower one's.
ROOMS = (
    "house desk archive followup dialogue publishing meetings charters people networks post "
    "documents ledger work shell"
).split()
INSTALLED_APPS = [
    *(f"samverk.{room}" for room in ROOMS),
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.usersessions",
    "lucide",
    "django_prose_editor",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "samverk.shell.middleware.TracesMiddleware",
    "samverk.people.middleware.PrivacyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "samverk.shell.middleware.LanguageMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "samverk.shell.middleware.RefusedMiddleware",
    "samverk.shell.middleware.StorageMiddleware",
]
ROOT_URLCONF = "samverk.house.urls"
WSGI_MODULE = "samverk.house.wsgi:application"
SAMVERK_MASKS = "samverk.people.privacy.hidden_from_receiver"
SAMVERK_CONSEQUENCES = "samverk.house.consequences.TABLE"
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
                "samverk.networks.context.federation",
                "samverk.people.context.oversees",
            ]
        },
    }
]
FORM_RENDERER = "samverk.shell.forms.Renderer"

SQLITE = f"sqlite:///{DATA / 'samverk.sqlite3'}"
DATABASES = {"default": database(dict(env.dj_db_url("DATABASE_URL", SQLITE, conn_max_age=60)))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        # Shared by all processes, since the limits on sign-in attempts are counted in it.
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA / "cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES

SECURE_CSP = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF, CSP.NONCE],
    "img-src": [CSP.SELF, "data:"],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF, *SIGN_IN_ORIGINS],  # noqa: F405
    "frame-ancestors": [CSP.NONE],
}
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXIES else None

MAIL = env.str("SAMVERK_MAIL", "")
MAILERS = {"default": mailer(MAIL) if MAIL and not DEMO else mail_folder(DATA / "mail")}
DEFAULT_FROM_EMAIL = env.str("SAMVERK_FROM", "samverk <samverk@localhost>")
INBOX = env.str("SAMVERK_INBOX", "")
REPLY_MAIL = env.str("SAMVERK_REPLY_MAIL", "")  # where answers from calendars go; else the office
SAMVERK_ARRIVALS = "samverk.house.arrivals.TABLE"

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
TIME_ZONE = "Europe/Stockholm"

MEDIA_ROOT = DATA / "media"
DATA_UPLOAD_MAX_NUMBER_FILES = 1000  # a whole folder; what is too much is said by the form
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"  # `samverk serve` collects and compresses into it
COLLECTED = "whitenoise.storage.CompressedManifestStaticFilesStorage"
PLAIN = "django.contrib.staticfiles.storage.StaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": PLAIN if DEBUG else COLLECTED},
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"samverk": {"level": "INFO"}, "django": {"handlers": [], "propagate": True}},
}
