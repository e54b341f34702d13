"""Loading: aliases, files, parts, and every mistake at once."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentsphere import __version__
from talentsphere.kernel.config import SettingsError, check_settings, known_names, load_settings


def _problems(env: dict[str, str], **kwargs) -> list[tuple[str, str]]:
    with pytest.raises(SettingsError) as refused:
        load_settings(env, **kwargs)
    return [(str(problem.code), problem.setting) for problem in refused.value.problems]


def test_nothing_given_makes_a_site_on_this_machine():
    settings = load_settings({})
    assert settings.environment == "development"
    assert settings.home == Path("var")
    assert settings.upload_path == Path("var/uploads")
    assert settings.base_url == "http://127.0.0.1:8000"
    assert settings.version == __version__
    assert settings.database_url is None
    assert settings.smtp_host is None
    assert settings.mail_from == "TalentSphere <no-reply@localhost>"
    assert (settings.log_level, settings.log_format) == ("info", "text")
    assert (settings.roles, settings.rate_limit_exempt, settings.workers) == ((), (), 1)
    assert settings.session_secure is None
    assert not settings.secure_cookies


def test_defaults_follow_what_was_given():
    settings = load_settings(
        {"PORT": "5000", "TALENTSPHERE_HOME": "/srv/ts", "DEBUG": "yes", "NODE_ENV": "test"}
    )
    assert settings.base_url == "http://127.0.0.1:5000"
    assert settings.upload_path == Path("/srv/ts/uploads")
    assert settings.backup_dir == Path("/srv/ts/backups")
    assert (settings.log_level, settings.log_format) == ("debug", "json")


def test_empty_and_blank_variables_count_as_not_given():
    assert load_settings({"PORT": "", "JWT_SECRET": "  ", "CORS_ORIGINS": "\t"}) == load_settings({})


def test_quotation_marks_of_an_env_file_come_off_all_but_secrets():
    settings = load_settings(
        {"OPENAI_MODEL": '"gpt-4"', "BASE_URL": " 'https://a.dev' ", "JWT_SECRET": '"x"'}
    )
    assert (settings.openai_model, settings.base_url, settings.jwt_secret) == (
        "gpt-4",
        "https://a.dev",
        '"x"',
    )


def test_two_names_of_one_setting_may_agree():
    env = {"DB_POOL_MAX": "20", "DB_POOL_SIZE": "20", "JWT_REFRESH_EXPIRES_IN": "7d"}
    settings = load_settings(env | {"REFRESH_TOKEN_EXPIRES_IN": "604800"})
    assert (settings.db_pool_max, settings.refresh_token_ttl) == (20, 604800)


@pytest.mark.parametrize(
    "env",
    [
        {"ENVIRONMENT": "production", "NODE_ENV": "staging"},
        {"DB_POOL_MAX": "50", "DB_POOL_SIZE": "20"},
        {"CORS_ORIGINS": "https://a.dev", "CORS_ORIGIN": "https://b.dev"},
    ],
)
def test_two_names_of_one_setting_may_not_differ(env: dict[str, str]):
    with pytest.raises(SettingsError) as refused:
        load_settings(env)
    (problem,) = refused.value.problems
    assert problem.code == "TS-C002"
    assert all(name in problem.message for name in env)


class TestFiles:
    def test_a_secret_is_read_from_its_file_without_the_last_line_break(self, tmp_path: Path):
        secret = tmp_path / "jwt"
        secret.write_text("one\ntwo \r\n", encoding="utf-8")
        assert load_settings({"JWT_SECRET_FILE": str(secret)}).jwt_secret == "one\ntwo "

    def test_an_address_with_a_password_may_be_a_file_too(self, tmp_path: Path):
        address = tmp_path / "db"
        address.write_text("postgresql://u:p@h/d\n", encoding="utf-8")
        assert load_settings({"DATABASE_URL_FILE": str(address)}).database_url == "postgresql://u:p@h/d"

    def test_value_and_file_together_are_refused(self):
        env = {"SMTP_PASSWORD": "a", "SMTP_PASSWORD_FILE": "/run/secrets/b"}
        assert _problems(env) == [("TS-C003", "SMTP_PASSWORD")]

    @pytest.mark.parametrize("content", [None, b"", b" \n", b"\xff\xfe"])
    def test_a_file_that_holds_no_text_is_refused(self, tmp_path: Path, content: bytes | None):
        secret = tmp_path / "jwt"
        if content is not None:
            secret.write_bytes(content)
        assert _problems({"JWT_SECRET_FILE": str(secret)}) == [("TS-C004", "JWT_SECRET_FILE")]

    def test_a_secret_put_where_its_path_belongs_is_not_shown(self):
        with pytest.raises(SettingsError) as refused:
            load_settings({"JWT_SECRET_FILE": "Zk3vQ9xT1mW7pL5s"})
        assert "Zk3vQ9xT1mW7pL5s" not in str(refused.value)
        assert "belongs in JWT_SECRET" in str(refused.value)

    def test_only_secrets_are_read_from_files(self):
        assert load_settings({"PORT_FILE": "/run/port"}).port == 8000


class TestDatabase:
    def test_parts_make_an_address(self):
        env = {"DB_HOST": "db", "DB_PASSWORD": "p@ss/word", "DB_SSL": "verify-full"}
        expected = "postgresql://talentsphere:p%40ss%2Fword@db:5432/talentsphere?sslmode=verify-full"
        assert load_settings(env).database_url == expected

    def test_parts_name_a_socket(self):
        env = {"DB_HOST": "/run/postgresql", "DB_USER": "me", "DB_NAME": "d", "DB_SSL": "false"}
        expected = "postgresql://me@%2Frun%2Fpostgresql:5432/d?sslmode=disable"
        assert load_settings(env).database_url == expected

    def test_an_address_alone_stays_as_it_is(self):
        address = "postgres://u:p@one:1,two:2/d?application_name=x"
        assert load_settings({"DATABASE_URL": address}).database_url == address

    def test_parts_fill_in_what_the_address_leaves_out(self):
        env = {
            "DATABASE_URL": "postgresql://u@h/d",
            "POSTGRES_PASSWORD": "p",
            "DB_PORT": "6432",
            "DB_SSL": "true",
        }
        assert load_settings(env).database_url == "postgresql://u:p@h:6432/d?sslmode=require"

    @pytest.mark.parametrize(
        "parts",
        [
            {"DB_HOST": "h", "DB_PORT": "5432", "DB_NAME": "d", "DB_USER": "u", "DB_PASSWORD": "p"},
            {"DB_SSL": "true"},
            {"DB_SSL": "verify-full"},
        ],
    )
    def test_parts_that_agree_change_nothing(self, parts: dict[str, str]):
        address = "postgresql://u:p@h:5432/d?sslmode=verify-full"
        assert load_settings({"DATABASE_URL": address} | parts).database_url == address

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("DB_HOST", "other"),
            ("DB_PORT", "5433"),
            ("DB_NAME", "other"),
            ("DB_USER", "other"),
            ("DB_PASSWORD", "other"),
            ("DB_SSL", "disable"),
            ("DB_SSL", "verify-full"),
        ],
    )
    def test_a_part_that_contradicts_the_address_is_refused(self, name: str, value: str):
        address = "postgresql://u:p4ssw0rd@h:5432/d?sslmode=require"
        with pytest.raises(SettingsError) as refused:
            load_settings({"DATABASE_URL": address, name: value})
        (problem,) = refused.value.problems
        assert (problem.code, problem.setting) == ("TS-C005", name)
        assert "DATABASE_URL" in problem.message
        assert name in problem.message
        assert "p4ssw0rd" not in str(refused.value)

    def test_parts_contradict_the_word_embedded(self):
        assert _problems({"DATABASE_URL": "embedded", "DB_HOST": "h"}) == [("TS-C005", "DB_HOST")]

    def test_parts_without_a_host_are_incomplete(self):
        assert _problems({"DB_NAME": "d", "DB_USER": "u"}) == [("TS-C006", "DB_HOST")]

    @pytest.mark.parametrize("name", ["DATABASE_URL", "DB_HOST"])
    def test_a_malformed_address_is_one_problem_and_not_two(self, name: str):
        assert _problems({name: "my sql://", "DB_NAME": "d"}) == [("TS-C001", name)]


class TestRedis:
    def test_encryption_may_be_asked_for_beside_the_address(self):
        env = {"REDIS_URL": "redis://cache:6379", "REDIS_TLS": "true"}
        assert load_settings(env).redis_url == "rediss://cache:6379"

    @pytest.mark.parametrize(
        ("address", "encrypted"), [("rediss://cache", "false"), ("unix:///run/r", "true")]
    )
    def test_encryption_may_not_contradict_the_address(self, address: str, encrypted: str):
        assert _problems({"REDIS_URL": address, "REDIS_TLS": encrypted}) == [("TS-C005", "REDIS_TLS")]


class TestMail:
    def test_the_key_of_sendgrid_is_enough(self):
        settings = load_settings({"SENDGRID_API_KEY": "SG.abc"})
        mail = (settings.smtp_host, settings.smtp_port, settings.smtp_user, settings.smtp_password)
        assert mail == ("smtp.sendgrid.net", 587, "apikey", "SG.abc")

    def test_the_key_of_sendgrid_goes_nowhere_else(self):
        settings = load_settings({"SENDGRID_API_KEY": "SG.abc", "SMTP_HOST": "smtp.acme.dev"})
        assert (settings.smtp_user, settings.smtp_password) == (None, None)

    @pytest.mark.parametrize(
        ("env", "encryption"),
        [
            ({"SMTP_HOST": "smtp.acme.dev"}, "starttls"),
            ({"SMTP_HOST": "smtp.acme.dev", "SMTP_PORT": "465"}, "tls"),
            ({"SMTP_HOST": "127.0.0.1", "SMTP_PORT": "1025"}, "none"),
            ({"SMTP_HOST": "smtp.acme.dev", "SMTP_TLS": "none"}, "none"),
        ],
    )
    def test_encryption_follows_the_port(self, env: dict[str, str], encryption: str):
        assert load_settings(env).smtp_tls == encryption

    def test_a_sender_comes_together_from_its_parts(self):
        env = {"SENDGRID_FROM_EMAIL": "jobs@acme.dev", "SENDGRID_FROM_NAME": "Acme, Inc."}
        assert load_settings(env).mail_from == '"Acme, Inc." <jobs@acme.dev>'

    def test_two_senders_contradict_each_other(self):
        env = {"MAIL_FROM": "Acme <a@acme.dev>", "SENDGRID_FROM_EMAIL": "b@acme.dev"}
        assert _problems(env) == [("TS-C005", "SENDGRID_FROM_EMAIL")]


def test_every_problem_is_reported_at_once_with_what_was_given_and_a_hint():
    env = {"PORT": "eighty", "SESSION_SECURE": "maybe", "JWT_EXPIRES_IN": "soon", "LOG_LEVEL": "loud"}
    with pytest.raises(SettingsError) as refused:
        load_settings(env)
    problems = refused.value.problems
    assert {problem.setting: problem.given for problem in problems} == {k: repr(v) for k, v in env.items()}
    assert all(problem.hint and problem.level == "error" for problem in problems)
    assert "error[TS-C001] PORT should be a port number from 1 to 65535; it is 'eighty'." in str(
        refused.value
    )


@given(
    env=st.dictionaries(
        st.sampled_from(sorted(known_names())),
        st.text(alphabet="aZ09:/@.,;-_=%?#[]<>\"' \n\x00é٣\udc80", max_size=24)
        | st.sampled_from(["1", "true", "https://a.dev", "postgresql://u:p@h/d", "1d", "a@b"]),
        max_size=12,
    )
)
def test_any_environment_is_loaded_or_refused(env: dict[str, str]):
    try:
        settings = load_settings(env, read_file=lambda path: path.name * 2)
    except SettingsError as error:
        assert error.problems  # noqa: PT017 - refusing is one of the two fine outcomes
    else:
        assert repr(settings)
        assert all(found.hint for found in check_settings(settings, env))
