"""Each reader of values takes these, and refuses those."""

from pathlib import Path

import pytest

from talentsphere.kernel.config.parsers import base, lists, mailbox, numbers, urls
from talentsphere.kernel.config.parsers.base import MalformedValueError, Parser
from talentsphere.kernel.config.parsers.database_url import DatabaseUrl, database_url, split_database_url

READS = [
    *[(base.boolean(), text, True) for text in ("true", "TRUE", "1", "yes", "Yes")],
    *[(base.boolean(), text, False) for text in ("false", "0", "no", "NO")],
    (base.text(), "Acme – jobs", "Acme – jobs"),
    (base.secret(), "two\nlines", "two\nlines"),
    (base.one_of("lax", "strict"), "STRICT", "strict"),
    (base.choice({"warn": "warning"}), "warn", "warning"),
    (base.path(), "/var/uploads", Path("/var/uploads")),
    (numbers.integer(minimum=0, maximum=9), "007", 7),
    (numbers.port_number(), "8000", 8000),
    (numbers.size(), "5242880", 5_242_880),
    (numbers.size(), "5MiB", 5_242_880),
    (numbers.size(), "5 MB", 5_000_000),
    (numbers.size(), "512Ki", 524_288),
    (numbers.size(), "10b", 10),
    (numbers.size(bare="MiB"), "1024", 1024 * 2**20),
    (numbers.size(bare="MiB"), "2GiB", 2 * 2**30),
    (numbers.millicores(), "1000", 1000),
    (numbers.millicores(), "500m", 500),
    (lists.networks(), "127.0.0.1, 10.0.0.0/8,::1,", ("127.0.0.1/32", "10.0.0.0/8", "::1/128")),
    (lists.networks(), "", ()),
    (
        lists.origins(),
        "https://A.dev/,http://b.dev:8080,https://a.dev",
        ("https://a.dev", "http://b.dev:8080"),
    ),
    (lists.origins(), "*", ("*",)),
    (lists.file_types(), "Application/PDF,image/*", ("application/pdf", "image/*")),
    (
        lists.roles(),
        "web;auth, users;jobs,search;*",
        (("web",), ("auth", "users"), ("jobs", "search"), ("*",)),
    ),
    (lists.roles(), "", ()),
    (urls.site(), "HTTPS://Talent.Acme.dev:443/", "https://talent.acme.dev"),
    (urls.site(), "http://[::1]:8000", "http://[::1]:8000"),
    (urls.service_url("redis", "unix"), "redis://u:p%40s@cache:6379/0", "redis://u:p%40s@cache:6379/0"),
    (urls.service_url("redis", "unix"), "unix:///run/redis.sock", "unix:///run/redis.sock"),
    (urls.host(), "db.acme.dev", "db.acme.dev"),
    (urls.host(), "::1", "::1"),
    (urls.host(sockets=True), "/run/postgresql", "/run/postgresql"),
    (mailbox.mailbox(), "no-reply@localhost", "no-reply@localhost"),
    (mailbox.mailbox(), "Acme Jobs <jobs@acme.dev>", "Acme Jobs <jobs@acme.dev>"),
    (mailbox.mailbox(), '"Acme, Inc." <jobs@acme.dev>', '"Acme, Inc." <jobs@acme.dev>'),
    (mailbox.mail_address(), "jobs@acme.dev", "jobs@acme.dev"),
    (database_url(embedded=True), "postgres://u@h/d", "postgres://u@h/d"),
    (database_url(embedded=True), "embedded", None),
]

