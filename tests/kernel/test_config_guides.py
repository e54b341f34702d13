"""The environment files of both operations guides are accepted, with types and units as they are meant."""

import re
from pathlib import Path

import pytest

from talentsphere.kernel.config import check_settings, known_names, load_settings

SECRETS = {
    "/run/secrets/postgres_password": "Vn4cJtQ0yZ7rKx2bWm9sLd5f\n",
    "/run/secrets/jwt_secret": "Zk3vQ9xT1mW7pL5sB8nH2cR6dJ4gF0yA\n",
    "/run/secrets/openai_api_key": "sk-proj-3kQ9xT1mW7pL5sB8\n",
    "/run/secrets/aws_access_key": "AKIA7Q2XJ4M9WPLT5RSD\n",
    "/run/secrets/aws_secret_key": "b8Nq3xT1mW7pL5sB8nH2cR6dJ4gF0yAe\n",
    "/run/secrets/smtp_password": "SG.m9WpLt5RsD7q2XJ4\n",
}

TALENTSPHERE_PRODUCTION = {
    "NODE_ENV": "production",
    "LOG_LEVEL": "info",
    "DB_HOST": "production-db.example.com",
    "DB_PORT": "5432",
    "DB_NAME": "talentsphere",
    "DB_USER": "talentsphere_prod",
    "DB_PASSWORD_FILE": "/run/secrets/postgres_password",
    "DB_SSL": "true",
    "DB_POOL_MAX": "50",
    "DB_POOL_MIN": "10",
    "JWT_SECRET_FILE": "/run/secrets/jwt_secret",
    "JWT_EXPIRES_IN": "3600",
    "REFRESH_TOKEN_EXPIRES_IN": "604800",
    "OPENAI_API_KEY_FILE": "/run/secrets/openai_api_key",
    "AWS_ACCESS_KEY_ID_FILE": "/run/secrets/aws_access_key",
    "AWS_SECRET_ACCESS_KEY_FILE": "/run/secrets/aws_secret_key",
    "SMTP_HOST": "smtp.sendgrid.net",
    "SMTP_PORT": "587",
    "SMTP_USER": "apikey",
    "SMTP_PASSWORD_FILE": "/run/secrets/smtp_password",
    "STORAGE_TYPE": "s3",
    "AWS_S3_BUCKET": "talentsphere-production",
    "AWS_REGION": "us-east-1",
    "RATE_LIMIT_WINDOW_MS": "900000",
    "RATE_LIMIT_MAX_REQUESTS": "100",
    "CORS_ORIGIN": "https://talentsphere.com",
}

JOBR_PRODUCTION = {
    "NODE_ENV": "production",
    "PORT": "5000",
    "BASE_URL": "https://your-domain.com",
    "CORS_ORIGINS": "https://your-domain.com,https://www.your-domain.com",
    "API_VERSION": "v1",
    "JWT_SECRET": "your-256-bit-secret-key-here",
    "JWT_REFRESH_SECRET": "your-refresh-secret-key-here",
    "JWT_EXPIRES_IN": "1h",
    "JWT_REFRESH_EXPIRES_IN": "7d",
    "SESSION_SECRET": "your-session-secret-here",
    "SESSION_MAX_AGE": "86400000",
    "SESSION_SECURE": "true",
    "SESSION_SAME_SITE": "strict",
    "RATE_LIMIT_WINDOW": "3600000",
    "RATE_LIMIT_MAX": "1000",
    "RATE_LIMIT_SKIP_SUCCESSFUL_REQUESTS": "true",
    "DATABASE_URL": "postgresql://username:password@host:5432/jobr_production?sslmode=require",
    "DB_POOL_SIZE": "20",
    "DB_IDLE_TIMEOUT": "30000",
    "DB_CONNECTION_TIMEOUT": "2000",
    "REDIS_URL": "redis://username:password@redis-host:6379",
    "REDIS_TLS": "true",
    "REDIS_MAX_RETRIES": "3",
    "OPENAI_API_KEY": "sk-proj-your-production-openai-key",
    "OPENAI_MODEL": "gpt-4-turbo",
    "OPENAI_MAX_TOKENS": "4000",
    "OPENAI_TIMEOUT": "30000",
    "STRIPE_PUBLISHABLE_KEY": "pk_live_your_stripe_publishable_key",
    "STRIPE_SECRET_KEY": "sk_live_your_stripe_secret_key",
    "STRIPE_WEBHOOK_SECRET": "whsec_your_webhook_secret",
    "PHONEPE_MERCHANT_ID": "YOUR_LIVE_MERCHANT_ID",
    "PHONEPE_SALT_KEY": "your_production_salt_key",
    "PHONEPE_SALT_INDEX": "1",
    "PHONEPE_ENVIRONMENT": "PRODUCTION",
    "SENDGRID_API_KEY": "SG.your_production_sendgrid_key",
    "SENDGRID_FROM_EMAIL": "noreply@your-domain.com",
    "SENDGRID_FROM_NAME": '"Your App Name"',
    "GOOGLE_CLIENT_ID": "your_google_client_id.apps.googleusercontent.com",
    "GOOGLE_CLIENT_SECRET": "your_google_client_secret",
    "MAX_FILE_SIZE": "5242880",
    "UPLOAD_PATH": "/var/uploads",
    "ALLOWED_FILE_TYPES": "application/pdf,application/msword,"
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "LOG_LEVEL": "info",
    "LOG_FORMAT": "json",
    "ENABLE_REQUEST_LOGGING": "true",
    "CLUSTER_WORKERS": "4",
    "MEMORY_LIMIT": "1024",
    "CPU_LIMIT": "1000",
    "HEALTH_CHECK_INTERVAL": "30000",
    "HEALTH_CHECK_TIMEOUT": "5000",
}

