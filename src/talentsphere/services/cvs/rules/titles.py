"""What a CV is called by its owner."""

from talentsphere.kernel.errors import Invalid
from talentsphere.services.cvs.rules.values import clean

MAX_TITLE = 200
_UNNAMED = "CV"


def normal_title(title: str) -> str:
    """A title with its spaces folded. Raises Invalid when it is empty or overlong."""
    folded = " ".join(clean(title).split())
    if not 1 <= len(folded) <= MAX_TITLE:
        raise Invalid.field("title", f"Enter a title of 1 to {MAX_TITLE} characters.")
    return folded


def title_of_file(name: str) -> str:
    """The name of an uploaded file without its ending."""
    stem = name.rpartition(".")[0] or name
    return " ".join(clean(stem).split())[:MAX_TITLE].strip() or _UNNAMED
