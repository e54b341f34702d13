CREATE SCHEMA IF NOT EXISTS files;

CREATE TABLE files.file (
    id         uuid        PRIMARY KEY,
    owner_id   uuid,
    purpose    text        NOT NULL CHECK (purpose IN ('cv', 'logo', 'attachment')),
    name       text        NOT NULL,
    media_type text        NOT NULL,
    size       bigint      NOT NULL CHECK (size > 0),
    sha256     text        NOT NULL CHECK (length(sha256) = 64),
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX file_owner ON files.file (owner_id, created_at DESC);

-- Bytes that no record stands for: those being written, and those of deleted records. A sweep removes them.
CREATE TABLE files.stray (
    id    uuid        PRIMARY KEY,
    after timestamptz NOT NULL
);
CREATE INDEX stray_after ON files.stray (after);
