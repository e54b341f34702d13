"""Text reduced to plain ASCII words, so that it can be compared, or stand in an address."""

import re
import unicodedata

# Letters that Unicode does not decompose, and marks inside a word that should not split it.
_SPELLED_OUT = str.maketrans(
    {
        "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O",
        "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i",
        "&": " and ", "'": None, "’": None,
    }
)  # fmt: skip
_NO_WORD = re.compile(r"[^a-z0-9]+")


def fold(text: str) -> str:
    """`text` as lower-case ASCII words with single spaces; letters without an ASCII form end a word."""
    text = text.translate(_SPELLED_OUT)
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _NO_WORD.sub(" ", text.lower()).strip()
