"""Uploaded files and backups."""

from talentsphere.kernel.config.parsers.base import one_of, path, pattern, secret
from talentsphere.kernel.config.parsers.lists import file_types
from talentsphere.kernel.config.parsers.numbers import size
from talentsphere.kernel.config.parsers.urls import service_url
from talentsphere.kernel.config.setting import Group, Secrecy, Setting

_DOCUMENTS = (
    "application/pdf",
    "application/msword",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)

FILES = Group(
    title="Files",
    settings=(
        Setting(
            field="storage_type",
            names=("STORAGE_TYPE",),
            parser=one_of("local", "s3"),
            default="local",
            doc="Where uploaded files are kept: on this machine or in S3.",
        ),
        Setting(
            field="upload_path",
            names=("UPLOAD_PATH",),
            parser=path(),
            derive=lambda values: values["home"] / "uploads",
            derived="`uploads` in the home",
            doc="The folder of uploaded files, for local.",
        ),
        Setting(
            field="s3_bucket",
            names=("AWS_S3_BUCKET", "S3_BUCKET"),
            parser=pattern(
                r"[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]",
                expects="a bucket's name of 3 to 63 characters",
                hint="Write letters, digits, dots and hyphens.",
            ),
            doc="The bucket, for s3.",
        ),
        Setting(
            field="s3_endpoint",
            names=("S3_ENDPOINT", "AWS_ENDPOINT_URL_S3"),
            parser=service_url("https", "http"),
            derived="Amazon's",
            doc="The address of another server that speaks S3.",
        ),
        Setting(
            field="aws_region",
            names=("AWS_REGION",),
            parser=pattern(r"[a-z0-9-]{2,32}", expects="a region", hint="Write one such as us-east-1."),
            doc="The bucket's region.",
        ),
        Setting(
            field="aws_access_key_id",
            names=("AWS_ACCESS_KEY_ID",),
            parser=secret(),
            secrecy=Secrecy.HIDDEN,
            derived="the machine's own role",
            doc="The key's id, for s3.",
        ),
        Setting(
            field="aws_secret_access_key",
            names=("AWS_SECRET_ACCESS_KEY",),
            parser=secret(),
            secrecy=Secrecy.HIDDEN,
            derived="the machine's own role",
            doc="The key, for s3.",
        ),
        Setting(
            field="max_file_size",
            names=("MAX_FILE_SIZE",),
            parser=size(),
            default="5MiB",
            doc="The largest file that may be uploaded.",
        ),
        Setting(
            field="allowed_file_types",
            names=("ALLOWED_FILE_TYPES",),
            parser=file_types(),
            default=",".join(_DOCUMENTS),
            doc="The types of documents that may be uploaded.",
        ),
        Setting(
            field="upload_quota_bytes",
            names=("UPLOAD_QUOTA",),
            parser=size(),
            default="100MiB",
            doc="What the files of one account may take together.",
        ),
        Setting(
            field="backup_dir",
            names=("BACKUP_DIR",),
            parser=path(),
            derive=lambda values: values["home"] / "backups",
            derived="`backups` in the home",
            doc="The folder of backups; best on another disk.",
        ),
    ),
)
