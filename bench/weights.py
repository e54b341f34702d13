"""What a page weighs on a first and on a second visit, and how soon its first byte comes."""

import http.client
import re
import time
from collections.abc import Iterator
from gzip import decompress
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import msgspec

_RELS = {"stylesheet", "icon", "preload", "modulepreload", "manifest"}
_IN_STYLES = re.compile(r"url\(\s*['\"]?([^'\")]+)")
_KEPT_FOR = re.compile(r"max-age=(\d+)")
_DAY = 86_400


class Weight(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes of the answers with their heads, compressed as sent: on a first visit with an empty cache, and after."""

    path: str
    first: int
    again: int
    files: dict[str, int]


class FirstByte(msgspec.Struct, frozen=True, kw_only=True):
    """Milliseconds from sending a request to the first byte of its answer, one request at a time."""

    path: str
    p50_ms: float
    p95_ms: float


class Fetched(msgspec.Struct, frozen=True):
    status: int
    headers: dict[str, str]
    size: int
    body: bytes


class _Loads(HTMLParser):
    """The addresses a browser fetches to show a document."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "link" and _RELS & set(given.get("rel", "").lower().split()):
            self.found.append(given.get("href", ""))
        elif tag in {"script", "img", "source"}:
            self.found.append(given.get("src", ""))
        elif tag == "use":
            self.found.append(given.get("href") or given.get("xlink:href", ""))


def loads_of(document: str, *, base: str) -> list[str]:
    """The site's own files a document needs, each once, as paths. `base` is the document's path."""
    parser = _Loads()
    parser.feed(document)
    return _own(parser.found, base)


def styles_loads(styles: str, *, base: str) -> list[str]:
    """The site's own files a style sheet names, each once, as paths."""
    return _own(_IN_STYLES.findall(styles), base)


def _own(addresses: list[str], base: str) -> list[str]:
    paths: dict[str, None] = {}
    for address in addresses:
        parts = urlsplit(urljoin(base, address))
        if address and not address.startswith("#") and not parts.scheme and not parts.netloc:
            paths[parts.path + (f"?{parts.query}" if parts.query else "")] = None
    return list(paths)


def fetch(port: int, path: str, **headers: str) -> Fetched:
    """An answer as a browser gets it. `size` counts its head and its body as sent."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        asked = {"Accept": "text/html,*/*", "Accept-Encoding": "gzip"} | headers
        connection.request("GET", path, headers=asked)
        answer = connection.getresponse()
        sent = answer.read()
    finally:
        connection.close()
    found = {name.lower(): value for name, value in answer.getheaders()}
    head = sum(len(name) + len(value) + 4 for name, value in answer.getheaders()) + 19
    body = decompress(sent) if found.get("content-encoding") == "gzip" else sent
    return Fetched(answer.status, found, head + len(sent), body)


def weigh(port: int, path: str) -> Weight:
    """Fetches a page and all it needs, then again with what a browser has kept."""
    page = fetch(port, path)
    files = dict(_files(port, page, path))
    first = page.size + sum(fetched.size for fetched in files.values())
    again = _revisit(port, path, page) + sum(_revisit(port, name, kept) for name, kept in files.items())
    return Weight(
        path=path,
        first=first,
        again=again,
        files={path: page.size, **{name: fetched.size for name, fetched in files.items()}},
    )


def _files(port: int, page: Fetched, path: str) -> Iterator[tuple[str, Fetched]]:
    waiting, seen = loads_of(page.body.decode(errors="replace"), base=path), set()
    while waiting:
        name = waiting.pop(0)
        if name in seen:
            continue
        seen.add(name)
        fetched = fetch(port, name)
        yield name, fetched
        if "text/css" in fetched.headers.get("content-type", ""):
            waiting += styles_loads(fetched.body.decode(errors="replace"), base=name)


def _revisit(port: int, path: str, kept: Fetched) -> int:
    """What the second visit transfers: nothing while the kept copy is fresh, else a question and its answer."""
    control = kept.headers.get("cache-control", "")
    fresh = _KEPT_FOR.search(control)
    if fresh and int(fresh[1]) >= _DAY and "no-cache" not in control:
        return 0
    conditions = {}
    if "etag" in kept.headers:
        conditions["If-None-Match"] = kept.headers["etag"]
    if "last-modified" in kept.headers:
        conditions["If-Modified-Since"] = kept.headers["last-modified"]
    return fetch(port, path, **conditions).size


def first_byte(port: int, path: str, *, times: int = 40) -> FirstByte:
    """Over a new connection each time, as somebody who comes for the first time."""
    taken = []
    for _ in range(times):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        connection.connect()
        try:
            began = time.perf_counter()
            connection.request("GET", path, headers={"Accept": "text/html", "Accept-Encoding": "gzip"})
            assert connection.sock is not None
            connection.sock.recv(1)
            taken.append((time.perf_counter() - began) * 1000)
        finally:
            connection.close()
    taken.sort()
    return FirstByte(path=path, p50_ms=taken[times // 2], p95_ms=taken[times * 95 // 100])
