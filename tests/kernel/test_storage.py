import asyncio
import hashlib
import os
import random
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from obstore.store import MemoryStore

from talentsphere.kernel.storage import (
    BadKey,
    BadLink,
    LinkExpired,
    LocalStorage,
    ObjectMissing,
    ObjectStorage,
    Storage,
    StorageFull,
    StorageUnavailable,
    s3_storage,
    sign,
    storage_from_settings,
    verify,
)

BUCKET, ACCESS_KEY, SECRET_KEY = "talent-files", "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
PDF = "application/pdf"
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
SECRET = "a-secret-for-links-of-32-characters"


@dataclass(frozen=True)
class Settings:
    storage_type: str = "local"
    upload_path: Path = Path("unused")
    s3_bucket: str | None = None
    aws_region: str | None = "eu-central-1"
    aws_access_key_id: str | None = ACCESS_KEY
    aws_secret_access_key: str | None = SECRET_KEY
    s3_endpoint: str | None = None


@pytest.fixture(scope="module")
def bucket():
    with s3_server() as server:
        yield server


@pytest.fixture(params=["local", "memory", "s3"])
def storage(request, tmp_path) -> Storage:
    if request.param == "local":
        return storage_from_settings(Settings(upload_path=tmp_path / "uploads"))
    if request.param == "memory":
        return ObjectStorage(MemoryStore())
    server = request.getfixturevalue("bucket")
    server.objects.clear()
    return storage_from_settings(Settings("s3", s3_bucket=BUCKET, s3_endpoint=server.endpoint))


class TestEveryStorage:
    async def test_gives_back_what_was_put(self, storage):
        await storage.put("cvs/2026/0198f3.pdf", b"%PDF-1.7 bytes \x00\xff", media_type=PDF)
        assert await storage.get("cvs/2026/0198f3.pdf") == b"%PDF-1.7 bytes \x00\xff"

    async def test_keeps_an_empty_object(self, storage):
        await storage.put("empty", b"", media_type=PDF)
        assert await storage.get("empty") == b""
        assert await storage.exists("empty")

    async def test_replaces_what_a_key_held(self, storage):
        await storage.put("logo", b"old and longer", media_type="image/png")
        await storage.put("logo", b"new", media_type="image/webp")
        assert await storage.get("logo") == b"new"

    async def test_streams_in_pieces(self, storage):
        data = os.urandom(3_000_000)
        await storage.put("video/1", data, media_type="video/webm")
        pieces = [piece async for piece in storage.stream("video/1", chunk_bytes=200_000)]
        assert b"".join(pieces) == data
        assert all(isinstance(piece, bytes) for piece in pieces)

    async def test_says_that_nothing_is_stored(self, storage):
        with pytest.raises(ObjectMissing, match="not stored any more"):
            await storage.get("cvs/none")
        with pytest.raises(ObjectMissing):
            await anext(aiter(storage.stream("cvs/none")))
        assert not await storage.exists("cvs/none")

    async def test_forgets_what_is_deleted_however_often(self, storage):
        await storage.put("a/b", b"x", media_type=PDF)
        await storage.delete("a/b")
        await storage.delete("a/b")
        await storage.delete("never/was")
        assert not await storage.exists("a/b")

    @pytest.mark.parametrize(
        "key",
        [
            "",
            "/",
            "a//b",
            "../etc/passwd",
            "a/../b",
            "a/./b",
            "/abs",
            "a/",
            ".incoming/x",
            "A",
            "a\\b",
            "a\x00",
            "a\n",
            "a b",
            "ü",
            "a" * 201,
            "/".join("abc" for _ in range(200)),
        ],
    )
    async def test_refuses_keys_that_are_none(self, storage, key):
        for ask in (
            storage.get(key),
            storage.exists(key),
            storage.delete(key),
            storage.put(key, b"", media_type=PDF),
        ):
            with pytest.raises(BadKey, match="can't be a storage key"):
                await ask
        with pytest.raises(BadKey):
            await anext(aiter(storage.stream(key)))

    async def test_holds_many_objects_at_once(self, storage):
        await asyncio.gather(*(storage.put(f"many/{n}", b"%d" % n, media_type=PDF) for n in range(20)))
        assert await asyncio.gather(*(storage.get(f"many/{n}") for n in range(20))) == [
            b"%d" % n for n in range(20)
        ]


