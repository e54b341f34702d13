"""PDFium is one library without thread safety: whoever calls into it, in this process, holds this lock."""

import threading

PDFIUM_LOCK = threading.Lock()
