CREATE SCHEMA IF NOT EXISTS applications;

CREATE TABLE applications.application (
    id              uuid        PRIMARY KEY,
    -- The job as it was when it was applied for.
    job_id          uuid        NOT NULL,
    job_title       text        NOT NULL,
    job_slug        text        NOT NULL,
    company_id      uuid        NOT NULL,
    company_name    text        NOT NULL,
    questions       jsonb       NOT NULL DEFAULT '[]',
    -- Null once the person deleted their account: the row stays for the company's counts, without them in it.
    candidate_id    uuid,
    candidate_name  text        NOT NULL,
    candidate_email text        NOT NULL,
    headline        text        NOT NULL DEFAULT '',
    status          text        NOT NULL CHECK (status IN
        ('submitted', 'in_review', 'interview', 'offer', 'hired', 'rejected', 'withdrawn')),
    submitted_at    timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    cover_letter    text        NOT NULL DEFAULT '',
    answers         jsonb       NOT NULL DEFAULT '{}',
    -- The CV as it was sent; its file is a copy that belongs to the application.
    cv_id           uuid        NOT NULL,
    cv_title        text        NOT NULL,
    cv_file_id      uuid,
    cv_file_name    text,
    cv_media_type   text,
    cv_resume       jsonb       NOT NULL DEFAULT '{}',
    cv_text         text        NOT NULL DEFAULT '',
    CONSTRAINT application_once UNIQUE (candidate_id, job_id),
    CONSTRAINT application_erased CHECK (candidate_id IS NOT NULL OR
        (candidate_email = '' AND cover_letter = '' AND cv_file_id IS NULL AND cv_text = ''))
);
CREATE INDEX application_of_candidate ON applications.application (candidate_id, submitted_at DESC, id DESC);

-- What the candidate may see of the way; `key` names the cause, so that it is told once.
CREATE TABLE applications.progress (
    id             bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    application_id uuid        NOT NULL REFERENCES applications.application ON DELETE CASCADE,
    key            text        NOT NULL,
    status         text        NOT NULL CHECK (status IN
        ('submitted', 'in_review', 'interview', 'offer', 'hired', 'rejected', 'withdrawn')),
    at             timestamptz NOT NULL,
    note           text        NOT NULL DEFAULT '',
    CONSTRAINT progress_once UNIQUE (application_id, key)
);

CREATE TABLE applications.draft (
    candidate_id uuid        NOT NULL,
    job_id       uuid        NOT NULL,
    cv_id        uuid,
    answers      jsonb       NOT NULL DEFAULT '{}',
    cover_letter text        NOT NULL DEFAULT '',
    saved_at     timestamptz NOT NULL,
    PRIMARY KEY (candidate_id, job_id)
);
CREATE INDEX draft_saved_at ON applications.draft (saved_at);
