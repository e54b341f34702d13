"""Finds the messages of the templates for `pybabel extract`; src/talentsphere/locale/babel.cfg names it."""

import ast
import re
from collections.abc import Iterator
from typing import IO

Message = tuple[int, str, str | tuple[str, ...], list[str]]

_STRING = r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
# `_("…")`, `ngettext("…", "…", n)` and the filter `n|plural("…", "…")`; whatever follows the strings is no matter.
_SINGLE = re.compile(rf"(?<![\w.])_\(\s*{_STRING}")
_PLURAL = re.compile(rf"(?:(?<![\w.])ngettext|\|\s*plural)\(\s*{_STRING}\s*,\s*{_STRING}")
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)


def minijinja(
    file: IO[bytes], _keywords: object, _comment_tags: object, **_named: object
) -> Iterator[Message]:
    """Babel's extractor interface: line, function, message or (one, many), comments."""
    source = _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), file.read().decode())
    for match in _SINGLE.finditer(source):
        yield _line(source, match), "_", ast.literal_eval(match[1]), []
    for match in _PLURAL.finditer(source):
        yield _line(source, match), "ngettext", (ast.literal_eval(match[1]), ast.literal_eval(match[2])), []


def _line(source: str, match: re.Match[str]) -> int:
    return source.count("\n", 0, match.start()) + 1
