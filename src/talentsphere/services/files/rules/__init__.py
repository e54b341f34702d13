"""What may be stored: uploads judged by their bytes alone, never by the name or type the sender claims.

`inspect` accepts a file and says what it is, or raises `Refused` with a code and what to do. `reencode_image`
makes a fresh picture for showing. Both are slow for large input (tens of milliseconds a megabyte) and belong in a
thread. Nothing here reads a clock, a disk or a network.
"""

from talentsphere.services.files.rules.images import reencode_image
from talentsphere.services.files.rules.inspection import Inspected, inspect
from talentsphere.services.files.rules.kinds import DOCUMENTS, IMAGES, Kind, kinds_of
from talentsphere.services.files.rules.names import safe_name
from talentsphere.services.files.rules.refused import RefusalCode, Refused

__all__ = [
    "DOCUMENTS",
    "IMAGES",
    "Inspected",
    "Kind",
    "RefusalCode",
    "Refused",
    "inspect",
    "kinds_of",
    "reencode_image",
    "safe_name",
]
