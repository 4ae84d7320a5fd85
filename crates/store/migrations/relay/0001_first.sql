-- What a relay holds. Nothing here can be opened by the relay, and nothing names a person or an address.

-- Places in the order in which desks read. Taken by one UPDATE inside the writing transaction: whoever takes a later
-- place commits later, so a desk that has read up to a place has missed nothing before it.
CREATE TABLE counters (
    name  TEXT   PRIMARY KEY,
    value BIGINT NOT NULL
);
INSERT INTO counters (name, value) VALUES ('envelopes', 0), ('answers', 0);

-- Sealed messages to desks. The id is made by the sender: the same one twice changes nothing.
CREATE TABLE envelopes (
    place  BIGINT PRIMARY KEY,
    id     BYTEA  NOT NULL UNIQUE,
    day    BIGINT NOT NULL,
    sealed BYTEA  NOT NULL
);
CREATE INDEX envelopes_by_day ON envelopes (day);

-- Where a reporter finds answers again. lookup and auth are hashes of keys derived from the receipt.
CREATE TABLE mailboxes (
    lookup       BYTEA  PRIMARY KEY,
    auth         BYTEA  NOT NULL,
    report_id    BYTEA  NOT NULL UNIQUE,
    used_day     BIGINT NOT NULL,
    version      BIGINT NOT NULL,
    state        BYTEA  NOT NULL,
    own_copy     BYTEA,
    delete_after BIGINT
);
CREATE INDEX mailboxes_by_use ON mailboxes (used_day);
CREATE INDEX mailboxes_to_delete ON mailboxes (delete_after);

-- Sealed messages to reporters.
CREATE TABLE answers (
    place     BIGINT PRIMARY KEY,
    id        BYTEA  NOT NULL UNIQUE,
    report_id BYTEA  NOT NULL,
    day       BIGINT NOT NULL,
    sealed    BYTEA  NOT NULL
);
CREATE INDEX answers_by_report ON answers (report_id, place);
CREATE INDEX answers_by_day ON answers (day);

-- What a browser without scripts is in the middle of, sealed under a key that only its cookie holds.
CREATE TABLE drafts (
    id      BYTEA  PRIMARY KEY,
    version BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    sealed  BYTEA  NOT NULL
);
CREATE INDEX drafts_by_expiry ON drafts (expires);

-- Requests of desks that were seen, so that none is taken twice.
CREATE TABLE nonces (
    hash    BYTEA  PRIMARY KEY,
    expires BIGINT NOT NULL
);

-- What each organisation says of itself and its keys, signed by itself.
CREATE TABLE bundles (
    org    TEXT  PRIMARY KEY,
    serial BIGINT NOT NULL,
    bundle BYTEA NOT NULL
);
