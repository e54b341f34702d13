"""Answers of page handlers: a rendered page, or a redirect with a message for the next page."""

from collections.abc import Hashable
from typing import Any, Literal
from urllib.parse import quote, urlsplit

import msgspec
from litestar import Request, Response
from litestar.datastructures import Cookie

from talentsphere.kernel import clock, log
from talentsphere.kernel.actor import Actor
from talentsphere.kernel.http.problems import Problem
from talentsphere.services.auth.contract import SESSION_COOKIE
from talentsphere.web.kit.flashes import FLASH_COOKIE, flashes_of, packed
from talentsphere.web.kit.forms import Form
from talentsphere.web.kit.kept import Kept
from talentsphere.web.shell.error_pages import error_page
from talentsphere.web.shell.page import Flash, Page, Theme, Tone, Viewer
from talentsphere.web.shell.rendering import Renderer
from talentsphere.web.shell.texts import SOURCE

THEME_COOKIE = "theme"
SHORTCUTS_COOKIE = "shortcuts"
UNAUTHENTICATED = 401
HTML = "text/html; charset=utf-8"
LOCALE_COOKIE = "ts_locale"
_THEMES: tuple[Theme, ...] = ("system", "light", "dark")

AnyRequest = Request[Any, Any, Any]
Answer = Response[bytes]


class Pages:
    """Renders pages and makes redirects; one for each process, handed to handlers as `pages`."""

    def __init__(
        self,
        renderer: Renderer,
        *,
        base_url: str,
        secure: bool,
        same_site: Literal["lax", "strict", "none"],
        session_max_age: int,
    ) -> None:
        self.renderer = renderer
        self.base_url = base_url
        self._secure = secure
        self._same_site = same_site
        self._session_max_age = session_max_age
        self._kept = Kept()

    def show(
        self,
        request: AnyRequest,
        actor: Actor,
        template: str,
        *,
        title: str,
        status: int = 200,
        form: Form | None = None,
        canonical: str | None = None,
        description: str | None = None,
        noindex: bool = False,
        header_search: bool = True,
        json_ld: dict[str, Any] | None = None,
        headers: dict[str, str] | None = None,
        keep: Hashable = None,
        **context: Any,
    ) -> Answer:
        """A page of the layout. `title` is a message id or a name; `context` is plain data or Structs.

        `keep` is all of the context that is not of the reader's making, for `kept` to find the page again.
        """
        page = self._page(request, actor, title=title)
        page = msgspec.structs.replace(
            page,
            title=self.text(request, title) if title else page.title,
            canonical=f"{self.base_url}{canonical}" if canonical else None,
            description=description,
            noindex=noindex,
            header_search=header_search,
            json_ld=json_ld,
        )
        if form is not None:
            context["form"] = form.context()
        body = self.renderer.render(template, page=page, **context).encode()
        if keep is not None and actor.user_id is None and not page.flashes:
            self._kept.put(self._key(request, keep), body)
        answer = Response(body, status_code=status, media_type=HTML, headers=headers)
        if page.flashes:
            answer.delete_cookie(FLASH_COOKIE)
        if actor.user_id is not None:
            # What is shown to somebody signed in is theirs alone, also in caches and after going back.
            answer.headers.setdefault("Cache-Control", "no-store")
        return answer

    def kept(
        self, request: AnyRequest, actor: Actor, keep: Hashable, *, headers: dict[str, str] | None = None
    ) -> Answer | None:
        """The page that `show` rendered for the same address, `keep` and minute, for anybody not signed in."""
        if actor.user_id is not None or FLASH_COOKIE in request.cookies:
            return None
        body = self._kept.get(self._key(request, keep))
        return None if body is None else Response(body, media_type=HTML, headers=headers)

    def part(self, request: AnyRequest, actor: Actor, template: str, **context: Any) -> Answer:
        """A fragment for HTMX, from a template without the layout."""
        html = self.renderer.render(template, page=self._page(request, actor, title=""), **context)
        return Response(html.encode(), media_type=HTML, headers={"Vary": "HX-Request"})

    def go(
        self,
        address: str,
        *,
        say: str | None = None,
        tone: Tone = "good",
        undo: str | None = None,
        session: str | None = None,
        end_session: bool = False,
    ) -> Answer:
        """Sends the browser on (303); `say` is shown once on the next page. Only to addresses of this site."""
        answer = Response(b"", status_code=303, headers={"Location": local(address)})
        if say:
            flash = packed(Flash(message=say, tone=tone, undo=undo))
            answer.set_cookie(self._cookie(FLASH_COOKIE, flash, max_age=60))
        if session is not None:
            answer.set_cookie(self._cookie(SESSION_COOKIE, session, max_age=self._session_max_age))
        if end_session:
            answer.delete_cookie(SESSION_COOKIE)
        return answer

    def error(self, request: AnyRequest, actor: Actor, problem: Problem) -> Answer:
        """The page of a problem; who has to sign in first is led there and back again."""
        if problem.status == UNAUTHENTICATED and request.method == "GET":
            query = f"?{request.url.query}" if request.url.query else ""
            return self.go(f"/sign-in?next={quote(request.url.path + query)}")
        page = self._page(request, actor, title=problem.title)
        html = error_page(self.renderer, page=page, status=problem.status, detail=problem.detail)
        return Response(
            html.encode(),
            status_code=problem.status,
            media_type=HTML,
            headers=problem.headers,
        )

    def text(self, request: AnyRequest, message: str, /, **values: Any) -> str:
        """A message of the catalogue in the reader's language, for titles and for `go(say=…)`."""
        return self.renderer.texts(self._locale(request)).gettext(message, **values)

    def _page(self, request: AnyRequest, actor: Actor, *, title: str) -> Page:
        theme = request.cookies.get(THEME_COOKIE, "system")
        return Page(
            title=title,
            path=request.scope["path"],
            now=clock.now(),
            locale=self._locale(request),
            theme=theme if theme in _THEMES else "system",
            actor=Viewer(name=actor.name, roles=frozenset(actor.roles)) if actor.user_id else None,
            flashes=flashes_of(request),
            request_id=log.request_id.get(),
            shortcuts=request.cookies.get(SHORTCUTS_COOKIE) != "off",
        )

    def _key(self, request: AnyRequest, keep: Hashable) -> Hashable:
        """What a page shows of its reader, of its address and of the time, beside what it is about."""
        minute = int(clock.now().timestamp() // 60)
        cookies = (request.cookies.get(THEME_COOKIE), request.cookies.get(SHORTCUTS_COOKIE))
        return (request.scope["path"], minute, self._locale(request), *cookies, keep)

    def _locale(self, request: AnyRequest) -> str:
        chosen = request.cookies.get(LOCALE_COOKIE, SOURCE)
        return chosen if chosen in self.renderer.locales else SOURCE

    def _cookie(self, name: str, value: str, *, max_age: int) -> Cookie:
        return Cookie(
            key=name,
            value=value,
            max_age=max_age,
            httponly=True,
            secure=self._secure,
            samesite=self._same_site,
        )


def local(address: str) -> str:
    """The address if it lies on this site, else the start page: a `next=` from outside leads nowhere else."""
    parts = urlsplit(address)
    inside = (
        address.startswith("/")
        and not address.startswith(("//", "/\\"))
        and not parts.scheme
        and not parts.netloc
    )
    return address if inside and address.isprintable() else "/"
