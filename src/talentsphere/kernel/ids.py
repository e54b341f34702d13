"""Identifiers: UUIDv7, so that keys sort by the time they were made and indexes stay dense."""

from uuid import UUID

from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """A fresh UUIDv7 as a standard-library UUID."""
    return uuid7()
