CREATE SCHEMA IF NOT EXISTS cvs;

CREATE TABLE cvs.cv (
    id         uuid        PRIMARY KEY,
    owner_id   uuid        NOT NULL,
    title      text        NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    -- The file it was read from. Its name and type are as the file service told them when it was stored.
    file_id    uuid        UNIQUE,
    file_name  text,
    media_type text,
    resume     jsonb       NOT NULL CHECK (jsonb_typeof(resume) = 'object'),
    -- The file's text; without a readable file, the document's.
    text       text        NOT NULL,
    readable   boolean     NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CHECK (num_nulls(file_id, file_name, media_type) IN (0, 3))
);
CREATE INDEX cv_owner ON cvs.cv (owner_id, created_at DESC, id DESC);
