"""One settings file for both sites; `PORTAL_SITE` chooses installed apps, URL configuration and database role."""

import os
from pathlib import Path

from integrity_portal import env as environment
from integrity_portal.logs import logging_settings, without_words

ENV = environment.load()
BASE_DIR = Path(__file__).resolve().parent.parent
SITE = ENV.site
IS_PUBLIC = environment.PUBLIC == SITE
DEBUG = ENV.flag("DEBUG")
DEMONSTRATION = ENV.flag("DEMONSTRATION")
RELEASE = ENV.text("RELEASE")

SECRET_KEY = ENV.secret("SECRET_KEY", least=50)
ALLOWED_HOSTS = ENV.names("ALLOWED_HOSTS")
PUBLIC_BASE_URL = ENV.address("PUBLIC_BASE_URL")
OFFICE_BASE_URL = ENV.address("OFFICE_BASE_URL")
LOG_SIGNING_KEY = ENV.key_hex("LOG_SIGNING_KEY")
TRUSTED_PROXIES = ENV.integer("TRUSTED_PROXIES", least=0, most=5)
OFFICE_IDLE_MINUTES = ENV.integer("OFFICE_IDLE_MINUTES", least=1, most=480)
DOCUMENT_FONTS = Path(ENV.text("DOCUMENT_FONTS") or BASE_DIR / "static" / "fonts" / "documents")
DOCUMENT_ISSUER = ENV.text("DOCUMENT_ISSUER")

# Applications. The public process installs nothing that knows an officer (docs/adr/0002).
_SHARED_APPS = [
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "csp",
    "pgtrigger",
    "django_htmx",
    "integrity_portal",
    "disclosure",
]
_OFFICE_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "axes",
    "django_otp",
    "accounts",
    "records",
    "monitoring",
]
INSTALLED_APPS = _SHARED_APPS if IS_PUBLIC else _SHARED_APPS + _OFFICE_APPS
ROOT_URLCONF = "integrity_portal.urls_public" if IS_PUBLIC else "integrity_portal.urls_office"
WSGI_APPLICATION = "integrity_portal.wsgi.application"
if IS_PUBLIC:
    from integrity_portal import import_guard

    import_guard.install()

_FIRST = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "integrity_portal.middleware.HeadersMiddleware",
]
_PUBLIC_MIDDLEWARE = [
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",  # sets no cookie here: no public page asks for a token
    "disclosure.middleware.VersionedCacheMiddleware",
]
_OFFICE_MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "accounts.middleware.SessionEndMiddleware",
    "accounts.middleware.SignInRequiredMiddleware",
    "axes.middleware.AxesMiddleware",
]
MIDDLEWARE = _FIRST + (_PUBLIC_MIDDLEWARE if IS_PUBLIC else _OFFICE_MIDDLEWARE)

_CONTEXT = ["django.template.context_processors.request", "integrity_portal.context.site"]
_OFFICE_CONTEXT = [
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
    "accounts.context.navigation",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "context_processors": _CONTEXT if IS_PUBLIC else _CONTEXT + _OFFICE_CONTEXT,
            "builtins": ["django.templatetags.static", "integrity_portal.templatetags.portal"],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
        },
    }
]
if DEBUG:
    TEMPLATES[0]["OPTIONS"]["loaders"] = TEMPLATES[0]["OPTIONS"]["loaders"][0][1]  # type: ignore[index]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

# Database: the role of the process (owner only for migrations and grants).
_DATABASE = "DATABASE_PUBLIC_URL" if IS_PUBLIC else "DATABASE_URL"
if os.environ.get("PORTAL_AS_OWNER") == "1" and not IS_PUBLIC:
    _DATABASE = "DATABASE_OWNER_URL"
DATABASES = {"default": ENV.database(_DATABASE)}
if IS_PUBLIC:  # the first query of every page is its own check (disclosure/middleware.py)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = False
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

_REDIS = ENV.text("REDIS_PUBLIC_URL" if IS_PUBLIC else "REDIS_URL")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": _REDIS,
        "KEY_PREFIX": SITE,
        "OPTIONS": {"socket_timeout": 1, "socket_connect_timeout": 1},
    }
    if _REDIS
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}