class TestLocalStorage:
    async def test_shows_readers_one_whole_version(self, tmp_path):
        storage = LocalStorage(tmp_path)
        versions = [bytes([n]) * 400_000 for n in range(6)]
        await storage.put("cv", versions[0], media_type=PDF)

        async def write():
            for version in versions:
                await storage.put("cv", version, media_type=PDF)

        writing = asyncio.create_task(write())
        while not writing.done():
            assert await storage.get("cv") in versions
        await writing

    async def test_leaves_no_other_file_and_keeps_them_private(self, tmp_path):
        storage = LocalStorage(tmp_path / "deep" / "uploads")
        await storage.put("a/b/c", b"x", media_type=PDF)
        files = [path for path in tmp_path.rglob("*") if path.is_file()]
        assert files == [tmp_path / "deep/uploads/a/b/c"]
        assert files[0].stat().st_mode & 0o777 == 0o600
        assert files[0].parent.stat().st_mode & 0o777 == 0o700

    async def test_lets_the_event_loop_run_while_the_disk_waits(self, tmp_path):
        # Opening a FIFO blocks until its other end is opened, as a hanging disk would.
        storage = LocalStorage(tmp_path)
        os.mkfifo(tmp_path / "slow")
        reading = asyncio.create_task(storage.get("slow"))
        await asyncio.sleep(0.05)
        assert not reading.done()
        with await asyncio.to_thread((tmp_path / "slow").open, "wb") as other_end:
            other_end.write(b"at last")
        assert await reading == b"at last"

    async def test_says_when_a_key_is_also_the_beginning_of_others(self, tmp_path):
        storage = LocalStorage(tmp_path)
        await storage.put("a/b", b"x", media_type=PDF)
        for key in ("a", "a/b/c"):
            with pytest.raises(BadKey, match="both an object and the beginning"):
                await storage.put(key, b"y", media_type=PDF)
            with pytest.raises(ObjectMissing):
                await storage.get(key)
            await storage.delete(key)
        assert await storage.get("a/b") == b"x"
        assert not list((tmp_path / ".incoming").iterdir())

    def test_keeps_the_old_object_and_nothing_else_when_the_disk_is_full(self, tmp_path):
        """A real full disk: a file system of 256 KiB in memory, mounted in a namespace of its own."""
        mount = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"]
        command = 'mount -t tmpfs -o size=256k none "$0" && exec "$@"'
        if subprocess.run([*mount, command, tmp_path, "true"], capture_output=True, check=False).returncode:
            pytest.skip("this machine allows no mounts in user namespaces")
        run = subprocess.run(
            [*mount, command, tmp_path, sys.executable, "-c", _FILL_THE_DISK, tmp_path],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        assert run.stdout == f"{StorageFull.title}\nsmall\n['.incoming', 'cvs', 'cvs/kept']\n", run.stderr

    async def test_says_when_the_disk_refuses(self, tmp_path):
        (tmp_path / "uploads").write_text("a file where the folder should be")
        storage = LocalStorage(tmp_path / "uploads")
        with pytest.raises(StorageUnavailable):
            await storage.put("a", b"x", media_type=PDF)


_FILL_THE_DISK = """
import asyncio, pathlib, sys
from talentsphere.kernel.storage import LocalStorage, StorageFull
root = pathlib.Path(sys.argv[1])
async def main():
    storage = LocalStorage(root)
    await storage.put("cvs/kept", b"small", media_type="application/pdf")
    for key in ("cvs/kept", "new/folder/key"):
        try:
            await storage.put(key, bytes(1_000_000), media_type="application/pdf")
        except StorageFull as error:
            message = str(error)
    print(message)
    print((await storage.get("cvs/kept")).decode())
    print(sorted(str(path.relative_to(root)) for path in root.rglob("*")))
asyncio.run(main())
"""


class TestBucket:
    async def test_gets_the_media_type_as_content_type(self, bucket):
        storage = s3_storage(
            bucket=BUCKET, access_key_id=ACCESS_KEY, secret_access_key=SECRET_KEY, endpoint=bucket.endpoint
        )
        await storage.put("cvs/typed", b"x", media_type=PDF)
        assert bucket.objects["cvs/typed"] == (b"x", PDF)

    async def test_gets_a_large_object_in_one_request(self, bucket):
        storage = s3_storage(
            bucket=BUCKET, access_key_id=ACCESS_KEY, secret_access_key=SECRET_KEY, endpoint=bucket.endpoint
        )
        bucket.requests.clear()
        await storage.put("large", bytes(6_000_000), media_type=PDF)
        assert bucket.requests == [f"PUT /{BUCKET}/large"]

    async def test_that_refuses_our_keys_is_unavailable_without_telling_them(self, bucket):
        storage = s3_storage(
            bucket=BUCKET, access_key_id="AKIDOTHER", secret_access_key=SECRET_KEY, endpoint=bucket.endpoint
        )
        with pytest.raises(StorageUnavailable) as refused:
            await storage.put("cv", b"x", media_type=PDF)
        assert "AKIDOTHER" not in str(refused.value)
        assert SECRET_KEY not in str(refused.value)
        with pytest.raises(StorageUnavailable):
            await storage.exists("cv")

    async def test_that_is_out_of_order_is_unavailable_after_a_few_tries(self):
        with s3_server() as server:
            server.out_of_order = True
            storage = s3_storage(
                bucket=BUCKET,
                access_key_id=ACCESS_KEY,
                secret_access_key=SECRET_KEY,
                endpoint=server.endpoint,
            )
            with pytest.raises(StorageUnavailable, match="try again"):
                await storage.get("cv")
            assert server.requests == [f"GET /{BUCKET}/cv"] * 4

    async def test_that_does_not_answer_is_unavailable(self):
        with s3_server() as server:
            endpoint = server.endpoint
        storage = s3_storage(
            bucket=BUCKET, access_key_id=ACCESS_KEY, secret_access_key=SECRET_KEY, endpoint=endpoint
        )
        with pytest.raises(StorageUnavailable):
            await storage.get("cv")

    def test_has_to_be_named(self):
        with pytest.raises(ValueError, match="set S3_BUCKET"):
            storage_from_settings(Settings("s3"))


class TestSignedLink:
    def test_is_good_until_it_expires(self):
        token = sign("cvs/1", expires_at=NOON, secret=SECRET)
        verify("cvs/1", token, now=NOON - timedelta(seconds=1), secret=SECRET)
        with pytest.raises(LinkExpired, match="has expired"):
            verify("cvs/1", token, now=NOON, secret=SECRET)

    def test_is_safe_in_an_address(self):
        token = sign("cvs/1", expires_at=NOON, secret=SECRET)
        assert len(token) == 54
        assert all(char.isascii() and (char.isalnum() or char in "-_.") for char in token)

    @pytest.mark.parametrize("other", ["cvs/2", "cvs/1/", "", "cvs/1\n"])
    def test_opens_nothing_else(self, other):
        token = sign("cvs/1", expires_at=NOON, secret=SECRET)
        with pytest.raises(BadLink):
            verify(other, token, now=NOON - timedelta(hours=1), secret=SECRET)

    def test_cannot_be_prolonged(self):
        expires, _, signature = sign("cvs/1", expires_at=NOON, secret=SECRET).partition(".")
        with pytest.raises(BadLink) as refused:
            verify("cvs/1", f"{int(expires) + 60}.{signature}", now=NOON, secret=SECRET)
        assert not isinstance(refused.value, LinkExpired)

    def test_cannot_have_its_fields_moved(self):
        expires, _, signature = sign("a\nb", expires_at=NOON, secret=SECRET).partition(".")
        with pytest.raises(BadLink):
            verify("b", f"{expires}\na.{signature}", now=NOON - timedelta(hours=1), secret=SECRET)

    @pytest.mark.parametrize("token", ["", ".", "1", "x.y", "٣.abc", "-1.", "\udcff.\udcff", "1." + "A" * 43])
    def test_must_be_ours(self, token):
        with pytest.raises(BadLink, match="not valid"):
            verify("cvs/1", token, now=NOON, secret=SECRET)

    def test_needs_the_secret_it_was_signed_with(self):
        token = sign("cvs/1", expires_at=NOON, secret=SECRET)
        with pytest.raises(BadLink):
            verify("cvs/1", token, now=NOON - timedelta(hours=1), secret=SECRET[::-1])

    def test_needs_a_long_secret_and_a_zone(self):
        with pytest.raises(ValueError, match="at least 32 characters"):
            sign("cvs/1", expires_at=NOON, secret="x" * 31)
        with pytest.raises(ValueError, match="with a zone"):
            sign("cvs/1", expires_at=NOON.replace(tzinfo=None), secret=SECRET)


class S3Server(ThreadingHTTPServer):
    """Speaks enough of the S3 protocol: PUT, GET, HEAD and DELETE of objects, by path."""

    daemon_threads = True

    def __init__(self, address):
        super().__init__(address, _Handler)
        self.objects: dict[str, tuple[bytes, str]] = {}
        self.requests: list[str] = []
        self.out_of_order = False

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: S3Server

    def do_PUT(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.headers["x-amz-content-sha256"] != hashlib.sha256(body).hexdigest():
            return self._refuse(400, "XAmzContentSHA256Mismatch")
        if self._admitted():
            self.server.objects[self._key()] = body, self.headers["Content-Type"]
            self._answer(200)
        return None

    def do_GET(self):
        if self._admitted() and (found := self._found()):
            self._answer(200, *found)

    def do_HEAD(self):
        self.do_GET()

    def do_DELETE(self):
        if self._admitted():
            self.server.objects.pop(self._key(), None)
            self._answer(204)

    def _key(self):
        return unquote(urlsplit(self.path).path).removeprefix(f"/{BUCKET}/")

    def _admitted(self):
        self.server.requests.append(f"{self.command} {self.path}")
        credential = f"AWS4-HMAC-SHA256 Credential={ACCESS_KEY}/"
        if self.server.out_of_order:
            return self._refuse(503, "SlowDown")
        if not self.headers.get("Authorization", "").startswith(credential):
            return self._refuse(403, "InvalidAccessKeyId")
        if not self.path.startswith(f"/{BUCKET}/"):
            return self._refuse(404, "NoSuchBucket")
        return True

    def _found(self):
        return self.server.objects.get(self._key()) or self._refuse(404, "NoSuchKey")

    def _refuse(self, status, code):
        self._answer(status, f"<Error><Code>{code}</Code></Error>".encode(), "application/xml")

    def _answer(self, status, body=b"", media_type="application/octet-stream"):
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Type", media_type)
        self.send_header("Last-Modified", formatdate(usegmt=True))
        self.send_header("ETag", f'"{hashlib.md5(body).hexdigest()}"')
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *args):
        """Requests are kept in `server.requests` instead of being printed."""


@contextmanager
def s3_server() -> Iterator[S3Server]:
    server = _bound()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _bound() -> S3Server:
    # Below the range the kernel hands out for outgoing connections, so that parallel runs don't collide with them.
    for port in random.SystemRandom().sample(range(20_000, 32_000), 50):
        try:
            return S3Server(("127.0.0.1", port))
        except OSError:
            continue
    raise RuntimeError("no free port among 50 tried between 20000 and 32000")
