"""When a picture is accepted, and how it is made afresh for showing."""

import io
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from PIL import Image, ImageOps, UnidentifiedImageError

from talentsphere.services.files.rules.gif import count_frames
from talentsphere.services.files.rules.kinds import IMAGES, Kind, sniff
from talentsphere.services.files.rules.refused import RefusalCode, Refused
from talentsphere.services.files.rules.signatures import refuse_second_format

# All frames together. 40 megapixels are a large phone picture, and 160 MB while it is decoded.
MAX_PIXELS = 40_000_000


def inspect_image(data: bytes, kind: Kind) -> tuple[int, int]:
    """Width and height in pixels. Raises `Refused` for damage, a second format inside, or too many pixels.

    Pixels are not decoded, except those of a JPEG at an eighth of its size, which has no other check of its data.
    """
    refuse_second_format(data, what="picture")
    _refuse_incomplete(data, kind)
    # Pillow would decode a GIF to count its frames.
    gif_frames = count_frames(data) if kind is Kind.GIF else 1
    with _opened(data, kind) as image:
        size = image.size
        # A JPEG's further pictures, such as a phone's depth map, are never shown.
        frames: int = getattr(image, "n_frames", 1) if kind in {Kind.PNG, Kind.WEBP} else gif_frames
        if size[0] * size[1] * frames > MAX_PIXELS:
            raise _too_large()
        if kind is Kind.JPEG:
            image.draft("RGB", (max(1, size[0] // 8), max(1, size[1] // 8)))
            image.load()
        elif kind is Kind.PNG:
            image.verify()
    return size


def reencode_image(data: bytes, *, max_side: int, output: Literal["webp", "png"] = "webp") -> bytes:
    """The first frame as a new picture of at most `max_side` pixels a side, upright, and without any metadata.

    Takes PNG, JPEG, WEBP or GIF and keeps transparency. Raises `Refused` as `inspect_image` does.
    """
    if max_side < 1:
        raise ValueError(f"max_side has to be at least 1 pixel; it is {max_side}")
    kind = sniff(data)
    if kind not in IMAGES:
        raise Refused(RefusalCode.TYPE_NOT_ALLOWED, "This is not a picture. Upload a PNG, JPEG, WEBP or GIF.")
    with _opened(data, kind) as image:
        if image.width * image.height > MAX_PIXELS:
            raise _too_large()
        # A JPEG is decoded at a fraction of its size at once; others ignore this.
        image.draft("RGB", (max_side * 2, max_side * 2))
        ImageOps.exif_transpose(image, in_place=True)
        fresh = image.convert("RGBA" if image.has_transparency_data else "RGB")
        fresh.thumbnail((max_side, max_side), Image.Resampling.LANCZOS)
        # Pixels alone go over: profiles, comments and Exif data stay with the old picture.
        clean = Image.frombytes(fresh.mode, fresh.size, fresh.tobytes())
        out = io.BytesIO()
        clean.save(
            out, format=output, **({"quality": 88, "method": 4} if output == "webp" else {"optimize": True})
        )
        return out.getvalue()


@contextmanager
def _opened(data: bytes, kind: Kind) -> Iterator[Image.Image]:
    """The picture, with every way Pillow says "damaged" or "too large" made a refusal."""
    try:
        with Image.open(io.BytesIO(data), formats=[kind.upper()]) as image:
            yield image
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_large() from error
    except (
        UnidentifiedImageError,
        OSError,
        SyntaxError,
        ValueError,
        EOFError,
        LookupError,
        ArithmeticError,
        struct.error,
    ) as error:
        raise Refused(RefusalCode.DAMAGED, _DAMAGED) from error


def _refuse_incomplete(data: bytes, kind: Kind) -> None:
    """Formats that say where they end have to end there. Phones append to JPEG files, so those may go on."""
    if kind is Kind.WEBP:
        whole = 8 + int.from_bytes(data[4:8], "little") in {len(data), len(data) - 1}
    elif kind is Kind.PNG:
        whole = data.endswith(b"\x00\x00\x00\x00IEND\xaeB`\x82")
    elif kind is Kind.JPEG:
        whole = b"\xff\xd9" in data
    else:
        whole = True
    if not whole:
        raise Refused(RefusalCode.DAMAGED, _DAMAGED)


def _too_large() -> Refused:
    return Refused(
        RefusalCode.TOO_MANY_PIXELS,
        f"This picture has more than {MAX_PIXELS // 1_000_000} million pixels. Make it smaller and upload it again.",
    )


_DAMAGED = (
    "This picture is damaged and can't be opened. Save it again and check that it opens, then upload it."
)