# Language and time
LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True
LOCALE_PATHS = [BASE_DIR / "locale"]

# Static files
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_STORAGE_BACKEND = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
    if DEBUG
    else "whitenoise.storage.CompressedManifestStaticFilesStorage"
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": STATICFILES_STORAGE_BACKEND},
}
WHITENOISE_USE_FINDERS = DEBUG

# Sign-in (office only)
if not IS_PUBLIC:
    AUTH_USER_MODEL = "accounts.Officer"
    AUTHENTICATION_BACKENDS = [
        "axes.backends.AxesStandaloneBackend",
        "django.contrib.auth.backends.ModelBackend",
    ]
    LOGIN_URL = "accounts:login"
    LOGIN_REDIRECT_URL = "/"
    PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.ScryptPasswordHasher",  # memory-hard
        "django.contrib.auth.hashers.PBKDF2PasswordHasher",
    ]
    AUTH_PASSWORD_VALIDATORS = [
        {"NAME": "accounts.passwords.LengthValidator"},
        {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
        {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
        {"NAME": "accounts.passwords.CharacterClassesValidator"},
    ]
    SESSION_ENGINE = "django.contrib.sessions.backends.db"  # officers go on working while Redis is down
    SESSION_SERIALIZER = "django.contrib.sessions.serializers.JSONSerializer"
    SESSION_COOKIE_AGE = 8 * 3600
    SESSION_COOKIE_HTTPONLY = True
    SESSION_COOKIE_SAMESITE = "Lax"
    AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
    AXES_FAILURE_LIMIT = "accounts.lockout.failure_limit"
    AXES_CLIENT_IP_CALLABLE = "accounts.lockout.client_address"
    AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
    AXES_COOLOFF_TIME = "accounts.lockout.cooloff"
    AXES_LOCKOUT_CALLABLE = "accounts.lockout.response"
    AXES_RESET_ON_SUCCESS = True
    AXES_VERBOSE = False

# Transport security follows the address people use.
_HTTPS = (PUBLIC_BASE_URL if IS_PUBLIC else OFFICE_BASE_URL).startswith("https://")
SECURE_SSL_REDIRECT = _HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # the probes speak plain http inside
SECURE_HSTS_SECONDS = 31_536_000 if _HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _HTTPS
SECURE_HSTS_PRELOAD = _HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _HTTPS
SESSION_COOKIE_NAME = "__Host-office" if _HTTPS else "office"
CSRF_COOKIE_NAME = "__Host-csrf" if _HTTPS else "csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [OFFICE_BASE_URL] if OFFICE_BASE_URL else []
CSRF_FAILURE_VIEW = "integrity_portal.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_621_440

_SELF = ["'self'"]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": _SELF,
        "style-src": _SELF,
        "img-src": [*_SELF, "data:"],
        "font-src": _SELF,
        "connect-src": _SELF,
        "form-action": _SELF,
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "manifest-src": _SELF,
    }
}

REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": [],
    "UNAUTHENTICATED_USER": None,
    "UNAUTHENTICATED_TOKEN": None,
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "disclosure.api.errors.handle",
    "COERCE_DECIMAL_TO_STRING": True,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "政务诚信信用门户公开接口",
    "DESCRIPTION": "只读接口。数据来自公开副本，每次发布、更正和撤回均记入透明日志。",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
    "SERVE_AUTHENTICATION": [],
    "SERVE_PERMISSIONS": [],
}

# Background work (office only)
if not IS_PUBLIC:
    CELERY_BROKER_URL = ENV.text("REDIS_URL")

EMAIL_CONFIG = ENV.text("EMAIL_URL")
LOGGING = logging_settings(level=ENV.text("LOG_LEVEL"), debug=DEBUG)
PGTRIGGER_MIGRATIONS = True

if ENV.text("SENTRY_DSN"):
    import sentry_sdk

    sentry_sdk.init(
        dsn=ENV.text("SENTRY_DSN"),
        send_default_pii=False,
        max_request_body_size="never",
        include_local_variables=False,  # they hold names and numbers from forms
        before_send=without_words,
    )
