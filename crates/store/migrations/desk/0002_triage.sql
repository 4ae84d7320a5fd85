-- A working day: who has a report, how urgent, put off until when, what came of it, labels, notes among us.

-- "Open" said only that somebody had looked; that is a mark of its own now.
ALTER TABLE signals ADD COLUMN seen BIGINT NOT NULL DEFAULT 0;
UPDATE signals SET seen = 1 WHERE state <> 'new';
UPDATE signals SET state = 'new' WHERE state = 'open';

ALTER TABLE signals ADD COLUMN assignee BIGINT;
ALTER TABLE signals ADD COLUMN urgency BIGINT NOT NULL DEFAULT 0;
ALTER TABLE signals ADD COLUMN snoozed_until BIGINT;
ALTER TABLE signals ADD COLUMN outcome TEXT;
-- The reasons of what was decided, and the number of an official report.
ALTER TABLE signals ADD COLUMN sealed_work BYTEA;
-- The lists, in their order and with all they filter by: a page is found without touching the wide rows of the others.
CREATE INDEX signals_in_state ON signals (state, urgency, number, waiting, lang, assignee);
CREATE INDEX signals_to_do ON signals (urgency, number, waiting, lang, assignee, state) WHERE state <> 'closed';
CREATE INDEX signals_in_order ON signals (urgency, number, waiting, lang, assignee, state);
DROP INDEX signals_by_state;
DROP INDEX signals_by_waiting;
CREATE INDEX signals_snoozed ON signals (snoozed_until);

-- What a member began to write to colleagues, beside what they began to write to the writer.
ALTER TABLE drafts ADD COLUMN sealed_note BYTEA;

INSERT INTO counters (name, value) VALUES ('labels', 0), ('notes', 0);

CREATE TABLE labels (
    id        BIGINT PRIMARY KEY,
    name_hash BYTEA  NOT NULL UNIQUE,
    sealed    BYTEA  NOT NULL
);
CREATE TABLE signal_labels (
    number BIGINT NOT NULL,
    label  BIGINT NOT NULL,
    PRIMARY KEY (number, label)
);
CREATE INDEX signals_by_label ON signal_labels (label, number);

-- Among us; the writer never sees them.
CREATE TABLE notes (
    id     BIGINT PRIMARY KEY,
    number BIGINT NOT NULL,
    member BIGINT NOT NULL,
    at     BIGINT NOT NULL,
    once   BYTEA  NOT NULL UNIQUE,
    sealed BYTEA  NOT NULL
);
CREATE INDEX notes_by_signal ON notes (number, id);

-- Closings that a second person must confirm.
CREATE TABLE second_looks (
    number BIGINT PRIMARY KEY,
    member BIGINT NOT NULL,
    at     BIGINT NOT NULL,
    sealed BYTEA  NOT NULL
);
