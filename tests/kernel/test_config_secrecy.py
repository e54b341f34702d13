"""No secret is shown: not printed, not in tracebacks, not in messages about malformed values."""

import io

import pytest
from rich.console import Console
from rich.pretty import pprint

from talentsphere.kernel.config import (
    SETTINGS,
    SettingsError,
    check_settings,
    load_settings,
    mask_url,
    names_of,
    redacted,
    render_finding,
)
from talentsphere.kernel.config.setting import Secrecy

MARK = "hush42"
URLS = {
    "DATABASE_URL": f"postgresql://u:{MARK}@db.acme.dev/d?sslmode=require&password={MARK}",
    "READ_REPLICA_URL": f"postgresql://u:{MARK}@replica.acme.dev/d",
    "REDIS_URL": f"redis://:{MARK}@cache:6379",
    "AMQP_URL": f"amqp://u:{MARK}@mq/vhost",
    "OPENSEARCH_URL": f"https://u:{MARK}@search:9200",
}
SECRETS = {
    setting.name: f"{MARK}-{setting.field}"
    for setting in SETTINGS
    if setting.secrecy is Secrecy.HIDDEN and setting.field != "db_password"
}


def test_every_secret_that_is_set_is_hidden_in_print():
    shown = redacted(load_settings(SECRETS | URLS))
    fields = {setting.name: setting.field for setting in SETTINGS}
    assert {shown[fields[name]] for name in SECRETS} == {"***"}
    assert shown["database_url"] == "postgresql://u:***@db.acme.dev/d?sslmode=require&password=***"
    assert shown["redis_url"] == "redis://:***@cache:6379"
    assert MARK not in str(shown)


def test_a_secret_that_is_not_set_shows_as_none():
    shown = redacted(load_settings({}))
    assert shown["jwt_secret"] is None
    assert shown["database_url"] is None
    assert shown["port"] == 8000


def test_neither_repr_nor_rich_shows_a_secret():
    settings = load_settings(SECRETS | URLS)
    assert MARK not in repr(settings)
    assert MARK not in f"{settings}"
    out = io.StringIO()
    pprint(settings, console=Console(file=out, width=200), expand_all=True)
    assert "jwt_secret" in out.getvalue()
    assert MARK not in out.getvalue()


@pytest.mark.parametrize("setting", [row for row in SETTINGS if row.may_be_file], ids=lambda row: row.field)
def test_no_message_shows_the_value_of_a_secret(setting):
    env = {name: f"{MARK}\x00://u:{MARK}@{number}" for number, name in enumerate(names_of(setting))}
    with pytest.raises(SettingsError) as refused:
        load_settings(env | {"PORT": "x"})
    assert MARK not in str(refused.value)
    assert MARK not in repr(refused.value.problems)


def test_no_finding_shows_a_secret():
    env = {"NODE_ENV": "production"} | dict.fromkeys(SECRETS, f"change-me-{MARK}") | URLS
    findings = check_settings(load_settings(env), env)
    assert {"TS-C011", "TS-C012", "TS-C013", "TS-C014"} <= {str(found.code) for found in findings}
    assert MARK not in "".join(map(render_finding, findings))


def test_an_open_setting_with_a_password_in_it_hides_the_password():
    with pytest.raises(SettingsError) as refused:
        load_settings({"BASE_URL": f"https://u:{MARK}@acme.dev", "S3_ENDPOINT": f"s3://u:a@{MARK}@h"})
    assert MARK not in str(refused.value)
    assert "https://u:***@acme.dev" in str(refused.value)


@pytest.mark.parametrize(
    ("address", "masked"),
    [
        ("postgresql://u:p@ss@h/d", "postgresql://u:***@h/d"),
        ("https://acme.dev/a:b", "https://acme.dev/a:b"),
        ("https://acme.dev/?a=1&token=abc", "https://acme.dev/?a=1&token=***"),
        ("plain text", "plain text"),
    ],
)
def test_the_password_in_an_address_is_masked(address: str, masked: str):
    assert mask_url(address) == masked
