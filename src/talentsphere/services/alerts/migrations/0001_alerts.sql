CREATE SCHEMA IF NOT EXISTS alerts;

CREATE TABLE alerts.saved_search (
    id             uuid        PRIMARY KEY,
    owner_id       uuid        NOT NULL,
    name           text        NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    question       jsonb       NOT NULL,
    -- Of the question, so that it is kept once for each person.
    fingerprint    bytea       NOT NULL,
    frequency      text        NOT NULL CHECK (frequency IN ('instant', 'daily', 'weekly', 'off')),
    created_at     timestamptz NOT NULL,
    -- Jobs published before are not news.
    seen_until     timestamptz NOT NULL,
    looked_at      timestamptz NOT NULL,
    next_look_at   timestamptz,
    last_mailed_at timestamptz,
    UNIQUE (owner_id, fingerprint),
    CHECK ((frequency = 'off') = (next_look_at IS NULL))
);
CREATE INDEX saved_search_next_look_at ON alerts.saved_search (next_look_at) WHERE next_look_at IS NOT NULL;

-- One mail to be.
CREATE TABLE alerts.digest (
    id        uuid        PRIMARY KEY,
    search_id uuid        NOT NULL REFERENCES alerts.saved_search (id) ON DELETE CASCADE,
    -- How many the search finds altogether, new or not.
    total     integer     NOT NULL,
    made_at   timestamptz NOT NULL
);
CREATE INDEX digest_search ON alerts.digest (search_id);
CREATE INDEX digest_made_at ON alerts.digest (made_at);

-- A job is told once for each search, whatever happens to it or to us in between.
CREATE TABLE alerts.told (
    search_id uuid NOT NULL REFERENCES alerts.saved_search (id) ON DELETE CASCADE,
    job_id    uuid NOT NULL,
    digest_id uuid NOT NULL REFERENCES alerts.digest (id) ON DELETE CASCADE,
    PRIMARY KEY (search_id, job_id)
);
CREATE INDEX told_digest ON alerts.told (digest_id);
