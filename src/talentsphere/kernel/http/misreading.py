"""Bodies that can't be decoded, which the framework passes on as whatever the decoder raised."""

import traceback

# Where the framework decodes what was sent, and what comes of it that is no error of its own.
_DECODING = (
    ("litestar/_multipart.py", "parse_multipart_form"),
    ("litestar/serialization/msgspec_hooks.py", "decode_json"),
)
_RAISED = (UnicodeDecodeError, LookupError, RecursionError)


def is_misread(error: Exception) -> bool:
    """Whether an exception says that the request's body is not UTF-8, nested too deep, or of an unknown charset."""
    if not isinstance(error, _RAISED):
        return False
    return any(
        frame.f_code.co_name == name and frame.f_code.co_filename.endswith(file)
        for frame, _ in traceback.walk_tb(error.__traceback__)
        for file, name in _DECODING
    )
