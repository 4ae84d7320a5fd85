-- What presumed victims agreed to: decisions, and what happened to them since. Neither is written anew. Words, days, with whom and what was
-- answered are sealed with the case's key; `public` is a keyed hash of the random name under which a decision travels.

INSERT INTO counters (name, value) VALUES ('consents', 0), ('consent_events', 0);

-- `open`: 0 once nothing can hold any more. `told`: 1 once it was told that it will soon be over.
CREATE TABLE consents (
    id          BIGINT PRIMARY KEY,
    case_number BIGINT NOT NULL,
    victim      BIGINT NOT NULL,
    member      BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    open        BIGINT NOT NULL,
    told        BIGINT NOT NULL,
    public      BYTEA  NOT NULL UNIQUE,
    once        BYTEA  NOT NULL UNIQUE,
    sealed      BYTEA  NOT NULL
);
CREATE INDEX consents_by_case ON consents (case_number, victim, id);
CREATE INDEX consents_open ON consents (id) WHERE open = 1;

-- `member`: 0 for the person themselves, in their messages.
CREATE TABLE consent_events (
    id          BIGINT PRIMARY KEY,
    consent     BIGINT NOT NULL,
    case_number BIGINT NOT NULL,
    member      BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    sealed      BYTEA  NOT NULL
);
CREATE INDEX consent_events_by_case ON consent_events (case_number, consent, id);
