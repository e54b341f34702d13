"""File names that are safe to show, to store in a row and to send in a Content-Disposition header."""

import re
import unicodedata

MAX_CHARACTERS = 120
MAX_BYTES = 240  # most file systems allow 255; a "(1)" has to fit when somebody downloads twice

# Claimed endings that go before the true one is added. Only known ones: "J. van Dam" and "CV v1.2" stay whole.
_ENDINGS = frozenset(
    """
    7z apng app apk avif bat bmp bz2 cmd com docm docx doc dot dotm dotx eml exe gif gz hta heic heif htm html ico
    iso jar jpe jpeg jfif jpg js jse json jsp lnk mht mhtml mjs msg msi odt pages pdf php png pps ppt pptx ps1 py
    rar rtf scr sh svg svgz swf tar tgz tif tiff txt url vbe vbs webp wps wsf xht xhtml xls xlsm xlsx xml xps zip
    """.split()  # noqa: SIM905 - eighty words read best as words
)
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_FORBIDDEN = str.maketrans(dict.fromkeys('<>:"|?*', "_"))
# Joiners that Persian, the languages of India and emoji are written with.
_JOINERS = frozenset("\u200c\u200d")
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def safe_name(declared: str, *, extension: str) -> str:
    """The last part of `declared`, cleaned, with `extension` (no dot) in place of the ending it claims.

    Path parts (either slash), control characters, bidirectional overrides and other invisible characters are
    removed, characters Windows forbids become `_`; the result is NFC, at most 120 characters and 240 bytes of
    UTF-8, and never empty, hidden or reserved.
    """
    last = declared.replace("\\", "/").rstrip("/").rsplit("/", maxsplit=1)[-1]
    spaced = "".join(" " if char.isspace() else char for char in last)
    visible = "".join(char for char in spaced if _is_visible(char))
    stem = _without_ending(_tidied(unicodedata.normalize("NFC", visible).translate(_FORBIDDEN)))
    if _RESERVED.fullmatch(stem):
        stem = f"_{stem}"
    return f"{_shortened(stem, len(extension) + 1) or 'file'}.{extension}"


def _is_visible(char: str) -> bool:
    return char in _JOINERS or unicodedata.category(char) not in _INVISIBLE


def _tidied(name: str) -> str:
    # Dots at the start hide a file; dots and spaces at the end are dropped by Windows, so that names change.
    return " ".join(name.split()).lstrip(". ").rstrip(". ")


def _without_ending(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    while dot and ending.strip().lower() in _ENDINGS:
        name = _tidied(stem)
        stem, dot, ending = name.rpartition(".")
    return name


def _shortened(stem: str, reserve: int) -> str:
    short = stem[: MAX_CHARACTERS - reserve]
    short = short.encode()[: MAX_BYTES - reserve].decode(errors="ignore")
    # A letter goes together with the marks set on it.
    while short and len(short) < len(stem) and unicodedata.combining(stem[len(short)]):
        short = short[:-1]
    return _tidied(short)
