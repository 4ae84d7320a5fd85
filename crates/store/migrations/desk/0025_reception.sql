-- First receptions of presumed victims, what happened at them, and every "no". Words, hours and which no it is are sealed with the case's key.
INSERT INTO counters (name, value) VALUES ('receptions', 0), ('reception_events', 0), ('refusals', 0);

CREATE TABLE receptions (
    id          BIGINT PRIMARY KEY,
    case_number BIGINT NOT NULL,
    victim      BIGINT NOT NULL,
    version     BIGINT NOT NULL,
    member      BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    once        BYTEA  NOT NULL UNIQUE,
    sealed      BYTEA  NOT NULL
);
CREATE INDEX receptions_by_victim ON receptions (case_number, victim, id);

-- Rights that were told, interpreters, who was told of a minor: which of them is sealed.
CREATE TABLE reception_events (
    id          BIGINT PRIMARY KEY,
    case_number BIGINT NOT NULL,
    victim      BIGINT NOT NULL,
    once        BYTEA  NOT NULL UNIQUE,
    sealed      BYTEA  NOT NULL
);
CREATE INDEX reception_events_by_victim ON reception_events (case_number, victim, id);

-- Somebody said no. `due`: from this second on what it says is done; `settled`: 1 once it was.
CREATE TABLE refusals (
    id          BIGINT PRIMARY KEY,
    case_number BIGINT NOT NULL,
    victim      BIGINT NOT NULL,
    due         BIGINT NOT NULL,
    settled     BIGINT NOT NULL,
    once        BYTEA  NOT NULL UNIQUE,
    sealed      BYTEA  NOT NULL
);
CREATE INDEX refusals_by_victim ON refusals (case_number, victim, id);
CREATE INDEX refusals_due ON refusals (due) WHERE settled = 0;

-- All that is left of a "no": in which month, which kind, at which kind of desk, how often.
CREATE TABLE refusal_counts (
    month BIGINT NOT NULL,
    kind  TEXT   NOT NULL,
    desk  TEXT   NOT NULL,
    times BIGINT NOT NULL,
    PRIMARY KEY (month, kind, desk)
);
