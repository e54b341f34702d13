"""Logs, health and alerts."""

from talentsphere.kernel.config.parsers.base import boolean, choice, one_of, pattern, secret
from talentsphere.kernel.config.parsers.numbers import seconds
from talentsphere.kernel.config.setting import Group, Secrecy, Setting

_LEVELS = {level: level for level in ("debug", "info", "warning", "error", "critical")}
# What the same levels are called elsewhere.
_ELSEWHERE = {"trace": "debug", "warn": "warning", "fatal": "critical"}

OBSERVING = Group(
    title="Logs, health and alerts",
    settings=(
        Setting(
            field="log_level",
            names=("LOG_LEVEL",),
            parser=choice(_LEVELS | _ELSEWHERE),
            derive=lambda values: "debug" if values["debug"] else "info",
            derived="info; debug with `DEBUG`",
            doc="From which level on lines are written.",
        ),
        Setting(
            field="log_format",
            names=("LOG_FORMAT",),
            parser=one_of("json", "text"),
            derive=lambda values: "text" if values["environment"] == "development" else "json",
            derived="text in development, else json",
            doc="One JSON object a line, or lines for reading along.",
        ),
        Setting(
            field="request_logging",
            names=("ENABLE_REQUEST_LOGGING",),
            parser=boolean(),
            default="true",
            doc="Whether the gateway writes a line for each request.",
        ),
        Setting(
            field="health_check_interval",
            names=("HEALTH_CHECK_INTERVAL",),
            parser=seconds(bare="ms"),
            default="30s",
            doc="How often the parts are checked.",
        ),
        Setting(
            field="health_check_timeout",
            names=("HEALTH_CHECK_TIMEOUT",),
            parser=seconds(bare="ms"),
            default="5s",
            doc="How long one check may take.",
        ),
        Setting(
            field="slack_bot_token",
            names=("SLACK_BOT_TOKEN",),
            parser=secret(),
            secrecy=Secrecy.HIDDEN,
            doc="Alerts to Slack, as a bot.",
        ),
        Setting(
            field="slack_webhook_url",
            names=("SLACK_WEBHOOK_URL",),
            parser=secret(),
            secrecy=Secrecy.HIDDEN,
            doc="Alerts to Slack, by an incoming webhook.",
        ),
        Setting(
            field="slack_channel",
            names=("SLACK_CHANNEL",),
            parser=pattern(
                r"[#@]?[A-Za-z0-9._-]{1,80}", expects="a channel", hint="Write one such as #ops-alerts."
            ),
            default="#ops-alerts",
            doc="The channel for them.",
        ),
    ),
)
