CREATE SCHEMA IF NOT EXISTS jobs;

CREATE TABLE jobs.posting (
    id                  uuid        PRIMARY KEY,
    company_id          uuid        NOT NULL,
    slug                text        NOT NULL UNIQUE,
    status              text        NOT NULL CHECK (status IN ('draft', 'published', 'closed')),
    title               text        NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
    description_html    text        NOT NULL DEFAULT '',
    description_text    text        NOT NULL DEFAULT '',
    locations           jsonb       NOT NULL DEFAULT '[]',
    workplace           text        NOT NULL CHECK (workplace IN ('onsite', 'hybrid', 'remote')),
    employment_type     text        NOT NULL,
    department          text,
    level               text,
    pay                 jsonb,
    questions           jsonb       NOT NULL DEFAULT '[]',
    skills              text[]      NOT NULL DEFAULT '{}',
    requisition_id      text,
    language            text        NOT NULL DEFAULT 'en',
    valid_through       date,
    applicant_countries text[]      NOT NULL DEFAULT '{}',
    source_url          text,
    -- Every field of an imported posting that has no column of its own.
    source              jsonb,
    -- The source's own id of an imported posting, and a hash of what it said last.
    reference           text,
    content_hash        text,
    created_by          uuid,
    created_at          timestamptz NOT NULL DEFAULT now(),
    updated_at          timestamptz NOT NULL DEFAULT now(),
    published_at        timestamptz,
    closed_at           timestamptz,
    CHECK (status = 'draft' OR published_at IS NOT NULL)
);
CREATE UNIQUE INDEX posting_reference ON jobs.posting (company_id, reference) WHERE reference IS NOT NULL;
CREATE INDEX posting_newest ON jobs.posting (published_at DESC, id DESC) WHERE status = 'published';
CREATE INDEX posting_of_company ON jobs.posting (company_id, created_at DESC, id DESC);
CREATE INDEX posting_due ON jobs.posting (valid_through) WHERE status = 'published' AND valid_through IS NOT NULL;

CREATE TABLE jobs.report (
    id         uuid        PRIMARY KEY,
    job_id     uuid        NOT NULL REFERENCES jobs.posting ON DELETE CASCADE,
    reason     text        NOT NULL,
    details    text        NOT NULL DEFAULT '' CHECK (length(details) <= 2000),
    reporter   text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    settled_at timestamptz
);
-- One open report of a reporter about a posting: repeating it changes nothing.
CREATE UNIQUE INDEX report_once ON jobs.report (job_id, reporter) WHERE settled_at IS NULL;
CREATE INDEX report_open ON jobs.report (created_at) WHERE settled_at IS NULL;

CREATE VIEW jobs.card AS
SELECT id, company_id, slug, status, title, locations, workplace, employment_type, department, level, pay, skills,
       language, published_at, valid_through
FROM jobs.posting;

-- What the search index holds of a posting, beside its card.
CREATE VIEW jobs.searchable AS
SELECT id, company_id, status, title, description_text, locations, workplace, employment_type, department, level,
       pay, skills, applicant_countries, published_at, valid_through
FROM jobs.posting;
