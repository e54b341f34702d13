"""Text that is already HTML, as the template engine knows it. Everything else is escaped when it is shown."""

from html import escape

from minijinja import safe as _safe

# The engine takes MarkupSafe's class when that is installed and its own when it is not.
Markup: type[str] = type(_safe(""))


def safe(html: str) -> str:
    """Marks HTML as safe. Only for what the project wrote itself or has sanitised."""
    return _safe(html)


def as_html(value: object) -> str:
    """The value as HTML: markup as it is, anything else escaped."""
    html = getattr(value, "__html__", None)
    return str(html()) if html else escape(str(value))


def fill(template: str, **values: object) -> str:
    """Markup from a template of ours with its `{placeholders}` filled by escaped values."""
    return safe(template.format(**{name: as_html(value) for name, value in values.items()}))
