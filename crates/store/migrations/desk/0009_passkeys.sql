-- Passkeys, and what was begun with one: good once.

INSERT INTO counters (name, value) VALUES ('passkeys', 0);

CREATE TABLE passkeys (
    id              BIGINT PRIMARY KEY,
    member          BIGINT NOT NULL,
    credential_hash BYTEA  NOT NULL UNIQUE,
    added_day       BIGINT NOT NULL,
    used_day        BIGINT,
    sealed          BYTEA  NOT NULL
);
CREATE INDEX passkeys_by_member ON passkeys (member, id);

-- Ceremonies that were answered, until they would have ended anyway.
CREATE TABLE ceremonies (
    hash  BYTEA  PRIMARY KEY,
    until BIGINT NOT NULL
);

-- A session that nobody used is locked; what was being written then waits, sealed, for its member.
ALTER TABLE sessions ADD COLUMN locked BIGINT NOT NULL DEFAULT 0;
CREATE TABLE held_forms (
    member    BIGINT NOT NULL,
    path_hash BYTEA  NOT NULL,
    at        BIGINT NOT NULL,
    sealed    BYTEA  NOT NULL,
    PRIMARY KEY (member, path_hash)
);
