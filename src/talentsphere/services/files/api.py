"""Downloads by signed link, public pictures, and what a person has stored."""

from urllib.parse import quote
from uuid import UUID

from litestar import Response, Router, get

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.http import Injected
from talentsphere.services.files.contract import Files, StoredFile

# What browsers may show in place; everything else is saved.
_SHOWN = frozenset({"application/pdf", "image/png", "image/jpeg", "image/webp", "image/gif"})


@get("/", tags=["files"])
async def mine(actor: Injected[Actor], files: Injected[Files]) -> list[StoredFile]:
    """The bearer's stored files, newest first, at most 200."""
    return await files.mine(actor)


@get("/public/{file_id:uuid}", include_in_schema=False)
async def public(files: Injected[Files], file_id: UUID) -> Response[bytes]:
    """A file that is public by its purpose. Its content never changes under one address."""
    file, data = await files.fetch_public(file_id=file_id)
    return _answer(file, data, cache="public, max-age=31536000, immutable", download=False)


@get("/{file_id:uuid}", include_in_schema=False)
async def signed(
    files: Injected[Files], file_id: UUID, token: str = "", download: bool = False
) -> Response[bytes]:
    """A file by a signed link."""
    file, data = await files.fetch(file_id=file_id, token=token)
    return _answer(file, data, cache="private, no-store", download=download)


def _answer(file: StoredFile, data: bytes, *, cache: str, download: bool) -> Response[bytes]:
    place = "inline" if file.media_type in _SHOWN and not download else "attachment"
    return Response(
        data,
        media_type=file.media_type,
        headers={"Cache-Control": cache, "Content-Disposition": f"{place}; {_file_name(file.name)}"},
    )


def _file_name(name: str) -> str:
    plain = name.encode("ascii", "replace").decode().replace('"', "_").replace("\\", "_").replace("?", "_")
    return f"filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"


ROUTES = (
    Router("/api/v1/files", route_handlers=[mine]),
    Router("/files", route_handlers=[public, signed]),
)
