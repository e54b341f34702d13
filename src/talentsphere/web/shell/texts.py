"""The catalogue of texts. Message ids are the English strings, so English needs no catalogue file.

Other languages are PO files under `talentsphere/locale/<language>/LC_MESSAGES/messages.po`, read at start. The
pseudo-language `en-XA` is made from the message ids: accents show which texts come from the catalogue, brackets
where each begins and ends, and longer words what a longer language does to a page.
"""

import gettext as gnu_gettext
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from babel.messages.pofile import read_po

from talentsphere.web.shell.markup import as_html, fill

FOLDER = Path(__file__).parents[2] / "locale"
SOURCE = "en"
PSEUDO = "en-XA"

Forms = tuple[str, ...]

_PLACEHOLDER = re.compile(r"(\{\w*\})")
_ACCENTS = str.maketrans(
    {
        **dict(zip("bcdghjklnprstwyz", "ƀçđĝĥĵķļñþŕšţŵýž", strict=True)),
        **dict(zip("ABCDEGHIJKLNOPRSTUWYZ", "ÀƁÇĐÉĜĤÎĴĶĻÑÖÞŔŠŢÛŴÝŽ", strict=True)),
        **dict(zip("aeiou", ("áà", "éè", "íì", "óò", "úù"), strict=True)),
    }
)


def N_(message: str) -> str:  # noqa: N802 - gettext's name for "a message, translated later"
    """Marks a string of a table for the catalogue without translating it yet."""
    return message


def pseudo(message: str) -> str:
    """The message as `en-XA` has it: `Save {name}` → `[Šáàvéè {name}]`."""
    parts = _PLACEHOLDER.split(message)
    return f"[{''.join(part if part[:1] == '{' else part.translate(_ACCENTS) for part in parts)}]"


class Texts:
    """The messages of one language."""

    def __init__(
        self,
        *,
        locale: str,
        messages: Mapping[str, Forms],
        plural: Callable[[int], int],
        missing: Callable[[str], str] = str,
    ) -> None:
        self.locale = locale
        self._messages = messages
        self._plural = plural
        self._missing = missing

    def gettext(self, message: str, /, **values: Any) -> str:
        """The message with its `{placeholders}` filled. Values that are markup make the whole markup."""
        forms = self._messages.get(message)
        return _fill(forms[0] if forms else self._missing(message), values)

    def ngettext(self, one: str, many: str, n: int, /, **values: Any) -> str:
        """The form for `n` things; `{n}` is filled with the number itself."""
        forms = self._messages.get(one)
        form = self._plural(n)
        text = forms[form] if forms else self._missing(one if form == 0 else many)
        return _fill(text, {"n": n, **values})


def load(folder: Path = FOLDER) -> dict[str, Texts]:
    """Every language there is, by its code: English, the pseudo-language and one for each PO file."""
    texts = {
        SOURCE: Texts(locale=SOURCE, messages={}, plural=_english),
        PSEUDO: Texts(locale=PSEUDO, messages={}, plural=_english, missing=pseudo),
    }
    for path in sorted(folder.glob("*/LC_MESSAGES/messages.po")):
        locale = path.parent.parent.name
        with path.open("rb") as file:
            catalogue = read_po(file, locale=locale.replace("-", "_"))
        messages = {
            (entry.id if isinstance(entry.id, str) else entry.id[0]): (
                (entry.string,) if isinstance(entry.string, str) else tuple(entry.string)
            )
            for entry in catalogue
            if entry.id and entry.string and not entry.fuzzy
        }
        plural = gnu_gettext.c2py(catalogue.plural_expr)
        texts[locale.replace("_", "-")] = Texts(locale=locale, messages=messages, plural=plural)
    return texts


def _english(n: int) -> int:
    return 0 if n == 1 else 1


def _fill(text: str, values: Mapping[str, Any]) -> str:
    if not values:
        return text
    if any(hasattr(value, "__html__") for value in values.values()):
        return fill(as_html(text), **values)
    return text.format(**values)
