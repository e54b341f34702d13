"""Descriptions as their authors write them: plain text with headings and lists, or HTML.

What is sent is sanitised again where it is stored; the preview is sanitised by the same allowance, so that it
shows what will be kept.
"""

import re
from collections.abc import Iterator
from html import escape, unescape
from itertools import groupby

import nh3

from talentsphere.web.shell.markup import safe

_TAGS = {
    "h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "blockquote", "pre", "hr", "br", "ul", "ol", "li", "dl", "dt",
    "dd", "a", "b", "strong", "i", "em", "u", "s", "sub", "sup", "code", "abbr", "table", "caption", "thead",
    "tbody", "tfoot", "tr", "th", "td",
}  # fmt: skip
_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    clean_content_tags={
        "script", "style", "noscript", "template", "iframe", "object", "svg", "math", "title", "textarea", "select",
    },
    attributes={"a": {"href"}, "ol": {"start"}, "th": {"colspan", "rowspan"}, "td": {"colspan", "rowspan"}},
    url_schemes={"http", "https", "mailto", "tel"},
    url_relative="deny",
    link_rel="nofollow noopener",
)  # fmt: skip

_MARKUP = re.compile(
    rf"</?(?:{'|'.join(sorted(_TAGS, key=len, reverse=True))})(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")
# What a line begins with, by the element it becomes.
_MARKS = {
    "li": re.compile(r"[ \t]*[-*•][ \t]+(?=\S)"),
    "h2": re.compile(r"[ \t]*#{1,3}[ \t]+(?=\S)"),
    "p": re.compile(r""),
}

_BLOCK = re.compile(r"<(p|h2|ul)>(.*?)</\1>", re.DOTALL)
_LIST_ITEM = re.compile(r"<li>(.*?)</li>", re.DOTALL)
_BETWEEN_TAGS = re.compile(r">\s+<")


def to_html(text: str) -> str:
    """What was typed as HTML. An empty line ends a paragraph, “- ” begins a list item, “## ” a heading.

    Text that holds any tag of HTML is taken for HTML and left as it is.
    """
    if _MARKUP.search(text):
        return text
    blocks = _EMPTY_LINE.split(text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(part for block in blocks for part in _block(block))


def to_text(html: str) -> str:
    """Stored HTML as the text that makes it, where there is one; else the HTML itself."""
    tight = _BETWEEN_TAGS.sub("><", html.strip())
    text = "\n\n".join(_written(match[1], match[2]) for match in _BLOCK.finditer(tight))
    return text if to_html(text) == tight else html


def preview(text: str) -> str:
    """What was typed as markup that is safe to show, as it will be kept."""
    clean = _CLEANER.clean(to_html(text)).strip()
    return safe(clean.replace("<h1>", "<h2>").replace("</h1>", "</h2>"))


def _block(block: str) -> Iterator[str]:
    lines = [line for line in block.split("\n") if line.strip()]
    for kind, group in groupby(lines, key=_kind):
        texts = [escape(_MARKS[kind].sub("", line, count=1).strip(), quote=False) for line in group]
        if kind == "li":
            yield f"<ul>{''.join(f'<li>{text}</li>' for text in texts)}</ul>"
        elif kind == "h2":
            yield from (f"<h2>{text}</h2>" for text in texts)
        else:
            yield f"<p>{'<br>'.join(texts)}</p>"


def _kind(line: str) -> str:
    return next(kind for kind, mark in _MARKS.items() if mark.match(line))


def _written(tag: str, inner: str) -> str:
    if tag == "ul":
        return "\n".join(f"- {unescape(item)}" for item in _LIST_ITEM.findall(inner))
    return unescape(f"## {inner}" if tag == "h2" else inner.replace("<br>", "\n"))
