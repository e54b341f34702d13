CREATE SCHEMA IF NOT EXISTS search;

-- Rebuilds of the index: asked for by an operator or at the start, carried out by the indexer.
CREATE TABLE search.rebuild (
    id           uuid        PRIMARY KEY,
    requested_at timestamptz NOT NULL DEFAULT now(),
    started_at   timestamptz,
    finished_at  timestamptz,
    done         bigint      NOT NULL DEFAULT 0,
    total        bigint      NOT NULL DEFAULT 0,
    error        text
);
CREATE INDEX rebuild_requested_at ON search.rebuild (requested_at DESC);
