"""From the environment to settings."""

from collections.abc import Mapping
from pathlib import Path

from talentsphere.kernel.config.findings import SettingsError
from talentsphere.kernel.config.reading import ReadFile, Reading
from talentsphere.kernel.config.settings import Settings
from talentsphere.kernel.config.settle import settle


def read_text(path: Path) -> str:
    """The text of a secret's file, as UTF-8. Raises OSError or UnicodeDecodeError."""
    return path.read_text(encoding="utf-8")


def load_settings(env: Mapping[str, str], *, read_file: ReadFile = read_text) -> Settings:
    """The settings that the variables in `env` give, with the defaults for all others.

    `read_file` reads the file of a secret. Raises SettingsError with every problem found. Whether the
    settings are wise is another question: ask `check_settings`.
    """
    reading = Reading(env, read_file)
    reading.read_all()
    settle(reading)
    if reading.problems:
        raise SettingsError(reading.problems)
    return Settings(**{field: reading.values[field] for field in Settings.__struct_fields__})
