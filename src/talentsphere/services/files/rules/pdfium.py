"""PDFium's opinion of a PDF: the library that shows and reads it later on."""

from typing import Any

import msgspec
import pypdfium2
import pypdfium2.raw

from talentsphere.kernel.pdfium import PDFIUM_LOCK

# Neither comes with types.
_open: Any = pypdfium2.PdfDocument
_raw: Any = pypdfium2.raw


class PdfFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What PDFium found. `opens` is false where it shows nothing at all; the rest then has no meaning."""

    opens: bool
    encrypted: bool = False
    pages: int = 0
    scripts: int = 0


def pdf_facts(data: bytes) -> PdfFacts:
    """Opens the document and its first page. Never raises for bad input."""
    with PDFIUM_LOCK:
        try:
            with _open(data) as document:
                pages = len(document)
                if pages:
                    document[0].close()
                return PdfFacts(
                    opens=pages > 0,
                    encrypted=_raw.FPDF_GetSecurityHandlerRevision(document) != -1,
                    pages=pages,
                    scripts=_raw.FPDFDoc_GetJavaScriptActionCount(document),
                )
        except pypdfium2.PdfiumError:
            # The reason PDFium gives may be left over from an earlier document, so it is no use.
            return PdfFacts(opens=False)
