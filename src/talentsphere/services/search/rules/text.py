"""One spelling for everything that is compared: documents, queries, filters and suggestions."""

import re
import unicodedata
from functools import lru_cache

# Letters that have no decomposition in Unicode and are still typed without their stroke or ligature.
_PLAIN_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)
_IDEOGRAPHS = re.compile("([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff])")
_SIGNED_NAMES = re.compile(r"(?<![^\W_])(?:c\+\+|[cf]#)|\.net(?![^\W_])")
_NAMES = {"c++": " cplusplus ", "c#": " csharp ", "f#": " fsharp ", ".net": " dotnet "}
_WORD = re.compile(r"[^\W_]+")
# Combining marks belong to the word they are written in, although they are not letters.
_MARK = "[\u0300-\u036f\u064b-\u065f\u0900-\u0dff]"


def fold(text: str) -> str:
    """The text in lower case without accents; C++, C#, F# and .NET become words of letters.

    Ideographs and kana are set apart by spaces, so that each counts as a word.
    """
    if text.isascii():
        text = text.lower()
    else:
        text = unicodedata.normalize("NFKD", text).casefold()
        text = "".join(c for c in text if c.isascii() or not unicodedata.category(c).startswith("M"))
        text = unicodedata.normalize("NFC", text).translate(_PLAIN_LETTERS)
        text = _IDEOGRAPHS.sub(r" \1 ", text)
    if "#" in text or "c++" in text or ".net" in text:
        text = _SIGNED_NAMES.sub(lambda found: _NAMES[found[0]], text)
    return text


def words(text: str) -> tuple[str, ...]:
    """The words of a text, folded, in their order."""
    return tuple(_WORD.findall(fold(text)))


def squeeze(text: str) -> str:
    """The words of a text, folded, with one space between: the form in which whole names are compared."""
    return " ".join(words(text))


@lru_cache(maxsize=512)
def words_from(initials: frozenset[str]) -> re.Pattern[str]:
    """Finds the words of a text as shown whose folded form may begin with one of these letters or digits.

    Most words of a long text begin otherwise, and are passed over at the speed of the regular expression engine.
    Letters outside ASCII may fold to any.
    """
    plain = re.escape("".join(sorted({form for one in initials for form in (one, one.upper())})))
    start = f"(?:[{plain}]|(?![\\W_])[^\\x00-\\x7f])" if plain else "(?![\\W_])[^\\x00-\\x7f]"
    whole = f"{start}(?<![^\\W_][\\s\\S])(?<!{_MARK}[\\s\\S])(?:[^\\W_]|{_MARK})*(?:\\+\\+|#)?"
    return re.compile(rf"{whole}|\.[nN][eE][tT](?![^\W_])" if "d" in initials else whole)
