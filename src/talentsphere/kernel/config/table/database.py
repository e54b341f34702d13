"""PostgreSQL: where it is and how many connections are kept."""

from talentsphere.kernel.config.parsers.base import choice, path, secret, text
from talentsphere.kernel.config.parsers.database_url import SSL_MODES, database_url
from talentsphere.kernel.config.parsers.numbers import integer, port_number, seconds
from talentsphere.kernel.config.parsers.urls import host
from talentsphere.kernel.config.setting import Group, Secrecy, Setting

_YES = dict.fromkeys(("true", "yes", "1"), "require")
_NO = dict.fromkeys(("false", "no", "0"), "disable")
_POOL = integer(minimum=1, maximum=10_000)

DATABASE = Group(
    title="Database",
    settings=(
        Setting(
            field="db_host",
            names=("DB_HOST",),
            parser=host(sockets=True),
            kept=False,
            doc="The database by parts: its host. The parts fill in what `DATABASE_URL` leaves out.",
        ),
        Setting(
            field="db_port",
            names=("DB_PORT",),
            parser=port_number(),
            derived="`5432`",
            kept=False,
            doc="The database by parts: its port.",
        ),
        Setting(
            field="db_name",
            names=("DB_NAME",),
            parser=text(),
            derived="`talentsphere`",
            kept=False,
            doc="The database by parts: its name.",
        ),
        Setting(
            field="db_user",
            names=("DB_USER",),
            parser=text(),
            derived="`talentsphere`",
            kept=False,
            doc="The database by parts: the user.",
        ),
        Setting(
            field="db_password",
            names=("DB_PASSWORD", "POSTGRES_PASSWORD"),
            parser=secret(),
            secrecy=Secrecy.HIDDEN,
            kept=False,
            doc="The database by parts: the user's password.",
        ),
        Setting(
            field="db_ssl",
            names=("DB_SSL",),
            parser=choice({mode: mode for mode in SSL_MODES} | _YES | _NO),
            kept=False,
            doc="The database by parts: `sslmode`; true stands for require, false for disable.",
        ),
        Setting(
            field="database_url",
            names=("DATABASE_URL",),
            parser=database_url(embedded=True),
            secrecy=Secrecy.URL,
            made_of=("db_host", "db_port", "db_name", "db_user", "db_password", "db_ssl"),
            derived="the server that comes with the platform",
            required=True,
            doc="The database as one address; `embedded` chooses the server that comes with the platform.",
        ),
        Setting(
            field="read_replica_url",
            names=("READ_REPLICA_URL",),
            parser=database_url(embedded=False),
            secrecy=Secrecy.URL,
            doc="A replica that answers reads which may be a moment old.",
        ),
        Setting(
            field="db_pool_min",
            names=("DB_POOL_MIN",),
            parser=integer(minimum=0, maximum=10_000),
            default="2",
            doc="Connections one process keeps open at least.",
        ),
        Setting(
            field="db_pool_max",
            names=("DB_POOL_MAX", "DB_POOL_SIZE"),
            parser=_POOL,
            default="10",
            doc="Connections one process opens at most, to the primary and to the replica each.",
        ),
        Setting(
            field="db_max_connections",
            names=("DB_MAX_CONNECTIONS",),
            parser=_POOL,
            default="200",
            doc="What the server accepts: set in the server that comes with the platform, else only checked.",
        ),
        Setting(
            field="db_connection_timeout",
            names=("DB_CONNECTION_TIMEOUT",),
            parser=seconds(bare="ms"),
            default="2s",
            doc="How long a connection may take to open.",
        ),
        Setting(
            field="db_idle_timeout",
            names=("DB_IDLE_TIMEOUT",),
            parser=seconds(bare="ms"),
            default="30s",
            doc="After how long an unused connection is closed.",
        ),
        Setting(
            field="postgres_bin",
            names=("POSTGRES_BIN",),
            parser=path(),
            derived="the package's own",
            doc="The folder with PostgreSQL's programs.",
        ),
    ),
)
