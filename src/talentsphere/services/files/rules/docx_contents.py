"""What a DOCX says about itself: the kinds of its parts and how they relate (ECMA-376-2, 6.2.3 and 6.5)."""

from collections.abc import Mapping
from urllib.parse import unquote

from talentsphere.services.files.rules.docx_parts import OnElement
from talentsphere.services.files.rules.refused import RefusalCode, Refused

CONTENT_TYPES = "[content_types].xml"
MACRO_WORDS = ("macroenabled", "vbaproject", "vbadata")
_MAIN = "wordprocessingml.document.main+xml"
_EMBEDDING = frozenset({"oleobject", "package", "control", "activexcontrolbinary", "afchunk"})
# A template or picture linked on the author's own disk is common and harmless; a remote one is a known way in.
_FINE_WHEN_LOCAL = frozenset({"attachedtemplate", "image"})


class Contents:
    """Gathers the kinds of parts; refuses relationships that reach out of the document or embed other files."""

    def __init__(self) -> None:
        self.kinds: dict[str, str] = {}

    def reader(self, part: str) -> OnElement | None:
        """What to call with the elements of `part` (its name in lower case), if anything."""
        if part == CONTENT_TYPES:
            return self._on_content_type
        return _on_relationship if part.endswith(".rels") else None

    def has_macros(self) -> bool:
        return any(word in kind for kind in self.kinds.values() for word in MACRO_WORDS)

    def main_parts(self) -> set[str]:
        """The parts that are the text of a Word document, in lower case."""
        return {part for part, kind in self.kinds.items() if kind.endswith(_MAIN)}

    def _on_content_type(self, element: str, attributes: Mapping[str, str]) -> None:
        if element in {"Override", "Default"}:
            part = attributes.get("PartName", "." + attributes.get("Extension", ""))
            self.kinds[part.removeprefix("/").lower()] = attributes.get("ContentType", "").lower()


def _on_relationship(element: str, attributes: Mapping[str, str]) -> None:
    if element != "Relationship":
        return
    kind = attributes.get("Type", "").rpartition("/")[2].lower()
    if kind in _EMBEDDING:
        raise Refused(
            RefusalCode.EMBEDDED_FILE,
            "This document contains another file or a control. Remove it, or save the document as PDF, and upload "
            "that.",
        )
    if attributes.get("TargetMode", "").lower() != "external" or kind == "hyperlink":
        return
    if kind not in _FINE_WHEN_LOCAL or not _is_local(attributes.get("Target", "")):
        raise Refused(
            RefusalCode.EXTERNAL_CONTENT,
            "This document loads parts of itself from elsewhere. Paste linked pictures and objects into it, or save "
            "it as PDF, and upload that.",
        )


def _is_local(target: str) -> bool:
    """Whether the target is on the author's disk: a drive or a plain path, not another machine or a web address."""
    path = unquote(target).replace("\\", "/").lower()
    if path.startswith("file:///"):
        path = path.removeprefix("file://")
        return not path.startswith("//")
    return not path.startswith("//") and (":" not in path or path[1:3] == ":/")
