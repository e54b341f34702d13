"""The checks: silent about a sound production file, and one finding for each thing that is changed for the worse."""

import pytest

from talentsphere.kernel.config import MEANINGS, Code, Finding, check_settings, load_settings, render_finding

SOUND = {
    "ENVIRONMENT": "production",
    "BASE_URL": "https://talent.acme.dev",
    "DATABASE_URL": "postgresql://talent:q7Vn4cJtQ0yZ@db.acme.dev/talent?sslmode=verify-full",
    "JWT_SECRET": "Zk3vQ9xT1mW7pL5sB8nH2cR6dJ4gF0yA",
    "JWT_REFRESH_SECRET": "u7Yt2Rw9Qz4Xc6Vb1Nm8Lk5Jh3Gf0DsP",
    "SESSION_SECRET": "4fGh8JkL2mN6pQr0sTv3wXy7zAb5cDe9",
    "SMTP_HOST": "smtp.acme.dev",
}
SAME = "q7Vn4cJtQ0yZq7Vn4cJtQ0yZq7Vn4cJtX1"

# What is changed in the sound file (None removes a variable), and the finding it makes.
WORSE = [
    ({"BASE_URL": None}, "TS-C011", "error", "BASE_URL"),
    ({"DATABASE_URL": None}, "TS-C011", "error", "DATABASE_URL"),
    ({"JWT_SECRET": None}, "TS-C011", "error", "JWT_SECRET"),
    ({"JWT_REFRESH_SECRET": None}, "TS-C011", "error", "JWT_REFRESH_SECRET"),
    ({"SESSION_SECRET": None}, "TS-C011", "error", "SESSION_SECRET"),
    ({"JWT_SECRET": "Zk3vQ9xT1mW7pL5sB8nH2cR6dJ4gF0y"}, "TS-C012", "error", "JWT_SECRET"),
    ({"SESSION_SECRET": "abc" * 20}, "TS-C012", "error", "SESSION_SECRET"),
    ({"LINK_SECRET": "Zk3vQ9"}, "TS-C012", "error", "LINK_SECRET"),
    ({"OPENAI_API_KEY": "REPLACE_WITH_REAL_KEY"}, "TS-C013", "error", "OPENAI_API_KEY"),
    ({"VAULT_TOKEN": "change-me"}, "TS-C013", "error", "VAULT_TOKEN"),
    ({"VAULT_TOKEN": "dev-token"}, "TS-C013", "error", "VAULT_TOKEN"),
    ({"OPENAI_API_KEY": "${OPENAI_API_KEY}"}, "TS-C013", "error", "OPENAI_API_KEY"),
    ({"OPENAI_API_KEY": "<your key>"}, "TS-C013", "error", "OPENAI_API_KEY"),
    ({"AMQP_URL": "amqp://guest:guest@mq"}, "TS-C013", "error", "AMQP_URL"),
    ({"MAIL_FROM": "jobs@example.com"}, "TS-C013", "error", "MAIL_FROM"),
    ({"CORS_ORIGINS": "https://acme.dev,https://your-domain.com"}, "TS-C013", "error", "CORS_ORIGINS"),
    ({"JWT_SECRET": SAME, "SESSION_SECRET": SAME}, "TS-C014", "error", "JWT_SECRET"),
    ({"SLACK_BOT_TOKEN": "q7Vn4cJtQ0yZ"}, "TS-C014", "error", "SLACK_BOT_TOKEN"),
    (
        {"STRIPE_SECRET_KEY": "sk_test_51", "STRIPE_WEBHOOK_SECRET": "whsec_1"},
        "TS-C015",
        "error",
        "STRIPE_SECRET_KEY",
    ),
    ({"STRIPE_PUBLISHABLE_KEY": "pk_test_51"}, "TS-C015", "error", "STRIPE_PUBLISHABLE_KEY"),
    ({"PHONEPE_SALT_KEY": "k4", "PHONEPE_MERCHANT_ID": "M1"}, "TS-C015", "error", "PHONEPE_ENVIRONMENT"),
    ({"DATABASE_URL": "postgresql://u@db.acme.dev/d"}, "TS-C017", "error", "DATABASE_URL"),
    ({"DATABASE_URL": "postgresql://u@db.acme.dev/d?sslmode=prefer"}, "TS-C017", "error", "DATABASE_URL"),
    ({"DATABASE_URL": "postgresql://u@db.acme.dev/d?sslmode=disable"}, "TS-C017", "warning", "DATABASE_URL"),
    ({"DATABASE_URL": "postgresql://u@localhost/d"}, "TS-C017", "warning", "DATABASE_URL"),
    ({"DATABASE_URL": "postgresql://u@localhost,db.acme.dev/d"}, "TS-C017", "error", "DATABASE_URL"),
    ({"DATABASE_URL": None, "DB_HOST": "db.acme.dev"}, "TS-C017", "error", "DB_SSL"),
    ({"READ_REPLICA_URL": "postgresql://u@db2.acme.dev/d"}, "TS-C017", "error", "READ_REPLICA_URL"),
    ({"CORS_ORIGIN": "*"}, "TS-C018", "error", "CORS_ORIGIN"),
    ({"BASE_URL": "http://talent.acme.dev"}, "TS-C019", "error", "BASE_URL"),
    ({"SESSION_SECURE": "false"}, "TS-C020", "error", "SESSION_SECURE"),
    ({"CLUSTER_WORKERS": "20"}, "TS-C021", "error", "DB_POOL_MAX"),
    ({"CLUSTER_WORKERS": "10"}, "TS-C022", "warning", "DB_POOL_MAX"),
    ({"TLS_CERTIFICATE": "/etc/tls/chain.pem"}, "TS-C023", "error", "TLS_KEY"),
    ({"AWS_SECRET_ACCESS_KEY": "s9"}, "TS-C023", "error", "AWS_ACCESS_KEY_ID"),
    ({"SMTP_USER": "mailer"}, "TS-C023", "warning", "SMTP_PASSWORD"),
    ({"RATE_LIMIT_MAX": "100"}, "TS-C023", "warning", "RATE_LIMIT_WINDOW_MS"),
    ({"STORAGE_TYPE": "s3"}, "TS-C024", "error", "AWS_S3_BUCKET"),
    ({"DB_POOL_MIN": "11"}, "TS-C025", "error", "DB_POOL_MIN"),
    ({"MAX_FILE_SIZE": "10MiB"}, "TS-C026", "error", "REQUEST_MAX_BODY"),
    ({"HOT_RELOAD": "1"}, "TS-C027", "warning", "HOT_RELOAD"),
    ({"DEBUG": "1"}, "TS-C027", "warning", "DEBUG"),
    ({"SESSION_MAX_AGE": "86000"}, "TS-C028", "warning", "SESSION_MAX_AGE"),
    (
        {"JWT_EXPIRES_IN": "3600000", "REFRESH_TOKEN_EXPIRES_IN": "60d"},
        "TS-C028",
        "warning",
        "JWT_EXPIRES_IN",
    ),
    ({"DB_CONNECTION_TIMEOUT": "5"}, "TS-C028", "warning", "DB_CONNECTION_TIMEOUT"),
    ({"JWT_REFRESH_EXPIRES_IN": "30m"}, "TS-C028", "warning", "JWT_REFRESH_EXPIRES_IN"),
    ({"HEALTH_CHECK_TIMEOUT": "40s"}, "TS-C028", "warning", "HEALTH_CHECK_TIMEOUT"),
    ({"SMTP_HOST": None}, "TS-C029", "warning", "SMTP_HOST"),
    ({"SMTP_TLS": "none"}, "TS-C030", "error", "SMTP_TLS"),
    (
        {"RATE_LIMIT_MAX": "9", "RATE_LIMIT_WINDOW": "1h", "RATE_LIMIT_SKIP_SUCCESSFUL_REQUESTS": "true"},
        "TS-C031",
        "warning",
        "RATE_LIMIT_SKIP_SUCCESSFUL_REQUESTS",
    ),
    ({"LOG_LEVLE": "info"}, "TS-C010", "warning", "LOG_LEVLE"),
]


