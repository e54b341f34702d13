-- What the kernel keeps for all services: kept answers of keyed requests, and which reactions were done.
CREATE SCHEMA IF NOT EXISTS kernel;

CREATE TABLE kernel.idempotency (
    scope       text        NOT NULL,
    key         text        NOT NULL,
    fingerprint bytea       NOT NULL,
    status      smallint,
    body        bytea,
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (scope, key)
);
CREATE INDEX idempotency_created_at ON kernel.idempotency (created_at);

CREATE TABLE kernel.handled (
    subscriber text        NOT NULL,
    event_id   uuid        NOT NULL,
    handled_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (subscriber, event_id)
);
CREATE INDEX handled_handled_at ON kernel.handled (handled_at);