JOBR_STAGING = {
    "NODE_ENV": "staging",
    "BASE_URL": "https://staging.your-domain.com",
    "DATABASE_URL": "postgresql://user:pass@staging-db:5432/jobr_staging",
    "STRIPE_SECRET_KEY": "sk_test_staging_key",
    "PHONEPE_ENVIRONMENT": "SANDBOX",
    "LOG_LEVEL": "debug",
}

JOBR_DEVELOPMENT = {
    "NODE_ENV": "development",
    "BASE_URL": "http://localhost:5000",
    "DATABASE_URL": "postgresql://user:pass@localhost:5432/jobr_dev",
    "STRIPE_SECRET_KEY": "sk_test_dev_key",
    "LOG_LEVEL": "debug",
    "ENABLE_HOT_RELOAD": "true",
}

FROM_PARTS = (
    "postgresql://talentsphere_prod:Vn4cJtQ0yZ7rKx2bWm9sLd5f@production-db.example.com:5432"
    "/talentsphere?sslmode=require"
)

GUIDES = Path(__file__).parents[2].parent / "shared" / "guides"


def _load(env: dict[str, str]):
    return load_settings(env, read_file=lambda path: SECRETS[str(path)])


def _codes(env: dict[str, str]) -> set[tuple[str, str, str]]:
    return {(str(found.code), found.level, found.setting) for found in check_settings(_load(env), env)}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("environment", "production"),
        ("log_level", "info"),
        ("database_url", FROM_PARTS),
        ("db_pool_max", 50),
        ("db_pool_min", 10),
        ("jwt_secret", "Zk3vQ9xT1mW7pL5sB8nH2cR6dJ4gF0yA"),
        ("access_token_ttl", 3600),
        ("refresh_token_ttl", 604800),
        ("openai_api_key", "sk-proj-3kQ9xT1mW7pL5sB8"),
        ("aws_access_key_id", "AKIA7Q2XJ4M9WPLT5RSD"),
        ("aws_secret_access_key", "b8Nq3xT1mW7pL5sB8nH2cR6dJ4gF0yAe"),
        ("smtp_host", "smtp.sendgrid.net"),
        ("smtp_port", 587),
        ("smtp_user", "apikey"),
        ("smtp_password", "SG.m9WpLt5RsD7q2XJ4"),
        ("smtp_tls", "starttls"),
        ("storage_type", "s3"),
        ("s3_bucket", "talentsphere-production"),
        ("aws_region", "us-east-1"),
        ("rate_limit_window", 900),
        ("rate_limit_max", 100),
        ("cors_origins", ("https://talentsphere.com",)),
        ("port", 8000),
    ],
)
def test_the_talentsphere_production_file_gives(field: str, value: object):
    assert getattr(_load(TALENTSPHERE_PRODUCTION), field) == value


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("port", 5000),
        ("base_url", "https://your-domain.com"),
        ("cors_origins", ("https://your-domain.com", "https://www.your-domain.com")),
        ("api_version", "v1"),
        ("access_token_ttl", 3600),
        ("refresh_token_ttl", 604800),
        ("session_max_age", 86400),
        ("session_secure", True),
        ("session_same_site", "strict"),
        ("rate_limit_window", 3600),
        ("rate_limit_max", 1000),
        ("rate_limit_skip_successful", True),
        ("db_pool_max", 20),
        ("db_idle_timeout", 30.0),
        ("db_connection_timeout", 2.0),
        ("redis_url", "rediss://username:password@redis-host:6379"),
        ("redis_max_retries", 3),
        ("openai_model", "gpt-4-turbo"),
        ("openai_max_tokens", 4000),
        ("openai_timeout", 30.0),
        ("phonepe_merchant_id", "YOUR_LIVE_MERCHANT_ID"),
        ("phonepe_salt_index", 1),
        ("phonepe_environment", "production"),
        ("mail_from", "Your App Name <noreply@your-domain.com>"),
        ("smtp_host", "smtp.sendgrid.net"),
        ("smtp_user", "apikey"),
        ("smtp_password", "SG.your_production_sendgrid_key"),
        ("max_file_size", 5_242_880),
        ("upload_path", Path("/var/uploads")),
        ("log_format", "json"),
        ("request_logging", True),
        ("workers", 4),
        ("memory_limit", 1024 * 2**20),
        ("cpu_limit", 1000),
        ("health_check_interval", 30.0),
        ("health_check_timeout", 5.0),
        ("secure_cookies", True),
    ],
)
def test_the_jobr_production_file_gives(field: str, value: object):
    assert getattr(_load(JOBR_PRODUCTION), field) == value


