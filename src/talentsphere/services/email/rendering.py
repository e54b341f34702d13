"""Messages from templates: `auth/verify` is services/auth/mail/verify.{subject.txt,txt,html}."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
from minijinja import Environment, safe

from talentsphere.services.email import rules

SERVICES = Path(__file__).parents[1]
SITE_NAME = "TalentSphere"

_NAME = re.compile(r"([a-z_]+)/([a-z_]+\.(?:subject\.txt|txt|html))")

# The English text and a locale in, that locale's text out, its {placeholders} as they were.
Translate = Callable[[str, str], str]


class Rendered(msgspec.Struct, frozen=True, kw_only=True):
    """The three parts of a message."""

    subject: str
    text: str
    html: str


def untranslated(text: str, _locale: str) -> str:
    """The catalogue without a catalogue."""
    return text


class MailRenderer:
    """Renders messages. In templates `_("Hello {name}", name=…)` gives the text in the reader's language."""

    def __init__(self, *, translate: Translate = untranslated, services: Path = SERVICES) -> None:
        self._translate = translate
        self._services = services
        self._environment = Environment(
            loader=self._load,
            undefined_behavior="strict",
            trim_blocks=True,
            lstrip_blocks=True,
            auto_escape_callback=lambda name: name.endswith(".html"),
            filters={"address": _address},
        )

    def render(self, template: str, *, context: dict[str, Any], locale: str = "en") -> Rendered:
        """Raises minijinja.TemplateError naming file and line when a template or one of its values is missing."""
        render = partial(
            self._environment.render_template,
            **msgspec.to_builtins(context),
            locale=locale,
            site_name=SITE_NAME,
            _=partial(self._text, locale),
        )
        return Rendered(
            subject=rules.subject_line(render(f"{template}.subject.txt")),
            text=render(f"{template}.txt").strip() + "\n",
            html=render(f"{template}.html"),
        )

    def _load(self, name: str) -> str | None:
        found = _NAME.fullmatch(name)
        if found is None:
            return None
        service, file = found.groups()
        # What all mails share lies with email, under the short name `mail/…`.
        path = self._services / ("email" if service == "mail" else service) / "mail" / file
        return path.read_text(encoding="utf-8") if path.is_file() else None

    def _text(self, locale: str, message: str, /, **values: Any) -> str:
        text = self._translate(message, locale)
        return text.format(**values) if values else text


def _address(value: str) -> str:
    """A web address as it may stand in an attribute: escaped, its slashes left readable."""
    if not value.startswith(("https://", "http://", "mailto:")):
        raise ValueError(f"A link in mail starts with https:// or http://, not like {value[:20]!r}.")
    escaped = value.replace("&", "&amp;").replace('"', "&quot;").replace("'", "&#39;")
    return safe(escaped.replace("<", "&lt;").replace(">", "&gt;"))
