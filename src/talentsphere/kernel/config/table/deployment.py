"""What runs where: environment, home, version, processes and their limits."""

from talentsphere import __version__
from talentsphere.kernel.config.parsers.base import boolean, one_of, path, pattern
from talentsphere.kernel.config.parsers.lists import roles
from talentsphere.kernel.config.parsers.numbers import integer, millicores, size
from talentsphere.kernel.config.setting import Group, Setting

DEPLOYMENT = Group(
    title="Deployment",
    settings=(
        Setting(
            field="environment",
            names=("ENVIRONMENT", "NODE_ENV"),
            parser=one_of("development", "staging", "production", "test"),
            default="development",
            doc="How strict the checks are: errors in production, warnings in staging, lenient elsewhere.",
        ),
        Setting(
            field="home",
            names=("TALENTSPHERE_HOME",),
            parser=path(),
            default="./var",
            doc="The folder with everything that is kept: database, files, index, secrets, logs.",
        ),
        Setting(
            field="version",
            names=("APP_VERSION",),
            parser=pattern(
                r"[A-Za-z0-9][A-Za-z0-9._+-]{0,63}",
                expects="a version",
                hint="Write one such as 1.4.0, v1.4.0 or 1.4.0-rc1.",
            ),
            derive=lambda _values: __version__,
            derived="the version of the package",
            doc="The release as health answers, logs and metrics name it.",
        ),
        Setting(
            field="roles",
            names=("ROLES",),
            parser=roles(),
            default="",
            doc="Which services run in a process of their own, as `web;auth,users;*`; none: one for all.",
        ),
        Setting(
            field="workers",
            names=("CLUSTER_WORKERS",),
            parser=integer(minimum=1, maximum=256),
            default="1",
            doc="Processes that answer requests, for each role.",
        ),
        Setting(
            field="app_replicas",
            names=("APP_REPLICAS",),
            parser=integer(minimum=1, maximum=1000),
            default="1",
            doc="How many machines or pods run with these settings; counts in the sum of connections.",
        ),
        Setting(
            field="memory_limit",
            names=("MEMORY_LIMIT",),
            parser=size(bare="MiB"),
            default="1024MiB",
            doc="Memory one process may use; rendered into manifests, and the memory alert is set below it.",
        ),
        Setting(
            field="cpu_limit",
            names=("CPU_LIMIT",),
            parser=millicores(),
            default="1000",
            doc="Processor one process may use, in thousandths of a core; rendered into manifests.",
        ),
        Setting(
            field="debug",
            names=("DEBUG",),
            parser=boolean(),
            default="false",
            doc="Detailed logs, unless `LOG_LEVEL` says otherwise.",
        ),
        Setting(
            field="hot_reload",
            names=("ENABLE_HOT_RELOAD", "HOT_RELOAD"),
            parser=boolean(),
            default="false",
            doc="Start again when a source file changes; for development.",
        ),
    ),
)
