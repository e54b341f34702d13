"""Where templates are found. `jobs/search.html` is the file search.html of `web/jobs/templates/`."""

from collections.abc import Mapping, Sequence
from pathlib import Path

WEB = Path(__file__).parents[1]
ENDINGS = (".html", ".txt", ".xml", ".css")


class Sources:
    """Template texts by name. The first part of a name is an area of `web` or one of the extra folders' names."""

    def __init__(self, *, web: Path = WEB, extra: Mapping[str, Sequence[Path]] | None = None) -> None:
        self._roots: dict[str, tuple[Path, ...]] = {
            folder.parent.name: (folder,) for folder in sorted(web.glob("*/templates")) if folder.is_dir()
        }
        self._roots |= {name: tuple(folders) for name, folders in (extra or {}).items()}

    def read(self, name: str) -> str | None:
        """The text of one template as it is on disk now, or None when there is none of that name."""
        area, _, rest = name.partition("/")
        if ".." in rest.split("/"):
            return None
        for root in self._roots.get(area, ()):
            path = root / rest
            if path.is_file():
                return path.read_text(encoding="utf-8")
        return None

    def read_all(self) -> dict[str, str]:
        """Every template by name. Where two folders have the same name, the first given wins."""
        found: dict[str, str] = {}
        for area, roots in self._roots.items():
            for root in roots:
                for path in sorted(root.rglob("*")):
                    if path.suffix in ENDINGS and path.is_file():
                        name = f"{area}/{path.relative_to(root).as_posix()}"
                        found.setdefault(name, path.read_text(encoding="utf-8"))
        return found
