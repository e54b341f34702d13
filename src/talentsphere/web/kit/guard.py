"""Refuses forms sent from other sites, by what the browser says of where a request comes from.

Every current browser sends Sec-Fetch-Site or Origin with a POST, and no page can forge either. A request that
changes something and has neither is no browser's form, so it is refused as well; programs use the API.
"""

from typing import Any
from urllib.parse import urlsplit

from litestar import Request

from talentsphere.kernel.errors import Forbidden

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class ForeignForm(Forbidden):
    code = "foreign_form"
    title = "This form was not sent from our own pages"


async def same_site_only(request: Request[Any, Any, Any]) -> None:
    """Stands before every page. Raises ForeignForm."""
    if request.method in _SAFE:
        return
    fetched_from = request.headers.get("sec-fetch-site")
    if fetched_from is not None:
        if fetched_from != "same-origin":
            raise ForeignForm
        return
    origin = request.headers.get("origin")
    if origin is None or urlsplit(origin).netloc != request.headers.get("host"):
        raise ForeignForm
