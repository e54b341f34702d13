"""Reads one setting after another out of the environment, and keeps going after a mistake."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from talentsphere.kernel.config.findings import Code, Finding
from talentsphere.kernel.config.names import FILE, is_given
from talentsphere.kernel.config.parsers.base import MalformedValueError
from talentsphere.kernel.config.redact import quoted
from talentsphere.kernel.config.setting import Secrecy, Setting
from talentsphere.kernel.config.table import SETTINGS

ReadFile = Callable[[Path], str]
_QUOTES = ("'", '"')
_PATH_STARTS = ("/", "./", "../")


class Reading:
    """What was read: values by field, the variable each came from, and everything that was wrong.

    A field in `malformed` was given and has its default for now, so that reading can go on.
    """

    def __init__(self, env: Mapping[str, str], read_file: ReadFile) -> None:
        self.values: dict[str, Any] = {}
        self.sources: dict[str, str] = {}
        self.problems: list[Finding] = []
        self.malformed: set[str] = set()
        self._env = env
        self._read_file = read_file

    def read_all(self) -> None:
        for setting in SETTINGS:
            self._read(setting)

    def problem(self, code: Code, name: str, message: str, *, hint: str, given: str | None = None) -> None:
        self.problems.append(
            Finding(code=code, level="error", message=message, hint=hint, setting=name, given=given)
        )

    def _read(self, setting: Setting) -> None:
        parsed = [found for name in setting.names for found in self._parse_name(setting, name)]
        if not parsed:
            self.values[setting.field] = self._default(setting)
            return
        self.sources[setting.field], self.values[setting.field] = parsed[0]
        if any(value != parsed[0][1] for _name, value in parsed):
            names = " and ".join(name for name, _value in parsed)
            self.problem(
                Code.NAMES_DISAGREE,
                parsed[0][0],
                f"{names} are names of one setting and have different values.",
                hint=f"Keep one of them, best {setting.name}.",
            )

    def _parse_name(self, setting: Setting, name: str) -> Iterator[tuple[str, object]]:
        """The variable and its value, when one of `NAME` and `NAME_FILE` is given and well formed."""
        for source, text in self._texts(setting, name):
            try:
                yield source, setting.parser.read(text)
            except MalformedValueError as error:
                self.malformed.add(setting.field)
                given = quoted(setting, text)
                self.problem(
                    Code.MALFORMED,
                    source,
                    f"{source} should be {setting.parser.expects}; "
                    f"it is {given or 'something else, which is not shown'}.",
                    hint=error.hint or setting.parser.hint,
                    given=given,
                )

    def _texts(self, setting: Setting, name: str) -> Iterator[tuple[str, str]]:
        by_value = is_given(self._env, name)
        by_file = setting.may_be_file and is_given(self._env, name + FILE)
        if by_value and by_file:
            self.problem(
                Code.VALUE_AND_FILE,
                name,
                f"{name} and {name}{FILE} are both given.",
                hint=f"Keep {name}{FILE} and remove {name}.",
            )
        if by_value:
            yield name, _plain(setting, self._env[name])
        elif by_file:
            yield from self._from_file(setting, name + FILE)

    def _from_file(self, setting: Setting, name: str) -> Iterator[tuple[str, str]]:
        path = Path(self._env[name].strip())
        try:
            text = self._read_file(path)
        except (OSError, ValueError) as error:
            # ValueError: the bytes are no UTF-8, or the path holds a NUL. Its text would quote the bytes.
            why = (error.strerror or "it can't be read") if isinstance(error, OSError) else "it is not text"
            self._unreadable(name, path, why)
            return
        if not text.strip():
            self._unreadable(name, path, "it is empty")
            return
        yield name, _plain(setting, text.rstrip("\r\n"))

    def _unreadable(self, name: str, path: Path, why: str) -> None:
        # Somebody may have put the secret itself there, so only what is plainly a path is shown.
        given = repr(str(path)) if self._env[name].strip().startswith(_PATH_STARTS) else None
        self.problem(
            Code.UNREADABLE_FILE,
            name,
            f"{name} names {given or 'a file'}, which can't be used: {why}.",
            hint=f"Check the path and that the platform may read the file; "
            f"a value belongs in {name.removesuffix(FILE)}.",
            given=given,
        )

    def _default(self, setting: Setting) -> object:
        if setting.derive is not None:
            return setting.derive(self.values)
        return None if setting.default is None else setting.parser.read(setting.default)


def _plain(setting: Setting, text: str) -> str:
    """`text` without blanks around it and without the quotation marks that `docker --env-file` leaves on.

    A secret is taken as it is.
    """
    if setting.secrecy is Secrecy.HIDDEN:
        return text
    bare = text.strip()
    paired = len(bare) > 1 and bare[0] == bare[-1] and bare[0] in _QUOTES
    return bare[1:-1] if paired else bare
