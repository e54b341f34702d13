"""Messages for the next page, carried there by a cookie of a minute."""

import base64
import binascii
from typing import Any

import msgspec
from litestar import Request

from talentsphere.web.shell.page import Flash

FLASH_COOKIE = "ts_flash"


def packed(flash: Flash) -> str:
    """The cookie's value."""
    return base64.urlsafe_b64encode(msgspec.json.encode(flash)).decode()


def flashes_of(request: Request[Any, Any, Any]) -> tuple[Flash, ...]:
    """What the cookie of a request says; nothing when it says nothing that can be read."""
    try:
        raw = base64.urlsafe_b64decode(request.cookies.get(FLASH_COOKIE, ""))
        return (msgspec.json.decode(raw, type=Flash),) if raw else ()
    except (binascii.Error, ValueError, msgspec.MsgspecError):
        return ()