def test_the_talentsphere_production_file_lacks_what_production_needs():
    assert _codes(TALENTSPHERE_PRODUCTION) == {
        ("TS-C011", "error", "BASE_URL"),
        ("TS-C011", "error", "JWT_REFRESH_SECRET"),
        ("TS-C011", "error", "SESSION_SECRET"),
        ("TS-C013", "error", "DB_HOST"),
        ("TS-C019", "error", "BASE_URL"),
        ("TS-C022", "warning", "DB_POOL_MAX"),
    }


def test_the_jobr_production_file_is_refused_for_every_placeholder():
    placeholders = {
        *(
            "BASE_URL",
            "CORS_ORIGINS",
            "DATABASE_URL",
            "GOOGLE_CLIENT_ID",
            "GOOGLE_CLIENT_SECRET",
            "JWT_SECRET",
        ),
        *("JWT_REFRESH_SECRET", "OPENAI_API_KEY", "PHONEPE_MERCHANT_ID", "PHONEPE_SALT_KEY", "REDIS_URL"),
        *("SENDGRID_API_KEY", "SENDGRID_FROM_EMAIL", "SESSION_SECRET", "STRIPE_PUBLISHABLE_KEY"),
        *("STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"),
    }
    found = _codes(JOBR_PRODUCTION)
    assert {name for code, level, name in found if (code, level) == ("TS-C013", "error")} == placeholders
    assert {finding for finding in found if finding[0] != "TS-C013"} == {
        ("TS-C012", "error", "JWT_SECRET"),
        ("TS-C012", "error", "JWT_REFRESH_SECRET"),
        ("TS-C012", "error", "SESSION_SECRET"),
        ("TS-C014", "error", "DATABASE_URL"),
        ("TS-C022", "warning", "DB_POOL_SIZE"),
        ("TS-C031", "warning", "RATE_LIMIT_SKIP_SUCCESSFUL_REQUESTS"),
    }


def test_the_jobr_staging_file_starts_with_warnings():
    settings = _load(JOBR_STAGING)
    assert (settings.log_level, settings.phonepe_environment) == ("debug", "sandbox")
    assert _codes(JOBR_STAGING) == {
        ("TS-C013", "warning", "BASE_URL"),
        ("TS-C013", "warning", "DATABASE_URL"),
        ("TS-C017", "warning", "DATABASE_URL"),
        ("TS-C023", "warning", "STRIPE_WEBHOOK_SECRET"),
        ("TS-C029", "warning", "SMTP_HOST"),
    }


def test_the_jobr_development_file_starts_in_peace():
    settings = _load(JOBR_DEVELOPMENT)
    assert (settings.hot_reload, settings.base_url, settings.secure_cookies) == (
        True,
        "http://localhost:5000",
        False,
    )
    assert _codes(JOBR_DEVELOPMENT) == {("TS-C023", "warning", "STRIPE_WEBHOOK_SECRET")}


def test_every_variable_of_the_guides_environment_files_is_known():
    if not GUIDES.is_dir():
        pytest.skip(f"the guides are not beside the checkout, at {GUIDES}")
    blocks = [
        block
        for guide in sorted(GUIDES.glob("*.txt"))
        for block in re.findall(r"```bash\n(.*?)```", guide.read_text(encoding="utf-8"), re.DOTALL)
        if re.search(r"^NODE_ENV=", block, re.MULTILINE) and "DEBUG=true" not in block
    ]
    assert len(blocks) == 4
    names = {name for block in blocks for name in re.findall(r"^([A-Z][A-Z0-9_]*)=", block, re.MULTILINE)}
    assert len(names) > 60
    assert names - known_names() == set()
    ours = TALENTSPHERE_PRODUCTION | JOBR_PRODUCTION | JOBR_STAGING | JOBR_DEVELOPMENT
    assert names == set(ours)


@pytest.mark.parametrize(
    "name",
    [
        *("APP_VERSION", "READ_REPLICA_URL", "POSTGRES_PASSWORD", "POSTGRES_PASSWORD_FILE", "VAULT_ADDR"),
        *("VAULT_TOKEN", "SLACK_BOT_TOKEN", "SLACK_WEBHOOK_URL", "BACKUP_DIR", "DEBUG", "OPENAI_API_KEY"),
    ],
)
def test_what_the_guides_scripts_read_is_known_too(name: str):
    assert name in known_names()
