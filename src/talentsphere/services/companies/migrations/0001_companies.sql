CREATE SCHEMA IF NOT EXISTS companies;

CREATE TABLE companies.company (
    id           uuid        PRIMARY KEY,
    slug         text        NOT NULL UNIQUE,
    name         text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    -- Imports by operators find a company by its folded name; two people may still found companies of one name.
    imported_as  text        UNIQUE,
    website      text,
    description  text        NOT NULL DEFAULT '',
    logo_file_id uuid,
    logo_url     text,
    created_at   timestamptz NOT NULL DEFAULT now(),
    updated_at   timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX company_name ON companies.company (lower(name), id);

CREATE TABLE companies.member (
    company_id uuid        NOT NULL REFERENCES companies.company ON DELETE CASCADE,
    user_id    uuid        NOT NULL,
    role       text        NOT NULL CHECK (role IN ('admin', 'recruiter')),
    since      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (company_id, user_id)
);
CREATE INDEX member_user ON companies.member (user_id);

CREATE TABLE companies.invitation (
    id          uuid        PRIMARY KEY,
    company_id  uuid        NOT NULL REFERENCES companies.company ON DELETE CASCADE,
    email       text        NOT NULL,
    role        text        NOT NULL CHECK (role IN ('admin', 'recruiter')),
    token_hash  bytea       NOT NULL UNIQUE,
    invited_at  timestamptz NOT NULL DEFAULT now(),
    expires_at  timestamptz NOT NULL,
    accepted_at timestamptz
);
CREATE UNIQUE INDEX invitation_open ON companies.invitation (company_id, email) WHERE accepted_at IS NULL;

CREATE VIEW companies.card AS
SELECT id, slug, name, website, logo_url FROM companies.company;
