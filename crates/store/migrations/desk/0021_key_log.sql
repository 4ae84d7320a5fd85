-- What this desk has seen of the relay's log of keys (spec/directory-log.md), so that a log that was rewritten is found: hashes of bundles, which
-- everybody can read at the relay, in their order; and by which key the relay signs it.
CREATE TABLE log_seen (
    place BIGINT PRIMARY KEY,
    leaf  BYTEA  NOT NULL
);
CREATE TABLE log_known (
    one BIGINT PRIMARY KEY,
    key BYTEA  NOT NULL
);
