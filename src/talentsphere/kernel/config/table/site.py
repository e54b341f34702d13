"""How the platform is reached: addresses, proxies, limits, certificates."""

from talentsphere.kernel.config.parsers.base import boolean, choice, path
from talentsphere.kernel.config.parsers.base import secret as any_secret
from talentsphere.kernel.config.parsers.lists import networks, origins
from talentsphere.kernel.config.parsers.numbers import integer, port_number, size, whole_seconds
from talentsphere.kernel.config.parsers.urls import host, site
from talentsphere.kernel.config.setting import Group, Secrecy, Setting

SITE = Group(
    title="Site and gateway",
    settings=(
        Setting(
            field="port",
            names=("PORT",),
            parser=port_number(),
            default="8000",
            doc="The port the gateway listens on.",
        ),
        Setting(
            field="host",
            names=("HOST",),
            parser=host(),
            default="127.0.0.1",
            doc="The address the gateway listens on: 0.0.0.0 for every network of the machine.",
        ),
        Setting(
            field="base_url",
            names=("BASE_URL",),
            parser=site(),
            derive=lambda values: f"http://127.0.0.1:{values['port']}",
            derived="`http://127.0.0.1:` and the port",
            required=True,
            doc="The address people type; links in mail and the scheme of cookies come from it.",
        ),
        Setting(
            field="api_version",
            names=("API_VERSION",),
            parser=choice({"v1": "v1", "1": "v1"}),
            default="v1",
            doc="The version of the API that is served.",
        ),
        Setting(
            field="cors_origins",
            names=("CORS_ORIGINS", "CORS_ORIGIN"),
            parser=origins(),
            default="",
            doc="Other sites whose pages may call the API, as scheme and host.",
        ),
        Setting(
            field="trusted_proxies",
            names=("TRUSTED_PROXIES",),
            parser=networks(),
            default="",
            doc="Addresses whose `X-Forwarded-For` is believed, for a load balancer before the gateway.",
        ),
        Setting(
            field="request_max_body",
            names=("REQUEST_MAX_BODY",),
            parser=size(),
            default="10MiB",
            doc="The largest request the gateway lets through.",
        ),
        Setting(
            field="rate_limit_window",
            names=("RATE_LIMIT_WINDOW_MS", "RATE_LIMIT_WINDOW"),
            parser=whole_seconds(bare="ms"),
            doc="The span `RATE_LIMIT_MAX_REQUESTS` counts over, on top of the limits per second.",
        ),
        Setting(
            field="rate_limit_max",
            names=("RATE_LIMIT_MAX_REQUESTS", "RATE_LIMIT_MAX"),
            parser=integer(minimum=1, maximum=100_000_000),
            doc="Requests one address may send in the span.",
        ),
        Setting(
            field="rate_limit_skip_successful",
            names=("RATE_LIMIT_SKIP_SUCCESSFUL_REQUESTS",),
            parser=boolean(),
            default="false",
            doc="Count only failed requests in the span; the limits per second count all in any case.",
        ),
        Setting(
            field="rate_limit_exempt",
            names=("RATE_LIMIT_EXEMPT",),
            parser=networks(),
            default="",
            doc="Addresses without a limit, for drills and load runs.",
        ),
        Setting(
            field="rate_limit_exempt_secret",
            names=("RATE_LIMIT_EXEMPT_SECRET",),
            parser=any_secret(),
            secrecy=Secrecy.HIDDEN,
            min_length=32,
            doc="Signs the header that lifts the limits where addresses don't tell callers apart.",
        ),
        Setting(
            field="tls_certificate",
            names=("TLS_CERTIFICATE",),
            parser=path(),
            doc="The certificate chain, as PEM; without it the gateway speaks plain HTTP.",
        ),
        Setting(
            field="tls_key",
            names=("TLS_KEY",),
            parser=path(),
            doc="The file with the certificate's private key.",
        ),
    ),
)
