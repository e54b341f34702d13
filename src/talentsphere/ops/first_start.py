"""What happens once in the life of a home: the first operator."""

import asyncio
import secrets
from pathlib import Path

from talentsphere.runtime.platform import Platform
from talentsphere.runtime.wiring import running

# Fits every mail system's idea of an address and can belong to nobody else.
OPERATOR = "operator@localhost.localdomain"


def password_file(platform: Platform) -> Path:
    """Where the first operator's generated password is kept, for the owner of the home."""
    return platform.home.secrets / "operator"


def make_operator(platform: Platform) -> None:
    """Makes the first operator, unless that was done before."""
    if not password_file(platform).exists():
        asyncio.run(_make_operator(platform))


async def _make_operator(platform: Platform) -> None:
    password = secrets.token_urlsafe(12)
    async with running(platform.settings, platform.home) as services:
        await services.auth.add_user(
            email=OPERATOR, name="First Operator", password=password, roles=("operator",)
        )
    # Written last: a start that was interrupted before this sets a new password the next time.
    path = password_file(platform)
    path.touch(mode=0o600)
    path.write_text(password, encoding="utf-8")
