"""Rules about settings that could be read: what they say is safe, and fits together."""

from collections.abc import Mapping

from talentsphere.kernel.config.checks.debugging import check_debugging
from talentsphere.kernel.config.checks.pairs import check_pairs
from talentsphere.kernel.config.checks.payments import check_payments
from talentsphere.kernel.config.checks.placeholders import check_placeholders
from talentsphere.kernel.config.checks.required import check_required
from talentsphere.kernel.config.checks.secrets import check_secrets
from talentsphere.kernel.config.checks.sizes import check_sizes
from talentsphere.kernel.config.checks.transport import check_transport
from talentsphere.kernel.config.findings import Finding
from talentsphere.kernel.config.names import unknown_names
from talentsphere.kernel.config.settings import Settings

_CHECKS = (
    check_required,
    check_secrets,
    check_placeholders,
    check_payments,
    check_transport,
    check_sizes,
    check_pairs,
    check_debugging,
)


def check_settings(settings: Settings, env: Mapping[str, str]) -> list[Finding]:
    """Everything to change or to look at, errors first, then by number.

    `env` is what the settings were loaded from: it tells what was given from what is a default, and which
    variable to name.
    """
    findings = list(unknown_names(env))
    for check in _CHECKS:
        findings.extend(check(settings, env))
    return sorted(findings, key=lambda finding: (finding.level, finding.code, finding.setting))
