"""Text of a PDF in the order people read it."""

from typing import Any

import pypdfium2

from talentsphere.kernel.pdfium import PDFIUM_LOCK
from talentsphere.services.cvs.rules.characters import clean_text
from talentsphere.services.cvs.rules.columns import reading_order, rows_of
from talentsphere.services.cvs.rules.glyphs import PageText, read_page
from talentsphere.services.cvs.rules.lines import page_lines
from talentsphere.services.cvs.rules.unreadable import UnreadableDocument

MAX_BYTES = 20 * 1024 * 1024
MAX_PAGES = 30
MAX_CHARACTERS = 100_000
_open: Any = pypdfium2.PdfDocument  # It comes without types.
_PASSWORD_NEEDED = 4  # FPDF_ERR_PASSWORD
# A dense page has some hundreds; looking for columns takes time by more than their number.
_MAX_PIECES = 800
# Acrobat asks for the end marker in the last 1,024 bytes; some writers add a little more.
_TRAILER_WINDOW = 2048


def pdf_text(data: bytes, *, max_pages: int = MAX_PAGES, max_characters: int = MAX_CHARACTERS) -> str:
    """The text of a PDF: columns one after the other, wide gaps as tabs, paragraphs apart by an empty line.

    Reads at most `max_pages` pages and `max_characters` characters and leaves out what follows. Raises
    UnreadableDocument (`wrong_kind`, `too_large`, `truncated`, `encrypted`, `broken`, `no_text`).
    """
    _check_envelope(data)
    with PDFIUM_LOCK:
        pages = _read_pages(data, max_pages, max_characters)
    text = "\n\n".join(clean_text(_page_text(page)) for page in pages).strip()
    if not any(character.isalnum() for character in text):
        raise UnreadableDocument(
            "no_text",
            "This PDF holds pictures of text only. Export it from the program it was written in, or run OCR on it.",
        )
    return text[:max_characters]


def _check_envelope(data: bytes) -> None:
    if b"%PDF-" not in data[:1024]:
        raise UnreadableDocument(
            "wrong_kind", "This is not a PDF, whatever its name says. Send a PDF or DOCX file."
        )
    if len(data) > MAX_BYTES:
        raise UnreadableDocument(
            "too_large", f"This PDF is larger than {MAX_BYTES // 2**20} MB. Send a smaller one."
        )
    # PDFium rebuilds cut files silently and would give half a CV, so the end marker is asked for first.
    # Tables of characters hold the same marker; within a file an object's end follows on those.
    end = data.rfind(b"%%EOF", max(0, len(data) - _TRAILER_WINDOW))
    if end < 0 or b"endstream" in data[end:]:
        raise UnreadableDocument("truncated", "The end of this PDF is missing. Upload the whole file again.")


def _read_pages(data: bytes, max_pages: int, max_characters: int) -> list[PageText]:
    try:
        with _open(data) as document:
            if len(document) == 0:
                raise UnreadableDocument(
                    "broken", "This PDF has no pages. Save it again and upload the new file."
                )
            pages: list[PageText] = []
            left = max_characters
            for index in range(min(len(document), max_pages)):
                page = document[index]
                text_page = page.get_textpage()
                pages.append(read_page(page, text_page, limit=left))
                left -= text_page.count_chars()
                text_page.close()
                page.close()
                if left <= 0:
                    break
            return pages
    except pypdfium2.PdfiumError as error:
        # PDFium's code may be left over from another document, so the file itself has to say it is encrypted.
        if error.err_code == _PASSWORD_NEEDED and b"/Encrypt" in data:
            message = "This PDF is protected by a password. Save it without one and upload it again."
            raise UnreadableDocument("encrypted", message) from error
        message = (
            "This PDF is damaged. Save it again in the program it was written in and upload the new file."
        )
        raise UnreadableDocument("broken", message) from error


def _page_text(page: PageText) -> str:
    pieces = page.pieces
    ordered = reading_order(pieces) if len(pieces) <= _MAX_PIECES else [rows_of(pieces)]
    blocks = [page_lines(block) for block in ordered]
    lines = [line for block in blocks for line in (*block, "")]
    return "\n".join([*lines, *page.sideways]).strip("\n")
