CREATE SCHEMA IF NOT EXISTS users;

CREATE TABLE users.person (
    id           uuid        PRIMARY KEY,
    email        text        NOT NULL CHECK (email = lower(email) AND length(email) BETWEEN 3 AND 254),
    name         text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    roles        text[]      NOT NULL CHECK (roles <@ ARRAY['candidate', 'recruiter', 'operator']),
    headline     text        NOT NULL DEFAULT '',
    about        text        NOT NULL DEFAULT '',
    city         text        NOT NULL DEFAULT '',
    country      text        NOT NULL DEFAULT '',
    links        text[]      NOT NULL DEFAULT '{}',
    locale       text        NOT NULL DEFAULT 'en',
    timezone     text        NOT NULL DEFAULT 'UTC',
    discoverable boolean     NOT NULL DEFAULT false,
    created_at   timestamptz NOT NULL DEFAULT now(),
    updated_at   timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX person_email ON users.person (email);
