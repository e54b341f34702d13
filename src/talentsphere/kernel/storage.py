"""Where bytes are kept: one interface, on the local disk or in a bucket.

`Storage` is what services see. Signed links (`sign`, `verify`) let a holder fetch one object
for a short time.
"""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Literal, Protocol

from talentsphere.kernel.storage_errors import (
    BadKey,
    BadLink,
    LinkExpired,
    ObjectMissing,
    StorageFull,
    StorageUnavailable,
)
from talentsphere.kernel.storage_links import sign, verify
from talentsphere.kernel.storage_local import LocalStorage
from talentsphere.kernel.storage_s3 import ObjectStorage, s3_storage

__all__ = [
    "BadKey",
    "BadLink",
    "LinkExpired",
    "LocalStorage",
    "ObjectMissing",
    "ObjectStorage",
    "Storage",
    "StorageFull",
    "StorageSettings",
    "StorageUnavailable",
    "s3_storage",
    "sign",
    "storage_from_settings",
    "verify",
]


class Storage(Protocol):
    """Keeps objects by key. All methods raise `BadKey` for an impossible key, else `StorageUnavailable`."""

    async def put(self, key: str, data: bytes, *, media_type: str) -> None:
        """Stores `data` whole or not at all, over what the key held. Raises `StorageFull` without room."""

    async def get(self, key: str) -> bytes:
        """The bytes under `key`. Raises `ObjectMissing`."""

    def stream(self, key: str, *, chunk_bytes: int = ...) -> AsyncIterator[bytes]:
        """The bytes under `key` in pieces of about `chunk_bytes`. Raises `ObjectMissing` at the first one."""

    async def delete(self, key: str) -> None:
        """Forgets `key`; fine when there is nothing."""

    async def exists(self, key: str) -> bool:
        """Whether something is stored under `key`."""


class StorageSettings(Protocol):
    """The settings this part reads; the application's settings have them among others."""

    @property
    def storage_type(self) -> Literal["local", "s3"]: ...
    @property
    def upload_path(self) -> Path: ...
    @property
    def s3_bucket(self) -> str | None: ...
    @property
    def aws_region(self) -> str | None: ...
    @property
    def aws_access_key_id(self) -> str | None: ...
    @property
    def aws_secret_access_key(self) -> str | None: ...
    @property
    def s3_endpoint(self) -> str | None: ...


def storage_from_settings(settings: StorageSettings) -> Storage:
    """The storage the settings ask for. Raises ValueError when `s3` is asked for without a bucket."""
    if settings.storage_type == "local":
        return LocalStorage(settings.upload_path)
    if not settings.s3_bucket:
        raise ValueError("STORAGE_TYPE=s3 needs a bucket; set S3_BUCKET, or use STORAGE_TYPE=local")
    return s3_storage(
        bucket=settings.s3_bucket,
        region=settings.aws_region,
        access_key_id=settings.aws_access_key_id,
        secret_access_key=settings.aws_secret_access_key,
        endpoint=settings.s3_endpoint,
    )
