"""Descriptions: the markup a posting may carry, and the same as plain text."""

import re
from collections.abc import Iterator
from html import escape, unescape
from itertools import groupby

import nh3

_BLOCKS = {"h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "blockquote", "pre", "hr", "br"}
_LISTS = {"ul", "ol", "li", "dl", "dt", "dd"}
_INLINE = {"a", "b", "strong", "i", "em", "u", "s", "sub", "sup", "code", "abbr"}
_TABLES = {"table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"}

_CLEANER = nh3.Cleaner(
    tags=_BLOCKS | _LISTS | _INLINE | _TABLES,
    # What stands inside these is never meant to be read as text of the page.
    clean_content_tags={
        "script", "style", "noscript", "template", "iframe", "object", "svg", "math", "title",
        "textarea", "select",
    },
    attributes={"a": {"href"}, "ol": {"start"}, "th": {"colspan", "rowspan"}, "td": {"colspan", "rowspan"}},
    url_schemes={"http", "https", "mailto", "tel"},
    # A relative link would lead somewhere on our site that its author did not mean.
    url_relative="deny",
    link_rel="nofollow noopener",
)  # fmt: skip

# An unclosed comment or script runs to the end, as it does in a browser.
_UNREADABLE = re.compile(r"<!--(?:.*?-->|.*)|<(script|style)\b(?:.*?</\1\s*>|.*)", re.DOTALL | re.IGNORECASE)
# Possessive, so that an unclosed tag costs one look and no backtracking.
_TAG = re.compile(r'<(/?[a-zA-Z][a-zA-Z0-9]*)[^<>"]*+(?:"[^"]*"[^<>"]*+)*+>')
# Control characters, which no text holds, stand for the ends of list items until lines are joined.
_ITEM, _ITEM_END = "\x01", "\x02"
_BREAKS = {
    **dict.fromkeys(("p", "/p", "blockquote", "/blockquote", "pre", "/pre", "table", "/table", "hr"), "\n\n"),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "dl", "/dl", "/ul", "/ol"), "\n\n"),
    **dict.fromkeys(("/h1", "/h2", "/h3", "/h4", "/h5", "/h6"), "\n\n"),
    **dict.fromkeys(("section", "/section", "article", "/article"), "\n\n"),
    **dict.fromkeys(("div", "/div", "br", "ul", "ol", "dt", "dd", "/tr", "/caption"), "\n"),
    **dict.fromkeys(("/td", "/th"), " "),
    "li": f"\n{_ITEM}",
    "/li": f"\n{_ITEM_END}\n",
}
# The parser looks through all open elements at each tag, so time grows with the square of their number.
# The longest descriptions of real boards have some hundred.
MAX_TAGS = 5_000


def sanitise(html: str) -> str:
    """`html` with headings, paragraphs, lists, links, emphasis and tables only.

    Links get rel="nofollow noopener". The title of the page is its only h1, so an h1 becomes an h2. Markup
    of more than MAX_TAGS tags keeps its text alone.
    """
    if html.count("<") > MAX_TAGS:
        html = from_text(plain_text(html))
    clean = _CLEANER.clean(html).strip()
    return clean.replace("<h1>", "<h2>").replace("</h1>", "</h2>") if "<h1>" in clean else clean


def plain_text(html: str) -> str:
    """`html` to read without markup: a line per list item with a bullet, an empty line between paragraphs."""
    if "<!--" in html or "<s" in html or "<S" in html:
        html = _UNREADABLE.sub(" ", html)
    # Text and the names of tags take turns.
    pieces = _TAG.split(_collapsed(html.replace("&nbsp;", " ").replace("\xa0", " ")))
    pieces[1::2] = [_BREAKS.get(tag.lower(), "") for tag in pieces[1::2]]
    return "".join(_lines(unescape("".join(pieces)))).strip("\n")


def from_text(text: str) -> str:
    """Plain text as paragraphs; lines that begin with a bullet become a list. The markup is escaped."""
    blocks = [block.strip("\n") for block in _PARAGRAPH.split(text.replace("\r\n", "\n").replace("\r", "\n"))]
    return "".join(part for block in blocks if block.strip() for part in _block(block))


def from_source(raw: str) -> str:
    """A description as a board wrote it, sanitised: HTML, HTML escaped once more, or plain text."""
    if not _MARKUP.search(raw):
        raw = unescape(raw) if _ESCAPED_MARKUP.search(raw) else from_text(unescape(raw))
    return sanitise(raw)


_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_BULLET_LINE = re.compile(r"[ \t]*(?:[-*•·▪●–][ \t]+|[•·▪●])(?=\S)")
_KNOWN_TAGS = r"(?:p|br|ul|ol|li|div|span|h[1-6]|b|strong|em|i|u|a|table|section|font)(?=[\s/>]|&gt;)"
_MARKUP = re.compile(rf"</?{_KNOWN_TAGS}", re.IGNORECASE)
_ESCAPED_MARKUP = re.compile(rf"&lt;/?{_KNOWN_TAGS}", re.IGNORECASE)


def _collapsed(html: str) -> str:
    """`html` with single spaces. Most boards write theirs on one line, which needs no rebuilding."""
    if "\n" in html or "\r" in html or "\t" in html or "  " in html:
        return " ".join(html.split())
    return html


def _lines(text: str) -> Iterator[str]:
    """Each line that says something, after the break that belongs before it."""
    gap, bullet = "\n", ""
    for raw in text.split("\n"):
        line = raw.strip()
        if line == _ITEM_END:
            bullet = ""
            continue
        if line.startswith(_ITEM):
            bullet, line = "• ", line[1:].lstrip()
        if not line:
            gap = "\n\n"
        elif bullet:
            yield f"\n{bullet}{line.removeprefix('•').lstrip()}"
            gap, bullet = "\n", ""
        else:
            yield gap + line
            gap = "\n"


def _block(block: str) -> Iterator[str]:
    for is_list, lines in groupby(block.split("\n"), key=lambda line: bool(_BULLET_LINE.match(line))):
        if is_list:
            items = "".join(
                f"<li>{escape(_BULLET_LINE.sub('', line, count=1).strip(), quote=False)}</li>"
                for line in lines
            )
            yield f"<ul>{items}</ul>"
        elif text := "<br>".join(escape(line.strip(), quote=False) for line in lines if line.strip()):
            yield f"<p>{text}</p>"
