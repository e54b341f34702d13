"""Services of others: the language model, and payments."""

from talentsphere.kernel.config.parsers.base import one_of, secret, text
from talentsphere.kernel.config.parsers.numbers import integer, seconds
from talentsphere.kernel.config.parsers.urls import service_url
from talentsphere.kernel.config.setting import Group, Secrecy, Setting

ASSISTANT = Group(
    title="Assistant",
    settings=(
        Setting(
            field="openai_api_key",
            names=("OPENAI_API_KEY",),
            parser=secret(),
            secrecy=Secrecy.HIDDEN,
            doc="Lets the assistant use a language model.",
        ),
        Setting(
            field="openai_base_url",
            names=("OPENAI_BASE_URL",),
            parser=service_url("https", "http"),
            derived="OpenAI's",
            doc="Another server with the same interface, for a model of your own.",
        ),
        Setting(
            field="openai_model",
            names=("OPENAI_MODEL",),
            parser=text(),
            default="gpt-4-turbo",
            doc="The model.",
        ),
        Setting(
            field="openai_max_tokens",
            names=("OPENAI_MAX_TOKENS",),
            parser=integer(minimum=1, maximum=1_000_000),
            default="4000",
            doc="The longest answer, in tokens.",
        ),
        Setting(
            field="openai_timeout",
            names=("OPENAI_TIMEOUT",),
            parser=seconds(bare="ms"),
            default="30s",
            doc="How long an answer may take.",
        ),
    ),
)

PAYMENTS = Group(
    title="Payments",
    settings=(
        Setting(
            field="stripe_publishable_key",
            names=("STRIPE_PUBLISHABLE_KEY",),
            parser=text(),
            doc="Stripe: the key that pages may show.",
        ),
        Setting(
            field="stripe_secret_key",
            names=("STRIPE_SECRET_KEY",),
            parser=secret(),
            secrecy=Secrecy.HIDDEN,
            doc="Stripe: the secret key.",
        ),
        Setting(
            field="stripe_webhook_secret",
            names=("STRIPE_WEBHOOK_SECRET",),
            parser=secret(),
            secrecy=Secrecy.HIDDEN,
            doc="Stripe: proves that a notice is theirs.",
        ),
        Setting(
            field="phonepe_merchant_id",
            names=("PHONEPE_MERCHANT_ID",),
            parser=text(),
            doc="PhonePe: the merchant's id.",
        ),
        Setting(
            field="phonepe_salt_key",
            names=("PHONEPE_SALT_KEY",),
            parser=secret(),
            secrecy=Secrecy.HIDDEN,
            doc="PhonePe: signs requests.",
        ),
        Setting(
            field="phonepe_salt_index",
            names=("PHONEPE_SALT_INDEX",),
            parser=integer(minimum=1, maximum=1000),
            default="1",
            doc="PhonePe: which of the salt keys it is.",
        ),
        Setting(
            field="phonepe_environment",
            names=("PHONEPE_ENVIRONMENT",),
            parser=one_of("sandbox", "production"),
            default="sandbox",
            doc="PhonePe: whether money moves.",
        ),
    ),
)