def _check(changes: dict[str, str | None]) -> list[Finding]:
    env = {name: value for name, value in (SOUND | changes).items() if value is not None}
    return check_settings(load_settings(env), env)


def test_a_sound_production_file_has_no_findings():
    assert _check({}) == []


def test_the_defaults_have_no_findings():
    assert check_settings(load_settings({}), {}) == []


@pytest.mark.parametrize(("changes", "code", "level", "setting"), WORSE)
def test_a_change_for_the_worse_is_found(changes: dict[str, str | None], code: str, level: str, setting: str):
    findings = _check(changes)
    assert (code, level, setting) in [(str(found.code), found.level, found.setting) for found in findings]
    # BASE_URL falls back to http when it is missing; apart from that, one change makes one finding.
    assert len(findings) == 1 + (changes == {"BASE_URL": None})


@pytest.mark.parametrize("environment", ["development", "test"])
def test_what_is_only_unsafe_passes_while_developing(environment: str):
    changes = {
        "ENVIRONMENT": environment,
        "JWT_SECRET": "change-me",
        "CORS_ORIGIN": "*",
        "SESSION_SECURE": "false",
    }
    assert _check(changes | {"DATABASE_URL": "postgresql://u:pass@127.0.0.1/d", "BASE_URL": None}) == []


