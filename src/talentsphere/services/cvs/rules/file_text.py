"""The text of a stored file, by its kind."""

from talentsphere.services.cvs.rules.unreadable import UnreadableDocument

_PDF = "application/pdf"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def file_text(data: bytes, *, media_type: str) -> str:
    """The text of a PDF or DOCX. Raises UnreadableDocument; always for a DOC, which is kept unread."""
    # The readers' libraries take 8 MiB, in every process of the platform; few processes ever read a file.
    if media_type == _PDF:
        from talentsphere.services.cvs.rules.pdf import pdf_text  # noqa: PLC0415

        return pdf_text(data)
    if media_type == _DOCX:
        from talentsphere.services.cvs.rules.docx import docx_text  # noqa: PLC0415

        return docx_text(data)
    raise UnreadableDocument(
        "wrong_kind", "The text of this kind of file can't be read. Save it as PDF or DOCX."
    )