REFUSES = [
    *[(base.boolean(), text) for text in ("", "on", "2", "tru")],
    (base.text(), "a\nb"),
    (base.text(), "a\x00"),
    (base.text(), "\udc80"),
    (base.secret(), "\udc80"),
    (base.one_of("lax"), "loose"),
    (base.path(), "/var\n/x"),
    *[
        (numbers.integer(minimum=1, maximum=9), text)
        for text in ("0", "10", "-1", "1.5", "٣", "1_0", "", "9" * 30)
    ],
    *[(numbers.port_number(), text) for text in ("0", "65536", "http", "tcp://10.0.0.1:5432")],
    *[(numbers.size(), text) for text in ("5M", "0", "-1", "1.5MiB", "5 MiBs", "9999999TiB")],
    *[(numbers.millicores(), text) for text in ("1", "1.0", "m")],
    *[(lists.networks(), text) for text in ("10.0.0.1/8", "example", "300.0.0.1")],
    *[(lists.origins(), text) for text in ("https://a.dev/path", "a.dev", "null", "https://u:p@a.dev")],
    *[(lists.file_types(), text) for text in ("pdf", ".pdf", "*/pdf")],
    *[(lists.roles(), text) for text in ("web;web", "Web", "a,,b", "*;*", "a b")],
    *[
        (urls.site(), text)
        for text in ("ftp://a.dev", "https://", "https://a.dev?x=1", "https://a b.dev", "//a.dev")
    ],
    *[(urls.site(), text) for text in ("https://a.dev:99999", "https://a.dev/talent", "https://u@a.dev")],
    *[(urls.host(), text) for text in ("db:5432", "https://a.dev", "[::1]", "/run/postgresql", "-x", "a b")],
    (database_url(embedded=False), "embedded"),
    *[(urls.service_url("redis"), text) for text in ("http://cache", "redis://", "redis://:p/q@cache:6379")],
    *[
        (mailbox.mailbox(), text)
        for text in ("acme", "a@b@c", "Acme <a@b", "A\r\nBcc: x@y.dev <a@b.dev>", "<a@b>, <c@d>")
    ],
    *[(mailbox.mail_address(), text) for text in ("Acme <a@b.dev>", "a b@c.dev")],
    *[
        (database_url(embedded=True), text)
        for text in ("mysql://h/d", "postgresql://", "postgresql:///d", "h:5432", "Embedded")
    ],
    *[
        (database_url(embedded=True), f"postgresql://{text}")
        for text in ("u:p@ss@h/d", "u:p#s@h/d", "h:0/d", "h:x/d", "h/a/b")
    ],
    *[(database_url(embedded=True), f"postgresql://h/d?{text}") for text in ("sslmode=on", "sslmode", "=")],
]


@pytest.mark.parametrize(("parser", "text", "value"), READS)
def test_a_parser_reads(parser: Parser, text: str, value: object):
    assert parser.read(text) == value
    assert type(parser.read(text)) is type(value) or isinstance(value, Path)


@pytest.mark.parametrize(("parser", "text"), REFUSES)
def test_a_parser_refuses(parser: Parser, text: str):
    with pytest.raises(MalformedValueError):
        parser.read(text)


def test_a_port_that_kubernetes_wrote_is_explained():
    with pytest.raises(MalformedValueError) as refused:
        numbers.port_number().read("tcp://10.0.0.1:5432")
    assert "enableServiceLinks" in refused.value.hint


@pytest.mark.parametrize(
    ("address", "url"),
    [
        (
            "postgresql://u%40x:p%2Fw@db.acme.dev:6432/talent?sslmode=require",
            DatabaseUrl(
                hosts=(("db.acme.dev", 6432),),
                name="talent",
                user="u@x",
                password="p/w",
                options=(("sslmode", "require"),),
            ),
        ),
        ("postgresql://one,two:5433/d", DatabaseUrl(hosts=(("one", None), ("two", 5433)), name="d")),
        ("postgresql://[::1]:5432/d", DatabaseUrl(hosts=(("::1", 5432),), name="d")),
        ("postgresql://u@%2Frun%2Fpg/d", DatabaseUrl(hosts=(("/run/pg", None),), name="d", user="u")),
        ("postgresql:///d?host=%2Frun%2Fpg", DatabaseUrl(name="d", options=(("host", "/run/pg"),))),
        ("postgresql://:secret@h/", DatabaseUrl(hosts=(("h", None),), password="secret")),
    ],
)
def test_a_database_address_comes_apart_and_together_again(address: str, url: DatabaseUrl):
    assert split_database_url(address) == url
    assert str(url) == address
