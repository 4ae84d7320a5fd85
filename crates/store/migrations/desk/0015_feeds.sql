-- Calendars that a member's own program fetches: known by the hash of a secret in their address.

INSERT INTO counters (name, value) VALUES ('feeds', 0);

CREATE TABLE feeds (
    id         BIGINT PRIMARY KEY,
    member     BIGINT NOT NULL,
    token_hash BYTEA  NOT NULL UNIQUE,
    made_day   BIGINT NOT NULL,
    used_day   BIGINT
);
CREATE INDEX feeds_by_member ON feeds (member, id);
