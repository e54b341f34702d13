"""The texts in the reader's language, for words that are put together before the template."""

from talentsphere.web.kit.answers import LOCALE_COOKIE, AnyRequest, Pages
from talentsphere.web.shell.texts import SOURCE, Texts


def texts_of(request: AnyRequest, pages: Pages) -> Texts:
    return pages.renderer.texts(request.cookies.get(LOCALE_COOKIE, SOURCE))
