-- When reports and cases end: put off, held by law, told, asked for; and what was erased.

ALTER TABLE signals ADD COLUMN kept_until BIGINT;
ALTER TABLE signals ADD COLUMN held_by BIGINT;
ALTER TABLE signals ADD COLUMN end_told BIGINT;
ALTER TABLE signals ADD COLUMN erase_asked_by BIGINT;
ALTER TABLE cases ADD COLUMN kept_until BIGINT;
ALTER TABLE cases ADD COLUMN held_by BIGINT;
ALTER TABLE cases ADD COLUMN end_told BIGINT;
ALTER TABLE cases ADD COLUMN erase_asked_by BIGINT;

-- A report that its writer stopped was closed by nobody: its day is the day it came.
CREATE INDEX signals_ended ON signals ((COALESCE(closed_at, arrived_day * 86400))) WHERE state = 'closed' AND content <> 'erased';
CREATE INDEX cases_ended ON cases (closed_at) WHERE state = 'closed';

INSERT INTO counters (name, value) VALUES ('end_acts', 0);

-- What was decided about an end, with its reason, sealed with the key of what it is about.
CREATE TABLE end_acts (
    id     BIGINT PRIMARY KEY,
    kind   TEXT   NOT NULL,
    number BIGINT NOT NULL,
    member BIGINT NOT NULL,
    at     BIGINT NOT NULL,
    act    TEXT   NOT NULL,
    sealed BYTEA  NOT NULL
);
CREATE INDEX end_acts_of ON end_acts (kind, number, id);

-- What is left of what was erased: that there was something, when it went, and why. Moment 0: before this was kept.
CREATE TABLE erasures (
    kind   TEXT   NOT NULL,
    number BIGINT NOT NULL,
    at     BIGINT NOT NULL,
    why    TEXT   NOT NULL,
    PRIMARY KEY (kind, number)
);
CREATE INDEX erasures_in_order ON erasures (at, kind, number);
INSERT INTO erasures (kind, number, at, why) SELECT 'signal', number, 0, 'writer' FROM signals WHERE content = 'erased';

-- Where the log begins once its oldest lines are gone: signed, so that nobody else can cut it.
CREATE TABLE audit_floor (
    one    BIGINT PRIMARY KEY,
    line   BIGINT NOT NULL,
    hash   BYTEA  NOT NULL,
    signed BYTEA  NOT NULL
);
