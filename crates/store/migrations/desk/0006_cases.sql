-- Cases: what members gather around one or more reports. Each has a key of its own; nothing in one is overwritten.

INSERT INTO counters (name, value) VALUES ('cases', 0), ('case_entries', 0);

CREATE TABLE cases (
    number     BIGINT PRIMARY KEY,
    version    BIGINT NOT NULL,
    state      TEXT   NOT NULL,
    assignee   BIGINT,
    team       BIGINT,
    entered_by BIGINT NOT NULL,
    opened_day BIGINT NOT NULL,
    review_day BIGINT NOT NULL,
    closed_by  BIGINT,
    closed_at  BIGINT,
    once       BYTEA  NOT NULL UNIQUE,
    sealed     BYTEA
);
CREATE INDEX cases_in_state ON cases (state, number, assignee, team, entered_by);
CREATE INDEX cases_to_review ON cases (review_day, number) WHERE state = 'open';

CREATE TABLE case_keys (
    number  BIGINT PRIMARY KEY,
    wrapped BYTEA  NOT NULL
);

CREATE TABLE case_signals (
    case_number BIGINT NOT NULL,
    number      BIGINT NOT NULL,
    member      BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    PRIMARY KEY (case_number, number)
);
CREATE INDEX case_signals_back ON case_signals (number);

-- What stands in a case, in the order in which it was written. What is corrected names what it replaces, and both stay.
CREATE TABLE case_entries (
    id          BIGINT PRIMARY KEY,
    case_number BIGINT NOT NULL,
    kind        TEXT   NOT NULL,
    member      BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    happened    BIGINT,
    owner       BIGINT,
    due         BIGINT,
    done_at     BIGINT,
    replaces    BIGINT,
    replaced_by BIGINT,
    once        BYTEA  NOT NULL UNIQUE,
    sealed      BYTEA  NOT NULL
);
CREATE INDEX case_entries_by_case ON case_entries (case_number, id);
CREATE INDEX case_entries_due ON case_entries (owner, due) WHERE kind = 'task' AND done_at IS NULL AND replaced_by IS NULL;

-- What a case names, by keyed hash, like the reports.
CREATE TABLE case_identifiers (
    hash        BYTEA  NOT NULL,
    case_number BIGINT NOT NULL,
    entry       BIGINT NOT NULL,
    kind        TEXT   NOT NULL,
    PRIMARY KEY (hash, case_number, entry)
);
CREATE INDEX case_identifiers_by_case ON case_identifiers (case_number);
