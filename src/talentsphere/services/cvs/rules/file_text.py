"""The text of a stored file, by its kind."""

from talentsphere.services.cvs.rules.docx import docx_text
from talentsphere.services.cvs.rules.pdf import pdf_text
from talentsphere.services.cvs.rules.unreadable import UnreadableDocument

_READERS = {
    "application/pdf": pdf_text,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": docx_text,
}


def file_text(data: bytes, *, media_type: str) -> str:
    """The text of a PDF or DOCX. Raises UnreadableDocument; always for a DOC, which is kept unread."""
    reader = _READERS.get(media_type)
    if reader is None:
        raise UnreadableDocument(
            "wrong_kind", "The text of this kind of file can't be read. Save it as PDF or DOCX."
        )
    return reader(data)
