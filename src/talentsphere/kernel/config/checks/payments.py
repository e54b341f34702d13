"""Test money in production, and real money elsewhere."""

from collections.abc import Iterator

from talentsphere.kernel.config.checks.base import Env, named
from talentsphere.kernel.config.findings import Code, Finding
from talentsphere.kernel.config.settings import Settings

_STRIPE = ("stripe_secret_key", "stripe_publishable_key")
_TEST_KEYS = ("sk_test_", "rk_test_", "pk_test_")
_LIVE_KEYS = ("sk_live_", "rk_live_")


def check_payments(settings: Settings, env: Env) -> Iterator[Finding]:
    """Credentials of payment providers match the environment."""
    if settings.environment == "production":
        yield from _test_in_production(settings, env)
    else:
        yield from _live_elsewhere(settings, env)


def _test_in_production(settings: Settings, env: Env) -> Iterator[Finding]:
    for field in _STRIPE:
        if (getattr(settings, field) or "").startswith(_TEST_KEYS):
            name = named(field, env)
            yield Finding(
                code=Code.TEST_PAYMENTS,
                level="error",
                message=f"{name} is a test key, so nobody would really pay.",
                hint="Use the live key, or remove it to switch payments by Stripe off.",
                setting=name,
            )
    if settings.phonepe_salt_key and settings.phonepe_environment == "sandbox":
        yield Finding(
            code=Code.TEST_PAYMENTS,
            level="error",
            message="PhonePe is in its sandbox, so nobody would really pay.",
            hint="Set PHONEPE_ENVIRONMENT=PRODUCTION, or remove PHONEPE_SALT_KEY to switch PhonePe off.",
            setting="PHONEPE_ENVIRONMENT",
        )


def _live_elsewhere(settings: Settings, env: Env) -> Iterator[Finding]:
    live = [field for field in _STRIPE if (getattr(settings, field) or "").startswith(_LIVE_KEYS)]
    if settings.phonepe_environment == "production":
        live.append("phonepe_environment")
    for field in live:
        name = named(field, env)
        yield Finding(
            code=Code.LIVE_PAYMENTS,
            level="warning",
            message=f"{name} moves real money, and this is {settings.environment}.",
            hint="Use test credentials here.",
            setting=name,
        )
