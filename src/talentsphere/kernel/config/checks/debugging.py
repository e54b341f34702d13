"""Aids and leniencies that are fine while developing."""

from collections.abc import Iterator

from talentsphere.kernel.config.checks.base import Env, named
from talentsphere.kernel.config.findings import Code, Finding
from talentsphere.kernel.config.settings import Settings


def check_debugging(settings: Settings, env: Env) -> Iterator[Finding]:
    """No developers' aids in production, and limits that limit."""
    if settings.environment == "production":
        for field, what in (
            ("hot_reload", "restarts the platform when a file changes"),
            ("debug", "writes more about people into the logs than it should"),
        ):
            if getattr(settings, field):
                name = named(field, env)
                yield Finding(
                    code=Code.DEBUGGING,
                    level="warning",
                    message=f"{name} {what}, and this is production.",
                    hint=f"Remove {name}.",
                    setting=name,
                )
    if settings.rate_limit_skip_successful and settings.rate_limit_max is not None:
        name = named("rate_limit_skip_successful", env)
        yield Finding(
            code=Code.LIMIT_WITHOUT_EFFECT,
            level="warning",
            message=f"{name} leaves out every request that succeeds, so copying all pages meets only the "
            "limits per second.",
            hint=f"Remove {name}.",
            setting=name,
        )
