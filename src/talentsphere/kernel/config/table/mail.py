"""Sending mail, by SMTP."""

from talentsphere.kernel.config.parsers.base import choice, secret, text
from talentsphere.kernel.config.parsers.mailbox import mail_address, mailbox
from talentsphere.kernel.config.parsers.numbers import port_number
from talentsphere.kernel.config.parsers.urls import host
from talentsphere.kernel.config.setting import Group, Secrecy, Setting, Values

# SendGrid takes SMTP as well: this user, with the API key as the password.
SENDGRID_HOST = "smtp.sendgrid.net"
_SENDGRID_USER = "apikey"


def _through_sendgrid(values: Values) -> bool:
    return bool(values["sendgrid_api_key"]) and values["smtp_host"] == SENDGRID_HOST


MAIL = Group(
    title="Mail",
    settings=(
        Setting(
            field="sendgrid_api_key",
            names=("SENDGRID_API_KEY",),
            parser=secret(),
            secrecy=Secrecy.HIDDEN,
            doc="Sends through SendGrid, unless another `SMTP_HOST` is given.",
        ),
        Setting(
            field="sendgrid_from_email",
            names=("SENDGRID_FROM_EMAIL",),
            parser=mail_address(),
            kept=False,
            doc="The sender's address, where `MAIL_FROM` is not given.",
        ),
        Setting(
            field="sendgrid_from_name",
            names=("SENDGRID_FROM_NAME",),
            parser=text(),
            kept=False,
            derived="`TalentSphere`",
            doc="The sender's name, to go with it.",
        ),
        Setting(
            field="smtp_host",
            names=("SMTP_HOST",),
            parser=host(),
            derive=lambda values: SENDGRID_HOST if values["sendgrid_api_key"] else None,
            derived="SendGrid's with its key, else none: no mail leaves",
            doc="The mail server.",
        ),
        Setting(
            field="smtp_port",
            names=("SMTP_PORT",),
            parser=port_number(),
            default="587",
            doc="Its port.",
        ),
        Setting(
            field="smtp_user",
            names=("SMTP_USER",),
            parser=text(),
            derive=lambda values: _SENDGRID_USER if _through_sendgrid(values) else None,
            derived="SendGrid's with its key",
            doc="The user there.",
        ),
        Setting(
            field="smtp_password",
            names=("SMTP_PASSWORD",),
            parser=secret(),
            secrecy=Secrecy.HIDDEN,
            derive=lambda values: values["sendgrid_api_key"] if _through_sendgrid(values) else None,
            derived="SendGrid's key",
            doc="The user's password.",
        ),
        Setting(
            field="smtp_tls",
            names=("SMTP_TLS",),
            parser=choice({"starttls": "starttls", "tls": "tls", "none": "none"}),
            derived="tls on port 465, none on this machine, else starttls",
            derive=lambda values: _encryption(host=values["smtp_host"], port=values["smtp_port"]),
            doc="How the connection is encrypted: from the start, after STARTTLS, or not.",
        ),
        Setting(
            field="mail_from",
            names=("MAIL_FROM",),
            parser=mailbox(),
            made_of=("sendgrid_from_email", "sendgrid_from_name"),
            derived="`TalentSphere <no-reply@localhost>`",
            doc="The sender of all mail.",
        ),
    ),
)


def _encryption(*, host: str | None, port: int) -> str:
    if port == 465:  # noqa: PLR2004 - the port for mail that is encrypted from the start, RFC 8314
        return "tls"
    return "none" if host in {"localhost", "127.0.0.1", "::1"} else "starttls"
