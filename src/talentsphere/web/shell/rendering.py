"""Turns a template and plain data into text. One MiniJinja environment for each language, made on first use."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache, partial
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
from minijinja import Environment, pass_state

from talentsphere.web.shell import dates, formats
from talentsphere.web.shell.assets import Assets
from talentsphere.web.shell.labels import label
from talentsphere.web.shell.markup import Markup, fill, safe
from talentsphere.web.shell.page import Page
from talentsphere.web.shell.sources import Sources
from talentsphere.web.shell.texts import SOURCE, Texts
from talentsphere.web.shell.texts import load as load_texts

ICON_SIZES = {"small": 16, "normal": 20, "large": 32}

# What stays as it is when data is made plain: the filters know these.
_KEPT = (datetime, date, Decimal, UUID, Markup)

_SVG = '<svg class="icon{variant}" {role} width="{pixels}" height="{pixels}"><use href="{address}"/></svg>'
_DECORATION = safe('aria-hidden="true"')


class Renderer:
    """Renders templates; one per process, safe to share between threads.

    Templates come from `web/*/templates` and, under the name `mail/…`, from `mail_folders`. With `reload` they
    are read again for every page, for development.
    """

    def __init__(
        self,
        *,
        assets: Assets,
        texts: Mapping[str, Texts] | None = None,
        mail_folders: Sequence[Path] = (),
        extra_folders: Mapping[str, Sequence[Path]] | None = None,
        reload: bool = False,
    ) -> None:
        self._assets = assets
        self._texts = texts or load_texts()
        self._sources = Sources(extra={"mail": mail_folders, **(extra_folders or {})})
        self._reload = reload
        self._loader: Callable[[str], str | None] = (
            self._sources.read if reload else self._sources.read_all().get
        )
        self._environments: dict[str, Environment] = {}

    @property
    def locales(self) -> tuple[str, ...]:
        """The languages there are texts for."""
        return tuple(self._texts)

    def render(self, template: str, /, **context: Any) -> str:
        """The text of a template such as `jobs/search.html`.

        `page` is a Page for anything that uses the layout; mail passes `locale`, `timezone` and `now` instead.
        Structs in the context become plain data. Raises minijinja.TemplateError naming file and line when the
        template asks for something that is not there.
        """
        page = context.pop("page", None)
        plain = msgspec.to_builtins(context, builtin_types=_KEPT)
        if isinstance(page, Page):
            plain["page"] = page.context()
            plain |= {"locale": page.locale, "timezone": page.timezone, "now": page.now}
        return self._environment(plain.get("locale", SOURCE)).render_template(template, **plain)

    def templates(self) -> tuple[str, ...]:
        """The names of all templates, for checks."""
        return tuple(self._sources.read_all())

    def texts(self, locale: str) -> Texts:
        """The messages of a language; English for one there are none for."""
        return self._texts.get(locale) or self._texts[SOURCE]

    def _environment(self, locale: str) -> Environment:
        texts = self.texts(locale)
        found = self._environments.get(texts.locale)
        if found is None:
            found = self._environments[texts.locale] = self._build(texts)
        return found

    def _build(self, texts: Texts) -> Environment:
        environment = Environment(
            loader=self._loader,
            undefined_behavior="strict",
            trim_blocks=True,
            lstrip_blocks=True,
            auto_escape_callback=lambda name: name.endswith((".html", ".xml")),
            reload_before_render=self._reload,
        )
        for name, function in self._functions(texts).items():
            environment.add_global(name, function)
        for name, function in _filters(texts).items():
            environment.add_filter(name, function)
        return environment

    def _functions(self, texts: Texts) -> dict[str, Callable[..., Any]]:
        return {
            "_": texts.gettext,
            "ngettext": texts.ngettext,
            "asset": self._assets.address,
            "icon": lru_cache(maxsize=512)(self._icon),
        }

    def _icon(self, name: str, size: str = "normal", title: str | None = None) -> str:
        """An icon of the sprite. It is decoration beside words unless it has a title."""
        return fill(
            _SVG,
            variant="" if size == "normal" else f" icon--{size}",
            role=fill('role="img" aria-label="{title}"', title=title) if title else _DECORATION,
            pixels=ICON_SIZES[size],
            address=self._assets.icon_address(name),
        )


def _filters(texts: Texts) -> dict[str, Callable[..., Any]]:
    @pass_state
    def absolute(state: Any, value: dates.Moment, style: dates.Style = "medium") -> str:
        return dates.absolute(value, style=style, zone=state.lookup("timezone"), locale=texts.locale)

    @pass_state
    def ago(state: Any, value: dates.Moment) -> str:
        return dates.relative(value, now=state.lookup("now"), zone=state.lookup("timezone"), texts=texts)

    @pass_state
    def when(state: Any, value: dates.Moment, show: dates.Show = "both") -> str:
        now: datetime = state.lookup("now")
        # To the minute, so that the same posting costs nothing in the next request.
        minute = now.replace(second=0, microsecond=0)
        return dates.element(value, now=minute, zone=state.lookup("timezone"), texts=texts, show=show)

    @pass_state
    def age(state: Any, value: dates.Moment) -> str:
        return dates.age(value, now=state.lookup("now"), texts=texts)

    return {
        "date": absolute,
        "ago": ago,
        "age": age,
        "when": when,
        "iso": dates.iso,
        "money": partial(formats.money, texts=texts),
        "number": partial(formats.number, texts=texts),
        "place": partial(formats.place, texts=texts),
        "label": lambda value, kind: texts.gettext(label(kind, value)),
        "plural": lambda n, one, many: texts.ngettext(one, many, n),
        "highlight": formats.highlight,
        "initials": formats.initials,
        "hue": formats.hue,
        "spark_points": formats.spark_points,
    }
