"""Forms of the API that carry one file."""

from typing import Any

from litestar.datastructures import UploadFile
from litestar.enums import RequestEncodingType
from litestar.params import Body

from talentsphere.kernel.errors import Invalid

# For `data: Annotated[dict[str, Any], ONE_FILE]`; the description then names the field.
ONE_FILE = Body(
    media_type=RequestEncodingType.MULTI_PART,
    schema_extra={
        "properties": {
            "file": {"type": "string", "format": "binary", "contentMediaType": "application/octet-stream"}
        },
        "required": ["file"],
    },
)


async def the_file(form: dict[str, Any]) -> tuple[bytes, str]:
    """The content of the form's file and the name it was sent with. Raises Invalid when there is none."""
    sent = form.get("file")
    if not isinstance(sent, UploadFile):
        raise Invalid.field("file", "Send the file as a form field named file.")
    return await sent.read(), sent.filename
