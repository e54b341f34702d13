"""Assembles roles and runs them with their embedded servers."""


class RuntimeFault(Exception):
    """Something that keeps the platform from starting or stopping. `hint` says what to do."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        self.hint = hint
        super().__init__(message)
