"""Objects in a bucket that speaks the S3 protocol, or in any other store obstore knows."""

from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import obstore
from obstore.exceptions import BaseError
from obstore.store import ObjectStore, S3Store

from talentsphere.kernel.storage_errors import ObjectMissing, StorageUnavailable
from talentsphere.kernel.storage_keys import checked_key

if TYPE_CHECKING:
    from obstore.store import ClientConfig, RetryConfig, S3Config  # these exist for type checkers only

CHUNK_BYTES = 256 * 1024


class ObjectStorage:
    """A `Storage` in an obstore store. The media type travels with the object as its Content-Type."""

    def __init__(self, store: ObjectStore) -> None:
        self._store = store

    async def put(self, key: str, data: bytes, *, media_type: str) -> None:
        with _explained():
            # One request stores all or nothing; parts of a broken multipart upload would stay and cost money.
            await obstore.put_async(
                self._store,
                checked_key(key),
                data,
                attributes={"Content-Type": media_type},
                use_multipart=False,
            )

    async def get(self, key: str) -> bytes:
        with _explained():
            result = await obstore.get_async(self._store, checked_key(key))
            return bytes(await result.bytes_async())

    async def stream(self, key: str, *, chunk_bytes: int = CHUNK_BYTES) -> AsyncIterator[bytes]:
        with _explained():
            result = await obstore.get_async(self._store, checked_key(key))
            async for chunk in result.stream(min_chunk_size=chunk_bytes):
                yield bytes(chunk)

    async def delete(self, key: str) -> None:
        with _explained():
            try:
                await obstore.delete_async(self._store, checked_key(key))
            except FileNotFoundError:
                return

    async def exists(self, key: str) -> bool:
        with _explained():
            try:
                await obstore.head_async(self._store, checked_key(key))
            except FileNotFoundError:
                return False
            return True


def s3_storage(
    *,
    bucket: str,
    region: str | None = None,
    access_key_id: str | None = None,
    secret_access_key: str | None = None,
    endpoint: str | None = None,
) -> ObjectStorage:
    """A `Storage` in an S3 bucket. Without keys the machine's own identity is used (role, web identity).

    `endpoint` is for other servers of the same protocol; it is addressed by path, and by plain HTTP only when
    it says `http://`.
    """
    config: S3Config = {"bucket": bucket, "disable_bulk_delete": True}
    if region:
        config["region"] = region
    if access_key_id and secret_access_key:
        config["access_key_id"] = access_key_id
        config["secret_access_key"] = secret_access_key
    client: ClientConfig = {"connect_timeout": "5s", "timeout": "60s"}
    if endpoint:
        config["endpoint"] = endpoint
        client["allow_http"] = endpoint.startswith("http://")
    # obstore would try for three minutes; somebody waits for this answer.
    retry: RetryConfig = {"max_retries": 3, "retry_timeout": timedelta(seconds=20)}
    return ObjectStorage(S3Store(config=config, client_options=client, retry_config=retry))


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise ObjectMissing from error
    except BaseError as error:
        raise StorageUnavailable from error
