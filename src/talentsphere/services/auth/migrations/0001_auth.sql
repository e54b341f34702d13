CREATE SCHEMA IF NOT EXISTS auth;

CREATE TABLE auth.credential (
    user_id       uuid        PRIMARY KEY,
    password_hash text        NOT NULL CHECK (password_hash LIKE '$argon2id$%'),
    changed_at    timestamptz NOT NULL
);

-- One row for each place where somebody is signed in. Pages are known by the cookie's hash, clients of the API by
-- the id in their access token.
CREATE TABLE auth.session (
    id           uuid        PRIMARY KEY,
    user_id      uuid        NOT NULL,
    kind         text        NOT NULL CHECK (kind IN ('page', 'api')),
    token_hash   bytea       UNIQUE CHECK (length(token_hash) = 32),
    user_agent   text        NOT NULL,
    created_at   timestamptz NOT NULL,
    last_used_at timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    CHECK ((kind = 'page') = (token_hash IS NOT NULL))
);
CREATE INDEX session_user_id ON auth.session (user_id, last_used_at DESC);
CREATE INDEX session_expires_at ON auth.session (expires_at);

-- A session's refresh tokens: each is used once; used ones stay, so that a second use is noticed.
CREATE TABLE auth.refresh (
    token_hash bytea       PRIMARY KEY CHECK (length(token_hash) = 32),
    session_id uuid        NOT NULL REFERENCES auth.session (id) ON DELETE CASCADE,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);
CREATE INDEX refresh_session_id ON auth.refresh (session_id);
CREATE INDEX refresh_expires_at ON auth.refresh (expires_at);

-- Mailed links and what following them does. A sign-up waits here with its password's hash until it is verified.
CREATE TABLE auth.link (
    id            uuid        PRIMARY KEY,
    purpose       text        NOT NULL CHECK (purpose IN ('sign_up', 'reset', 'change_email')),
    email         text        NOT NULL CHECK (email = lower(email)),
    token_hash    bytea       NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    name          text        CHECK (length(name) BETWEEN 1 AND 200),
    role          text        CHECK (role IN ('candidate', 'recruiter')),
    password_hash text,
    user_id       uuid,
    old_email     text,
    created_at    timestamptz NOT NULL,
    expires_at    timestamptz NOT NULL,
    used_at       timestamptz,
    CHECK ((purpose = 'sign_up') = (name IS NOT NULL)),
    CHECK ((purpose = 'sign_up') = (role IS NOT NULL)),
    CHECK ((purpose = 'sign_up') = (password_hash IS NOT NULL)),
    CHECK ((purpose = 'change_email') = (user_id IS NOT NULL)),
    CHECK ((purpose = 'change_email') = (old_email IS NOT NULL))
);
CREATE INDEX link_email ON auth.link (email, created_at);
CREATE INDEX link_user_id ON auth.link (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX link_expires_at ON auth.link (expires_at);

-- Tries to sign in that have not succeeded. `account` is the hash of the address, known or not.
CREATE TABLE auth.attempt (
    id      uuid        PRIMARY KEY,
    account bytea       NOT NULL CHECK (length(account) = 32),
    client  text        NOT NULL,
    at      timestamptz NOT NULL
);
CREATE INDEX attempt_account ON auth.attempt (account, at);
CREATE INDEX attempt_at ON auth.attempt (at);

-- Where an account was signed in from: these clients keep a limit of their own, so that others can't lock it.
CREATE TABLE auth.familiar (
    account bytea       NOT NULL CHECK (length(account) = 32),
    client  text        NOT NULL,
    seen_at timestamptz NOT NULL,
    PRIMARY KEY (account, client)
);
CREATE INDEX familiar_seen_at ON auth.familiar (seen_at);
