"""The settings as the rest of the platform reads them."""

from pathlib import Path
from typing import Literal

import msgspec

from talentsphere.kernel.config.redact import redacted

Environment = Literal["development", "staging", "production", "test"]
LogLevel = Literal["debug", "info", "warning", "error", "critical"]


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Every setting, typed. Durations are seconds, sizes bytes; None means not given.

    Made by `load_settings`; what each means stands in the table, in `talentsphere.kernel.config.table`.
    Neither repr nor rich shows a secret.
    """

    environment: Environment
    home: Path
    version: str
    roles: tuple[tuple[str, ...], ...]
    workers: int
    app_replicas: int
    memory_limit: int
    cpu_limit: int
    debug: bool
    hot_reload: bool

    port: int
    host: str
    base_url: str
    api_version: Literal["v1"]
    cors_origins: tuple[str, ...]
    trusted_proxies: tuple[str, ...]
    request_max_body: int
    rate_limit_window: int | None
    rate_limit_max: int | None
    rate_limit_skip_successful: bool
    rate_limit_exempt: tuple[str, ...]
    rate_limit_exempt_secret: str | None
    tls_certificate: Path | None
    tls_key: Path | None

    jwt_secret: str | None
    jwt_refresh_secret: str | None
    session_secret: str | None
    link_secret: str | None
    access_token_ttl: int
    refresh_token_ttl: int
    session_max_age: int
    session_secure: bool | None
    session_same_site: Literal["lax", "strict", "none"]
    google_client_id: str | None
    google_client_secret: str | None

    database_url: str | None
    read_replica_url: str | None
    db_pool_min: int
    db_pool_max: int
    db_max_connections: int
    db_connection_timeout: float
    db_idle_timeout: float
    postgres_bin: Path | None

    redis_url: str | None
    redis_max_retries: int
    amqp_url: str | None
    opensearch_url: str | None
    vault_addr: str | None
    vault_token: str | None
    nginx_bin: Path | None

    storage_type: Literal["local", "s3"]
    upload_path: Path
    s3_bucket: str | None
    s3_endpoint: str | None
    aws_region: str | None
    aws_access_key_id: str | None
    aws_secret_access_key: str | None
    max_file_size: int
    allowed_file_types: tuple[str, ...]
    upload_quota_bytes: int
    backup_dir: Path

    sendgrid_api_key: str | None
    smtp_host: str | None
    smtp_port: int
    smtp_user: str | None
    smtp_password: str | None
    smtp_tls: Literal["starttls", "tls", "none"]
    mail_from: str

    openai_api_key: str | None
    openai_base_url: str | None
    openai_model: str
    openai_max_tokens: int
    openai_timeout: float

    stripe_publishable_key: str | None
    stripe_secret_key: str | None
    stripe_webhook_secret: str | None
    phonepe_merchant_id: str | None
    phonepe_salt_key: str | None
    phonepe_salt_index: int
    phonepe_environment: Literal["sandbox", "production"]

    log_level: LogLevel
    log_format: Literal["json", "text"]
    request_logging: bool
    health_check_interval: float
    health_check_timeout: float
    slack_bot_token: str | None
    slack_webhook_url: str | None
    slack_channel: str

    @property
    def secure_cookies(self) -> bool:
        """Whether cookies carry Secure: what `session_secure` says, else whether the site is https."""
        return self.base_url.startswith("https://") if self.session_secure is None else self.session_secure

    def __repr__(self) -> str:
        shown = ", ".join(f"{field}={value!r}" for field, value in redacted(self).items())
        return f"Settings({shown})"

    def __rich_repr__(self) -> list[tuple[str, object]]:
        # Struct has one of its own, which rich uses for tracebacks with locals.
        return list(redacted(self).items())
