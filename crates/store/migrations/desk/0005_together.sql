-- Reports that belong together, what is told to members, and who searched for what.

ALTER TABLE signals ADD COLUMN merged_into BIGINT;
CREATE INDEX signals_merged ON signals (merged_into);
-- Since when it is urgent, and whether it was told that nobody took it.
ALTER TABLE signals ADD COLUMN urgent_at BIGINT;
ALTER TABLE signals ADD COLUMN escalated BIGINT NOT NULL DEFAULT 0;
CREATE INDEX signals_urgent ON signals (urgent_at);

INSERT INTO counters (name, value) VALUES ('searches', 0), ('notices', 0);

-- What a report names, by keyed hash: two reports that name the same telephone find each other, and the database alone
-- cannot be searched for one.
CREATE TABLE identifiers (
    hash   BYTEA  NOT NULL,
    number BIGINT NOT NULL,
    kind   TEXT   NOT NULL,
    PRIMARY KEY (hash, number)
);
CREATE INDEX identifiers_by_signal ON identifiers (number);

-- Two reports that somebody linked; the smaller number first.
CREATE TABLE signal_links (
    one    BIGINT NOT NULL,
    other  BIGINT NOT NULL,
    member BIGINT NOT NULL,
    at     BIGINT NOT NULL,
    PRIMARY KEY (one, other)
);
CREATE INDEX signal_links_back ON signal_links (other);

CREATE TABLE searches (
    id     BIGINT PRIMARY KEY,
    member BIGINT NOT NULL,
    at     BIGINT NOT NULL,
    hits   BIGINT NOT NULL,
    sealed BYTEA  NOT NULL
);
CREATE INDEX searches_by_time ON searches (at);

CREATE TABLE notices (
    id     BIGINT PRIMARY KEY,
    member BIGINT NOT NULL,
    at     BIGINT NOT NULL,
    kind   TEXT   NOT NULL,
    number BIGINT,
    seen   BIGINT NOT NULL
);
CREATE INDEX notices_by_member ON notices (member, seen, id);
