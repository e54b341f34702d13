import io
import struct
import tracemalloc
import zipfile
import zlib

import pytest
from PIL import Image, ImageCms, ImageOps

from talentsphere.services.files.rules import IMAGES, Kind, RefusalCode, Refused, inspect, reencode_image

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE!$H+H*"


def picture(kind: str, size=(80, 60), mode: str = "RGB", **options) -> bytes:
    out = io.BytesIO()
    noise = Image.effect_noise(size, 60).convert(mode)
    noise.save(out, kind, **options)
    return out.getvalue()


def png(width: int, height: int, *, frames: int = 1) -> bytes:
    """A PNG that claims any size, with next to no data."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">L", len(body)) + name + body + struct.pack(">L", zlib.crc32(name + body))

    animation = chunk(b"acTL", struct.pack(">LL", frames, 0)) if frames > 1 else b""
    header = chunk(b"IHDR", struct.pack(">LLBBBBB", width, height, 8, 2, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n"
        + header
        + animation
        + chunk(b"IDAT", zlib.compress(bytes(100)))
        + chunk(b"IEND", b"")
    )


def gif(width: int, height: int, *, frames: int) -> bytes:
    """A GIF of many frames, each of one pixel on a canvas of any size."""
    frame = b"\x2c" + struct.pack("<4HB", 0, 0, 1, 1, 0) + b"\x02\x02D\x01\x00"
    palette = bytes([0, 0, 0, 255, 255, 255])
    return b"GIF89a" + struct.pack("<HHBBB", width, height, 0x80, 0, 0) + palette + frame * frames + b"\x3b"


def accepted(data: bytes):
    return inspect(data, declared_name="me.png", allowed=IMAGES, max_bytes=10 << 20)


def refusal(data: bytes) -> Refused:
    with pytest.raises(Refused) as refused:
        accepted(data)
    return refused.value


class TestPicture:
    @pytest.mark.parametrize(
        ("kind", "media_type", "name"),
        [
            ("png", "image/png", "me.png"),
            ("jpeg", "image/jpeg", "me.jpg"),
            ("webp", "image/webp", "me.webp"),
            ("gif", "image/gif", "me.gif"),
        ],
    )
    def test_is_accepted_as_what_it_is(self, kind, media_type, name):
        found = accepted(picture(kind))
        assert (found.kind, found.media_type, found.safe_name) == (Kind(kind), media_type, name)
        assert (found.width, found.height, found.pages) == (80, 60, None)

    @pytest.mark.parametrize("kind", ["png", "gif", "webp"])
    def test_is_accepted_when_it_moves(self, kind):
        frames = [Image.effect_noise((40, 40), 60) for _ in range(5)]
        out = io.BytesIO()
        frames[0].save(out, kind, save_all=True, append_images=frames[1:])
        assert accepted(out.getvalue()).width == 40

    def test_is_accepted_when_a_phone_appended_to_it(self):
        assert accepted(picture("jpeg") + picture("jpeg") + b"SEFT" + bytes(100))

    @pytest.mark.parametrize("mode", ["L", "CMYK", "1"])
    def test_is_accepted_in_other_colours(self, mode):
        assert accepted(picture("jpeg" if mode != "1" else "png", mode=mode))

    @pytest.mark.parametrize("kind", ["png", "jpeg", "webp", "gif"])
    @pytest.mark.parametrize("share", [0.1, 0.5, 0.97])
    def test_is_refused_when_it_is_cut_off(self, kind, share):
        data = picture(kind, (200, 200))
        assert refusal(data[: int(len(data) * share)]).code == RefusalCode.DAMAGED

    @pytest.mark.parametrize("kind", ["png", "jpeg", "webp", "gif"])
    def test_is_refused_when_only_its_start_is_real(self, kind):
        assert (
            refusal(picture(kind)[:12] + b"nothing of the kind" * 20 + b"\xff\xd9").code
            == RefusalCode.DAMAGED
        )

    @pytest.mark.parametrize("kind", ["png", "jpeg", "webp", "gif"])
    @pytest.mark.parametrize(
        "payload",
        [
            b"<html><script>alert(1)</script></html>",
            b"<?php system('id'); ?>",
            b"<svg onload=alert(1) >",
            EICAR,
        ],
    )
    def test_is_refused_with_a_payload_behind_it(self, kind, payload):
        found = refusal(picture(kind) + payload)
        assert found.code == (RefusalCode.MALWARE if payload == EICAR else RefusalCode.POLYGLOT)

    @pytest.mark.parametrize("kind", ["png", "jpeg", "webp", "gif"])
    def test_is_refused_with_an_archive_behind_it(self, kind):
        out = io.BytesIO(picture(kind))
        out.seek(0, io.SEEK_END)
        with zipfile.ZipFile(out, "a") as archive:
            archive.writestr("a", b"payload")
        assert refusal(out.getvalue()).code == RefusalCode.POLYGLOT

    def test_is_refused_with_a_script_in_its_comment(self):
        data = picture("jpeg", comment=b"<script>alert(1)</script>")
        assert refusal(data).code == RefusalCode.POLYGLOT

    def test_is_refused_with_the_start_of_a_pdf_inside(self):
        assert refusal(picture("jpeg", comment=b"%PDF-1.7")).code == RefusalCode.POLYGLOT


class TestPictureBomb:
    @pytest.mark.parametrize(
        "data",
        [
            png(10_000, 10_000),
            png(30_000, 30_000),
            png(2**31 - 1, 2**31 - 1),
            png(2000, 2000, frames=1000),
            gif(60_000, 60_000, frames=1),
            gif(2000, 2000, frames=1000),
            picture("jpeg").replace(struct.pack(">HH", 60, 80), struct.pack(">HH", 65_000, 65_000), 1),
        ],
        ids=["png", "large-png", "largest-png", "moving-png", "gif", "moving-gif", "jpeg"],
    )
    def test_is_refused_without_decoding_it(self, data):
        tracemalloc.start()
        try:
            found = refusal(data)
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert found.code == RefusalCode.TOO_MANY_PIXELS
        assert peak < 20 << 20

    @pytest.mark.parametrize("data", [png(10_000, 10_000), gif(60_000, 60_000, frames=1)], ids=["png", "gif"])
    def test_is_not_made_afresh(self, data):
        with pytest.raises(Refused) as refused:
            reencode_image(data, max_side=100)
        assert refused.value.code == RefusalCode.TOO_MANY_PIXELS

    def test_is_refused_in_words(self):
        found = refusal(png(10_000, 10_000))
        assert found.code == RefusalCode.TOO_MANY_PIXELS
        assert "40 million pixels" in found.message


class TestReencodedPicture:
    @pytest.mark.parametrize("kind", ["png", "jpeg", "webp", "gif"])
    @pytest.mark.parametrize("output", ["webp", "png"])
    def test_is_fresh_and_fits(self, kind, output):
        made = reencode_image(picture(kind, (800, 200)), max_side=100, output=output)
        with Image.open(io.BytesIO(made)) as image:
            assert (image.format, image.size) == (output.upper(), (100, 25))

    def test_is_never_larger_than_it_was(self):
        with Image.open(io.BytesIO(reencode_image(picture("png", (30, 20)), max_side=512))) as image:
            assert image.size == (30, 20)

    def test_has_no_metadata(self):
        exif = Image.Exif()
        exif[0x0110], exif[0x8825] = "A camera", {1: "N", 2: (52.0, 31.0, 12.0)}
        profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
        for kind in ("jpeg", "png", "webp"):
            before = picture(kind, exif=exif, icc_profile=profile)
            assert b"A camera" in before
            for output in ("webp", "png"):
                made = reencode_image(before, max_side=512, output=output)
                with Image.open(io.BytesIO(made)) as image:
                    assert not image.getexif()
                    assert not {"exif", "icc_profile", "xmp", "comment"} & set(image.info)
                assert b"A camera" not in made

    def test_stands_upright(self):
        exif = Image.Exif()
        exif[0x0112] = 6
        source = Image.new("RGB", (40, 20), "white")
        source.paste("black", (0, 0, 10, 20))
        out = io.BytesIO()
        source.save(out, "jpeg", exif=exif, quality=95)
        with Image.open(io.BytesIO(reencode_image(out.getvalue(), max_side=64, output="png"))) as image:
            assert image.size == (20, 40)
            assert image.getpixel((10, 2))[0] < 60
            assert image.getpixel((10, 38))[0] > 200

    @pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
    def test_stays_transparent(self, mode):
        source = Image.new("RGBA", (20, 20), (255, 0, 0, 0)).convert(mode)
        out = io.BytesIO()
        source.save(out, "png", **({"transparency": source.getpixel((0, 0))} if mode == "P" else {}))
        with Image.open(io.BytesIO(reencode_image(out.getvalue(), max_side=10))) as image:
            assert image.convert("RGBA").getpixel((5, 5))[3] == 0

    def test_drops_what_was_appended(self):
        made = reencode_image(picture("png") + b"<script>alert(1)</script>", max_side=64)
        assert b"script" not in made

    def test_needs_a_picture(self):
        for data in (b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%PDF-1.7"):
            with pytest.raises(Refused) as refused:
                reencode_image(data, max_side=64)
            assert refused.value.code == RefusalCode.TYPE_NOT_ALLOWED
        with pytest.raises(Refused) as refused:
            reencode_image(picture("png")[:60], max_side=64)
        assert refused.value.code == RefusalCode.DAMAGED

    def test_needs_a_size(self):
        with pytest.raises(ValueError, match="at least 1 pixel"):
            reencode_image(picture("png"), max_side=0)

    def test_looks_like_the_one_it_was_made_from(self):
        data = picture("png", (64, 64))
        with (
            Image.open(io.BytesIO(data)) as before,
            Image.open(io.BytesIO(reencode_image(data, max_side=64, output="png"))) as after,
        ):
            assert ImageOps.autocontrast(before).tobytes() == ImageOps.autocontrast(after).tobytes()
