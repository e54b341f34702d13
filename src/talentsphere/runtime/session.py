"""What the command line hands to its verbs: the settings, and the services when a verb needs them."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

import click

from talentsphere.kernel.config import Settings, SettingsError, load_settings
from talentsphere.runtime.home import Home, home_of

if TYPE_CHECKING:
    from talentsphere.runtime.wiring import Services

T = TypeVar("T")


class Session:
    """One call of the command line."""

    @cached_property
    def settings(self) -> Settings:
        """The settings of the environment. Every problem is printed and ends the call with exit 2."""
        try:
            return load_settings(os.environ)
        except SettingsError as error:
            raise click.UsageError(str(error)) from error

    @property
    def home(self) -> Home:
        return home_of(self.settings)

    def run(self, use: "Callable[[Services], Awaitable[T]]") -> T:
        """Runs `use(services)` on an open database and returns its result."""
        # Most verbs need no services, and a server that is started again starts sooner without them.
        from talentsphere.runtime.wiring import running  # noqa: PLC0415

        async def go() -> T:
            async with running(self.settings, self.home) as services:
                return await use(services)

        return asyncio.run(go())
