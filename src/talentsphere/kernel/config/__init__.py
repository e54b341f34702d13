"""The typed settings of the platform: one table, read from environment variables, checked and shown safely."""

from talentsphere.kernel.config.checks import check_settings
from talentsphere.kernel.config.connections import ConnectionBudget, connection_budget
from talentsphere.kernel.config.findings import MEANINGS, Code, Finding, SettingsError, render_finding
from talentsphere.kernel.config.load import load_settings
from talentsphere.kernel.config.names import known_names, names_of
from talentsphere.kernel.config.page import settings_page
from talentsphere.kernel.config.redact import mask_url, redacted
from talentsphere.kernel.config.settings import Settings
from talentsphere.kernel.config.table import GROUPS, SETTINGS, setting_of

__all__ = [
    "GROUPS",
    "MEANINGS",
    "SETTINGS",
    "Code",
    "ConnectionBudget",
    "Finding",
    "Settings",
    "SettingsError",
    "check_settings",
    "connection_budget",
    "known_names",
    "load_settings",
    "mask_url",
    "names_of",
    "redacted",
    "render_finding",
    "setting_of",
    "settings_page",
]