def test_what_is_unsafe_is_a_warning_in_staging():
    findings = _check({"ENVIRONMENT": "staging", "JWT_SECRET": "change-me", "CORS_ORIGIN": "*"})
    assert [(str(found.code), found.level) for found in findings] == [
        ("TS-C012", "warning"),
        ("TS-C013", "warning"),
        ("TS-C018", "warning"),
    ]


def test_a_remote_database_without_encryption_is_warned_of_while_developing_too():
    findings = _check({"ENVIRONMENT": "development", "DATABASE_URL": "postgresql://u@db.acme.dev/d"})
    assert [(str(found.code), found.level) for found in findings] == [("TS-C017", "warning")]


@pytest.mark.parametrize(
    "address", ["postgresql://u@localhost/d", "postgresql:///d?host=/run/pg", "postgresql://[::1]/d"]
)
def test_a_database_on_this_machine_needs_no_encryption_while_developing(address: str):
    assert _check({"ENVIRONMENT": "development", "DATABASE_URL": address}) == []


def test_the_embedded_database_may_be_chosen_for_production():
    assert _check({"DATABASE_URL": "embedded"}) == []


def test_live_keys_outside_production_are_pointed_out():
    findings = _check(
        {
            "ENVIRONMENT": "test",
            "STRIPE_SECRET_KEY": "sk_live_51",
            "STRIPE_WEBHOOK_SECRET": "whsec_1",
            "PHONEPE_ENVIRONMENT": "PRODUCTION",
        }
    )
    assert [(str(found.code), found.setting) for found in findings] == [
        ("TS-C016", "PHONEPE_ENVIRONMENT"),
        ("TS-C016", "STRIPE_SECRET_KEY"),
    ]


def test_a_cookie_that_browsers_refuse_is_an_error_everywhere():
    findings = check_settings(load_settings({"SESSION_SAME_SITE": "none"}), {"SESSION_SAME_SITE": "none"})
    assert [(str(found.code), found.level) for found in findings] == [("TS-C020", "error")]


def test_the_key_of_sendgrid_is_not_taken_for_a_reused_password():
    assert _check({"SMTP_HOST": None, "SENDGRID_API_KEY": "SG.m9WpLt5RsD7q2XJ4"}) == []


def test_a_replica_may_share_the_password_of_its_primary():
    replica = "postgresql://talent:q7Vn4cJtQ0yZ@db2.acme.dev/talent?sslmode=verify-full"
    assert _check({"READ_REPLICA_URL": replica}) == []


def test_the_password_by_part_is_named_and_not_the_address():
    parts = {"DATABASE_URL": None, "DB_HOST": "db.acme.dev", "DB_SSL": "true", "DB_PASSWORD": "changeme"}
    assert [(str(found.code), found.setting) for found in _check(parts)] == [("TS-C013", "DB_PASSWORD")]


@pytest.mark.parametrize(
    "secret", ["Yourk3vQ9xT1mW7pL5sB8nH2cR6dJ4gF0y", "aXYour-change".replace("change", "k")]
)
def test_chance_is_not_taken_for_a_placeholder(secret: str):
    assert not [found for found in _check({"OPENAI_API_KEY": secret}) if found.code == Code.PLACEHOLDER]


def test_errors_come_first():
    levels = [found.level for found in _check({"SMTP_HOST": None, "CORS_ORIGIN": "*", "DEBUG": "1"})]
    assert levels == ["error", "warning", "warning"]


def test_a_finding_reads_like_a_compilers():
    (found,) = _check({"STORAGE_TYPE": "s3"})
    assert render_finding(found) == (
        "error[TS-C024] STORAGE_TYPE=s3 names no bucket.\n  hint: Set AWS_S3_BUCKET, or STORAGE_TYPE=local."
    )


def test_every_number_has_a_meaning_and_is_used_once():
    assert set(MEANINGS) == set(Code)
    assert len({str(code) for code in Code}) == len(Code)
