"""Settings that only work together."""

from collections.abc import Iterator

from talentsphere.kernel.config.checks.base import Env, named
from talentsphere.kernel.config.findings import Code, Finding, Level
from talentsphere.kernel.config.settings import Settings

_PAIRS: tuple[tuple[str, str, Level], ...] = (
    ("tls_certificate", "tls_key", "error"),
    ("aws_access_key_id", "aws_secret_access_key", "error"),
    ("smtp_user", "smtp_password", "warning"),
    ("google_client_id", "google_client_secret", "warning"),
    ("stripe_secret_key", "stripe_webhook_secret", "warning"),
    ("phonepe_merchant_id", "phonepe_salt_key", "warning"),
    ("rate_limit_window", "rate_limit_max", "warning"),
)


def check_pairs(settings: Settings, env: Env) -> Iterator[Finding]:
    """Neither half of a pair is given alone, and S3 has its bucket."""
    for one, other, level in _PAIRS:
        halves = sorted((one, other), key=lambda field: getattr(settings, field) is None)
        there, missing = (getattr(settings, field) for field in halves)
        if there is not None and missing is None:
            given, wanted = (named(field, env) for field in halves)
            yield Finding(
                code=Code.HALF_A_PAIR,
                level=level,
                message=f"{given} is given without {wanted}, and does not work alone.",
                hint=f"Give {wanted} too, or remove {given}.",
                setting=wanted,
            )
    if settings.storage_type == "s3" and settings.s3_bucket is None:
        yield Finding(
            code=Code.NO_BUCKET,
            level="error",
            message="STORAGE_TYPE=s3 names no bucket.",
            hint="Set AWS_S3_BUCKET, or STORAGE_TYPE=local.",
            setting="AWS_S3_BUCKET",
        )
