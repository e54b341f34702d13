"""The built front-end files: which file stands for which name, and where browsers fetch it."""

import re
from pathlib import Path

import msgspec

DIST = Path(__file__).parent / "static" / "dist"
URL = "/static"

SYMBOL = re.compile(r'<symbol id="([\w-]+)"')


class AssetsMissing(RuntimeError):
    """The front end was not built."""


class UnknownAsset(LookupError):
    """A template asked for a file or an icon that is not among the built ones."""


class Assets:
    """Addresses of built files by plain name. Their names carry a digest, so they may be cached for ever."""

    def __init__(self, *, files: dict[str, str], icons: frozenset[str], url: str = URL) -> None:
        self._addresses = {name: f"{url}/{file}" for name, file in files.items()}
        self._icons = icons

    @classmethod
    def load(cls, folder: Path = DIST) -> "Assets":
        """The files that `bin/assets` built. Raises AssetsMissing when it has not run."""
        manifest = folder / "manifest.json"
        if not manifest.is_file():
            raise AssetsMissing(f"{manifest} is missing. hint: run bin/assets.")
        files = msgspec.json.decode(manifest.read_bytes(), type=dict[str, str])
        sprite = (folder / files["icons.svg"]).read_text(encoding="utf-8")
        return cls(files=files, icons=frozenset(SYMBOL.findall(sprite)))

    def address(self, name: str) -> str:
        """Where browsers fetch the file: `app.css` → `/static/app-0a1b2c3d4e.css`. Raises UnknownAsset."""
        try:
            return self._addresses[name]
        except KeyError:
            known = ", ".join(self._addresses)
            raise UnknownAsset(f"There is no built file {name!r}; there are {known}.") from None

    def icon_address(self, name: str) -> str:
        """Where the symbol stands in the sprite. Raises UnknownAsset."""
        if name not in self._icons:
            raise UnknownAsset(f"There is no icon {name!r} in web/shell/icons/icons.svg.")
        return f"{self._addresses['icons.svg']}#{name}"
