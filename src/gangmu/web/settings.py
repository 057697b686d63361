"""Django's settings. What a city may choose is in the environment and in the home, never here.

GANGMU_HOME       the home (default ./.gangmu)
GANGMU_DATABASE   postgresql://… instead of the SQLite file in the home
GANGMU_HOSTS      names under which the site is reached, with commas between (default: this machine only)
GANGMU_HTTPS      1 behind a proxy that speaks TLS: cookies become secure
GANGMU_SECOND_FACTOR  1: office and administrators act only after a second factor (never in an example)
GANGMU_TODAY      the story day of an example home; refused elsewhere
"""

import os
from importlib.util import find_spec
from pathlib import Path

from gangmu.web.databases import database
from gangmu.web.home import home

HOME = home()
SECRET_KEY = HOME.secret_key.read_text("utf-8") if HOME.secret_key.is_file() else ""
DEBUG = False
ALLOWED_HOSTS = [name for name in os.environ.get("GANGMU_HOSTS", "").split(",") if name] or [
    "localhost",
    "127.0.0.1",
    "[::1]",
]

# In the order of the house (DESIGN §4), from the ground up. An application joins the day it is made.
APPLICATIONS = [
    f"gangmu.web.{name}"
    for name in (
        "record accounts doors outlines indicators planning projects reporting supervision assessment "
        "evaluation participation packs desk portal api serving"
    ).split()
    if find_spec(f"gangmu.web.{name}") is not None
]
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    *APPLICATIONS,
]
AUTH_USER_MODEL = "accounts.User"
SECOND_FACTOR_REQUIRED = bool(os.environ.get("GANGMU_SECOND_FACTOR"))
SSO_ISSUER = os.environ.get("GANGMU_SSO_ISSUER", "")
SSO_CLIENT = os.environ.get("GANGMU_SSO_CLIENT", "")
SSO_SECRET = os.environ.get("GANGMU_SSO_SECRET", "")
SSO_CLAIM = os.environ.get("GANGMU_SSO_CLAIM", "preferred_username")
WECOM_CORP = os.environ.get("GANGMU_WECOM_CORP", "")
WECOM_AGENT = os.environ.get("GANGMU_WECOM_AGENT", "")
WECOM_SECRET = os.environ.get("GANGMU_WECOM_SECRET", "")
DINGTALK_CLIENT = os.environ.get("GANGMU_DINGTALK_CLIENT", "")
DINGTALK_CLIENT_SECRET = os.environ.get("GANGMU_DINGTALK_CLIENT_SECRET", "")
AUTHENTICATION_BACKENDS = ["gangmu.web.accounts.signing_in.AccountBackend"]

# Public pages pass only through what stands before DeskMiddleware adds sessions for its own addresses.
MIDDLEWARE = [
    "gangmu.web.doors.security.SecurityHeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "gangmu.web.doors.refusals.RefusalMiddleware",
    "gangmu.web.doors.addresses.AddressMiddleware",
    "gangmu.web.doors.chinese_on_english.ChineseOnEnglishMiddleware",
    "gangmu.web.doors.desk.DeskMiddleware",
    "gangmu.web.doors.api.ApiMiddleware",
    "gangmu.web.doors.public.PublicMiddleware",
]
ROOT_URLCONF = "gangmu.web.urls"
WSGI_APPLICATION = "gangmu.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "gangmu.web.doors.templates.surroundings",
            ],
            "builtins": ["gangmu.web.doors.templatetags.words"],
        },
    }
]

DATABASES = {"default": database(os.environ.get("GANGMU_DATABASE"), HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]

USE_TZ = True
TIME_ZONE = "UTC"  # instants are UTC; dates are in the programme's zone
USE_I18N = True
LANGUAGE_CODE = "zh-hans"

STATIC_URL = "/static/"
STATICFILES_DIRS = [path for path in [Path(__file__).parent / "static"] if path.is_dir()]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_ALLOW_ALL_ORIGINS = False

SESSION_COOKIE_NAME = "gangmu"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_PATH = "/"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "gangmu.web.doors.refusals.forged"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = bool(os.environ.get("GANGMU_HTTPS"))
if SESSION_COOKIE_SECURE:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CSRF_TRUSTED_ORIGINS = [f"https://{name}" for name in ALLOWED_HOSTS] if SESSION_COOKIE_SECURE else []
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_MAX_MEMORY_SIZE = 0  # every upload goes to a file at once; the grandchild reads it there
FILE_UPLOAD_TEMP_DIR = str(HOME.work) if HOME.work.is_dir() else None

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "gangmu.web.doors.lines.LineFormatter"}},
    # A fault of ours is told once, with its id, by gangmu.web; what Django would add is the same trace.
    "filters": {
        "once_a_minute": {"()": "gangmu.web.doors.lines.OnceAMinute"},
        "told": {"()": "django.utils.log.CallbackFilter", "callback": lambda record: not record.exc_info},
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["once_a_minute"]}
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "django.request": {"filters": ["told"]},
    },
}
