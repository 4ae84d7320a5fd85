-- People come, go, are away, work in teams; reports are given to a team too.

ALTER TABLE members ADD COLUMN standing TEXT NOT NULL DEFAULT 'active';
ALTER TABLE members ADD COLUMN away_from BIGINT;
ALTER TABLE members ADD COLUMN away_until BIGINT;
ALTER TABLE members ADD COLUMN substitute BIGINT;

INSERT INTO counters (name, value) VALUES ('teams', 0), ('exports', 0);

-- What left the desk: who took it, when, of what kind, and for what purpose.
CREATE TABLE exports (
    id     BIGINT PRIMARY KEY,
    member BIGINT NOT NULL,
    at     BIGINT NOT NULL,
    kind   TEXT   NOT NULL,
    sealed BYTEA  NOT NULL
);

CREATE TABLE teams (
    id        BIGINT PRIMARY KEY,
    name_hash BYTEA  NOT NULL UNIQUE,
    sealed    BYTEA  NOT NULL
);
CREATE TABLE team_members (
    member BIGINT NOT NULL,
    team   BIGINT NOT NULL,
    PRIMARY KEY (member, team)
);

-- What lets somebody choose a password: an invitation, or the way back after a lost device, which two colleagues open.
CREATE TABLE passes (
    member    BIGINT PRIMARY KEY,
    kind      TEXT   NOT NULL,
    asked_by  BIGINT NOT NULL,
    asked_at  BIGINT NOT NULL,
    given_by  BIGINT,
    code_hash BYTEA,
    until     BIGINT NOT NULL,
    sealed    BYTEA
);

ALTER TABLE signals ADD COLUMN team BIGINT;
-- The lists again, with all they filter by: whose a report is has three columns now.
DROP INDEX signals_in_state;
DROP INDEX signals_to_do;
DROP INDEX signals_in_order;
CREATE INDEX signals_in_state ON signals (state, urgency, number, waiting, lang, assignee, team, entered_by);
CREATE INDEX signals_to_do ON signals (urgency, number, waiting, lang, assignee, team, entered_by, state) WHERE state <> 'closed';
CREATE INDEX signals_in_order ON signals (urgency, number, waiting, lang, assignee, team, entered_by, state);
