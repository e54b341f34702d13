CREATE SCHEMA IF NOT EXISTS email;

CREATE TABLE email.message (
    id           uuid        PRIMARY KEY,
    key          text        NOT NULL UNIQUE CHECK (length(key) BETWEEN 1 AND 300),
    recipient    text        NOT NULL CHECK (recipient = lower(recipient)),
    reply_to     text,
    template     text        NOT NULL,
    subject      text        NOT NULL CHECK (subject !~ '[\r\n]'),
    text         text        NOT NULL,
    html         text        NOT NULL,
    links        text[]      NOT NULL,
    message_id   text        NOT NULL UNIQUE,
    status       text        NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'sent', 'failed')),
    attempts     integer     NOT NULL DEFAULT 0,
    last_error   text,
    queued_at    timestamptz NOT NULL,
    -- The sweep queues the message again from then on.
    next_try_at  timestamptz NOT NULL,
    -- Until then one worker hands the message over and no other may.
    leased_until timestamptz,
    delivered_at timestamptz,
    -- Its content goes as soon as it need not be delivered any more.
    erase_due    boolean     NOT NULL DEFAULT false,
    erased_at    timestamptz,
    CHECK ((status = 'sent') = (delivered_at IS NOT NULL))
);
CREATE INDEX message_recipient ON email.message (recipient, id DESC);
CREATE INDEX message_next_try_at ON email.message (next_try_at) WHERE status = 'queued';
CREATE INDEX message_failed ON email.message (id) WHERE status = 'failed';
CREATE INDEX message_erase_due ON email.message (id) WHERE erase_due AND erased_at IS NULL;
CREATE INDEX message_kept ON email.message (queued_at) WHERE NOT erase_due;

CREATE TABLE email.delivery (
    id      uuid        PRIMARY KEY,
    mail_id uuid        NOT NULL REFERENCES email.message (id) ON DELETE CASCADE,
    at      timestamptz NOT NULL,
    outcome text        NOT NULL CHECK (outcome IN ('sent', 'postponed', 'failed')),
    answer  text        NOT NULL
);
CREATE INDEX delivery_mail_id ON email.delivery (mail_id, id);
