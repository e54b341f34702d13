"""The one error of the document readers."""

from typing import Literal

from talentsphere.kernel.errors import Invalid

UnreadableCode = Literal["broken", "encrypted", "no_text", "too_large", "truncated", "wrong_kind"]


class UnreadableDocument(Invalid):
    """A file whose text can't be had. `code` says why; the message says what its owner can do."""

    title = "This file can't be read"

    def __init__(self, code: UnreadableCode, message: str) -> None:
        super().__init__(message)
        self.code: str = code
