"""Refuses forms sent from other sites, by what the browser says of where a request comes from.

Every current browser sends Sec-Fetch-Site or Origin with a POST, and no page can forge either. A request that
changes something and has neither is no browser's form, so it is refused as well; programs use the API.
"""

from typing import Any
from urllib.parse import urlsplit

from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler

from talentsphere.kernel.errors import Forbidden

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class ForeignForm(Forbidden):
    code = "foreign_form"
    title = "This form was not sent from our own pages"


def same_site_only(connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
    """A Litestar guard for every page. Raises ForeignForm."""
    if connection.scope.get("method") in _SAFE:
        return
    fetched_from = connection.headers.get("sec-fetch-site")
    if fetched_from is not None:
        if fetched_from != "same-origin":
            raise ForeignForm
        return
    origin = connection.headers.get("origin")
    if origin is None or urlsplit(origin).netloc != connection.headers.get("host"):
        raise ForeignForm
