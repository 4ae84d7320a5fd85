-- Finding and working through many: what changed since somebody looked, filters that are kept, wider indexes to filter by.

INSERT INTO counters (name, value) VALUES ('views', 0), ('bulks', 0);

-- What each member has looked at, and whether somebody else changed it since.
CREATE TABLE looks (
    member  BIGINT NOT NULL,
    kind    TEXT   NOT NULL,
    number  BIGINT NOT NULL,
    day     BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    PRIMARY KEY (member, kind, number)
);
CREATE INDEX looks_of ON looks (kind, number);
CREATE INDEX looks_changed ON looks (member, kind, number) WHERE changed = 1;

-- A filter that somebody keeps under a name, for themselves or for a team.
CREATE TABLE views (
    id     BIGINT PRIMARY KEY,
    member BIGINT NOT NULL,
    team   BIGINT,
    once   BYTEA  NOT NULL UNIQUE,
    sealed BYTEA  NOT NULL
);

-- The lists again, with all they filter by.
DROP INDEX signals_in_state;
DROP INDEX signals_to_do;
DROP INDEX signals_in_order;
CREATE INDEX signals_in_state ON signals (state, urgency, number, waiting, lang, assignee, team, entered_by, origin, outcome, arrived_day, deletion_due, urgent_at);
CREATE INDEX signals_to_do ON signals (urgency, number, waiting, lang, assignee, team, entered_by, state, origin, outcome, arrived_day, deletion_due, urgent_at) WHERE state <> 'closed';
CREATE INDEX signals_in_order ON signals (urgency, number, waiting, lang, assignee, team, entered_by, state, origin, outcome, arrived_day, deletion_due, urgent_at);

-- What was done to many reports at once, for an hour: what came of each, and how it was before, so that it can be taken back.
CREATE TABLE bulks (
    id     BIGINT PRIMARY KEY,
    member BIGINT NOT NULL,
    at     BIGINT NOT NULL,
    act    TEXT   NOT NULL,
    once   BYTEA  NOT NULL UNIQUE,
    undone BIGINT NOT NULL
);
CREATE INDEX bulks_by_time ON bulks (at);
CREATE TABLE bulk_lines (
    bulk   BIGINT NOT NULL,
    number BIGINT NOT NULL,
    result TEXT   NOT NULL,
    sealed BYTEA,
    PRIMARY KEY (bulk, number)
);
CREATE INDEX bulk_lines_back ON bulk_lines (number);

-- Whether single keys do something for a member: they get in the way of whoever speaks to the machine (WCAG 2.1.4).
ALTER TABLE members ADD COLUMN single_keys BIGINT NOT NULL DEFAULT 1;
