"""Variables that look like settings and are none get a suggestion; everyday ones are left alone."""

import pytest

from talentsphere.kernel.config import check_settings, load_settings

EVERYDAY = [
    *(
        "HOME",
        "HOSTNAME",
        "PATH",
        "USER",
        "LOGNAME",
        "SHELL",
        "LANG",
        "LC_ALL",
        "TERM",
        "PWD",
        "OLDPWD",
        "TMPDIR",
    ),
    *(
        "EDITOR",
        "DISPLAY",
        "SSH_AUTH_SOCK",
        "XDG_RUNTIME_DIR",
        "VIRTUAL_ENV",
        "PYTHONPATH",
        "PIP_INDEX_URL",
        "CI",
    ),
    *(
        "AWS_PROFILE",
        "AWS_DEFAULT_REGION",
        "AWS_SESSION_TOKEN",
        "AWS_ROLE_ARN",
        "GOOGLE_APPLICATION_CREDENTIALS",
    ),
    *(
        "KUBERNETES_SERVICE_HOST",
        "KUBERNETES_PORT",
        "TALENTSPHERE_WEB_PORT",
        "TALENTSPHERE_WEB_SERVICE_PORT_HTTP",
    ),
    *("TALENTSPHERE_PORT_8000_TCP_ADDR", "NODE_OPTIONS", "NPM_CONFIG_CACHE", "POSTGRES_DB", "POSTGRES_USER"),
    *(
        "PGHOST",
        "PGPASSWORD",
        "DOCKER_HOST",
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "NO_PROXY",
        "COLUMNS",
        "LINES",
        "ROLE",
    ),
]


def _hint(name: str) -> str | None:
    findings = check_settings(load_settings({}), {name: "x"})
    assert all((found.code, found.level, found.setting) == ("TS-C010", "warning", name) for found in findings)
    return findings[0].hint if findings else None


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("LOG_LEVL", "LOG_LEVEL"),
        ("JWT_SECERT", "JWT_SECRET"),
        ("DATABSE_URL", "DATABASE_URL"),
        ("REDIS_URI", "REDIS_URL"),
        ("SMPT_HOST", "SMTP_HOST"),
        ("JWT_SECRETS_FILE", "JWT_SECRET_FILE"),
        ("TALENTSPHERE_PORT", None),
        ("TALENTSPHERE_LOG_LEVEL", "LOG_LEVEL"),
        ("TALENTSPHERE_HOMES", None),
    ],
)
def test_a_near_miss_is_answered_with_the_name_that_was_meant(name: str, meant: str | None):
    if meant:
        assert _hint(name) == f"Did you mean {meant}?"


def test_a_file_for_what_is_no_secret_is_pointed_out():
    assert _hint("DB_HOST_FILE") == "Only secrets are read from files. Give the value itself, in DB_HOST."


def test_an_unknown_name_with_our_prefix_is_pointed_out():
    assert "look its name up" in (_hint("TALENTSPHERE_ZEBRA") or "")


@pytest.mark.parametrize("name", EVERYDAY)
def test_everyday_variables_pass(name: str):
    assert _hint(name) is None
