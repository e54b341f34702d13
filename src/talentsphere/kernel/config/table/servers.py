"""Servers that may take over from what is built in. Nothing here is needed."""

from talentsphere.kernel.config.parsers.base import boolean, path, secret
from talentsphere.kernel.config.parsers.numbers import integer
from talentsphere.kernel.config.parsers.urls import service_url
from talentsphere.kernel.config.setting import Group, Secrecy, Setting

SERVERS = Group(
    title="Other servers",
    settings=(
        Setting(
            field="redis_tls",
            names=("REDIS_TLS",),
            parser=boolean(),
            derived="as the address says",
            kept=False,
            doc="Whether to speak to the cache encrypted; true turns `redis://` into `rediss://`.",
        ),
        Setting(
            field="redis_url",
            names=("REDIS_URL",),
            made_of=("redis_tls",),
            parser=service_url("redis", "rediss", "unix"),
            secrecy=Secrecy.URL,
            doc="A Redis or Valkey shared by all machines, as cache.",
        ),
        Setting(
            field="redis_max_retries",
            names=("REDIS_MAX_RETRIES",),
            parser=integer(minimum=0, maximum=100),
            default="3",
            doc="How often a command to the cache is tried again before doing without.",
        ),
        Setting(
            field="amqp_url",
            names=("AMQP_URL",),
            parser=service_url("amqp", "amqps"),
            secrecy=Secrecy.URL,
            doc="A RabbitMQ that events are passed on to.",
        ),
        Setting(
            field="opensearch_url",
            names=("OPENSEARCH_URL",),
            parser=service_url("http", "https"),
            secrecy=Secrecy.URL,
            doc="An OpenSearch in place of the index on this machine.",
        ),
        Setting(
            field="vault_addr",
            names=("VAULT_ADDR",),
            parser=service_url("http", "https"),
            doc="A Vault or OpenBao that keeps the secrets.",
        ),
        Setting(
            field="vault_token",
            names=("VAULT_TOKEN",),
            parser=secret(),
            secrecy=Secrecy.HIDDEN,
            doc="The token for it.",
        ),
        Setting(
            field="nginx_bin",
            names=("NGINX_BIN",),
            parser=path(),
            derived="the package's own",
            doc="The nginx program that is the gateway.",
        ),
    ),
)
