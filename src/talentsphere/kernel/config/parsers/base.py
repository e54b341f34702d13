"""What a parser is, and the plain ones."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec


class MalformedValueError(ValueError):
    """The text is not what the parser expects. `hint` replaces the parser's own when there is more to say."""

    def __init__(self, hint: str = "") -> None:
        self.hint = hint
        super().__init__(hint)


class Parser(msgspec.Struct, frozen=True, kw_only=True):
    """How one kind of value is read. `read` raises MalformedValueError; `expects` completes "should be …"."""

    expects: str
    hint: str
    read: Callable[[str], object]


_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
# How Python hands over bytes of the environment that are no UTF-8.
_NOT_UTF8 = re.compile(r"[\ud800-\udfff]")
_BOOLEANS = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}


def text() -> Parser:
    """One line of text. Control characters are refused: values also end up in configuration files."""
    return Parser(
        expects="one line of text", hint="Remove line breaks and control characters.", read=one_line
    )


def one_line(value: str) -> str:
    if _CONTROL.search(value):
        raise MalformedValueError
    return _encodable(value)


def secret() -> Parser:
    """Any text, taken as it is."""
    return Parser(expects="a secret in UTF-8", hint="Give the secret itself, as text.", read=_encodable)


def _encodable(value: str) -> str:
    if _NOT_UTF8.search(value):
        raise MalformedValueError
    return value


def pattern(expression: str, *, expects: str, hint: str) -> Parser:
    """Text that matches `expression` from end to end."""
    compiled = re.compile(expression, re.ASCII)

    def read(value: str) -> str:
        if not compiled.fullmatch(value):
            raise MalformedValueError
        return value

    return Parser(expects=expects, hint=hint, read=read)


def boolean() -> Parser:
    def read(value: str) -> bool:
        try:
            return _BOOLEANS[value.casefold()]
        except KeyError:
            raise MalformedValueError from None

    return Parser(expects="true or false", hint="Write true, yes or 1; or false, no or 0.", read=read)


def choice(words: Mapping[str, str]) -> Parser:
    """One of some words, in any case. Maps each accepted word to the value it stands for."""
    main = tuple(dict.fromkeys(words.values()))

    def read(value: str) -> str:
        try:
            return words[value.casefold()]
        except KeyError:
            raise MalformedValueError from None

    return Parser(expects=_either(main), hint=f"Write one of: {', '.join(words)}.", read=read)


def one_of(*words: str) -> Parser:
    return choice({word: word for word in words})


def path() -> Parser:
    return Parser(
        expects="a path",
        hint="Write a path without line breaks, such as /var/lib/talentsphere.",
        read=lambda value: Path(one_line(value)),
    )


def _either(words: tuple[str, ...]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
