CREATE SCHEMA IF NOT EXISTS recruitment;

-- One for each job, made when it is first needed. Whoever changes stages or the order of cards locks its row, so
-- that changes of one job take turns and can't wait for each other in a circle.
CREATE TABLE recruitment.pipeline (
    job_id     uuid        PRIMARY KEY,
    company_id uuid        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

-- The rules on names and places hold at the end of a transaction: stages may swap theirs within one.
CREATE TABLE recruitment.stage (
    id          uuid PRIMARY KEY,
    job_id      uuid NOT NULL REFERENCES recruitment.pipeline ON DELETE CASCADE,
    name        text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    folded_name text NOT NULL GENERATED ALWAYS AS (lower(name)) STORED,
    kind        text NOT NULL CHECK (kind IN
        ('new', 'screening', 'interview', 'offer', 'hired', 'rejected', 'withdrawn')),
    position    integer NOT NULL,
    CONSTRAINT stage_of_job UNIQUE (job_id, id),
    CONSTRAINT stage_place UNIQUE (job_id, position) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT stage_name UNIQUE (job_id, folded_name) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT stage_single EXCLUDE USING btree (job_id WITH =, kind WITH =)
        WHERE (kind IN ('hired', 'rejected', 'withdrawn')) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE recruitment.card (
    application_id uuid             PRIMARY KEY,
    job_id         uuid             NOT NULL,
    company_id     uuid             NOT NULL,
    -- Null once the person deleted their account.
    candidate_id   uuid,
    candidate_name text             NOT NULL,
    headline       text             NOT NULL DEFAULT '',
    stage_id       uuid             NOT NULL,
    position       double precision NOT NULL,
    rating         smallint         CHECK (rating BETWEEN 1 AND 5),
    reject_reason  text             CHECK (reject_reason IN
        ('experience', 'skills', 'location', 'pay', 'position_filled', 'no_reply', 'other')),
    submitted_at   timestamptz      NOT NULL,
    stage_since    timestamptz      NOT NULL,
    -- The last event about this card: an earlier one that is still under way is no longer true.
    news_id        uuid,
    -- What the candidate was told last, in the words of applications.
    told           text             NOT NULL DEFAULT 'submitted',
    FOREIGN KEY (job_id, stage_id) REFERENCES recruitment.stage (job_id, id)
);
CREATE INDEX card_in_stage ON recruitment.card (job_id, stage_id, position, application_id);
CREATE INDEX card_of_job ON recruitment.card (job_id, submitted_at DESC, application_id DESC);
CREATE INDEX card_of_company ON recruitment.card (company_id, job_id, stage_id);
CREATE INDEX card_of_candidate ON recruitment.card (candidate_id) WHERE candidate_id IS NOT NULL;

CREATE TABLE recruitment.note (
    id             uuid        PRIMARY KEY,
    application_id uuid        NOT NULL REFERENCES recruitment.card ON DELETE CASCADE,
    author_id      uuid,
    author_name    text        NOT NULL,
    text           text        NOT NULL CHECK (length(text) BETWEEN 1 AND 10000),
    at             timestamptz NOT NULL
);
CREATE INDEX note_of_card ON recruitment.note (application_id, at DESC, id DESC);
CREATE INDEX note_of_author ON recruitment.note (author_id) WHERE author_id IS NOT NULL;

CREATE TABLE recruitment.tag (
    application_id uuid NOT NULL REFERENCES recruitment.card ON DELETE CASCADE,
    tag            text NOT NULL CHECK (length(tag) BETWEEN 1 AND 40),
    PRIMARY KEY (application_id, tag)
);

CREATE TABLE recruitment.activity (
    id             uuid        PRIMARY KEY,
    application_id uuid        NOT NULL REFERENCES recruitment.card ON DELETE CASCADE,
    company_id     uuid        NOT NULL,
    at             timestamptz NOT NULL,
    kind           text        NOT NULL CHECK (kind IN ('applied', 'moved', 'noted', 'tagged', 'untagged', 'rejected',
        'hired', 'mailed', 'withdrawn', 'rated', 'reopened')),
    actor_id       uuid,
    actor_name     text        NOT NULL,
    data           jsonb       NOT NULL DEFAULT '{}'
);
CREATE INDEX activity_of_card ON recruitment.activity (application_id, at DESC, id DESC);
CREATE INDEX activity_of_company ON recruitment.activity (company_id, at DESC, id DESC);
CREATE INDEX activity_of_actor ON recruitment.activity (actor_id) WHERE actor_id IS NOT NULL;
