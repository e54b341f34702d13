"""The refusal of an upload: a stable code for programs, and a sentence that says what to do for people."""

from enum import StrEnum

from talentsphere.kernel.errors import FieldProblem
from talentsphere.services.files.contract import UploadRefused


class RefusalCode(StrEnum):
    """Why a file was not accepted."""

    EMPTY = "file_empty"
    TOO_LARGE = "file_too_large"
    TYPE_NOT_ALLOWED = "file_type_not_allowed"
    MALWARE = "file_malware"
    POLYGLOT = "file_polyglot"
    DAMAGED = "file_damaged"
    ENCRYPTED = "file_encrypted"
    ACTIVE_CONTENT = "file_active_content"
    EXTERNAL_CONTENT = "file_external_content"
    EMBEDDED_FILE = "file_embedded_file"
    BOMB = "file_bomb"
    UNSAFE_ARCHIVE = "file_unsafe_archive"
    XML_ENTITIES = "file_xml_entities"
    TOO_MANY_PIXELS = "file_too_many_pixels"


class Refused(UploadRefused):
    """An upload that is not stored. `code` is one of `RefusalCode`; `message` is for the person who sent it."""

    title = "This file can't be accepted"

    def __init__(self, code: RefusalCode, message: str) -> None:
        super().__init__(message, fields=(FieldProblem("file", message),))
        self.code: str = code
        self.message = message
