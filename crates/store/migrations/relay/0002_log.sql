-- The log of the directory (spec/directory-log.md): every bundle that was taken in, in order, and never deleted. Places begin at 0; the
-- next one stands in `counters` and is taken by an UPDATE inside the writing transaction, so two bundles at once never take one place.
INSERT INTO counters (name, value) VALUES ('log', 0);

CREATE TABLE log_entries (
    place  BIGINT PRIMARY KEY,
    org    TEXT   NOT NULL,
    leaf   BYTEA  NOT NULL,
    bundle BYTEA  NOT NULL
);

-- The seed of the key that signs the head of the log, made by whichever instance starts first. It opens nothing; whoever has this database
-- can write what they like into it anyway, and is found out by the desks that signed what they saw.
CREATE TABLE log_key (
    one  BIGINT PRIMARY KEY,
    seed BYTEA  NOT NULL
);

-- The last head of the log that each desk says it saw, with its signature.
CREATE TABLE cosignatures (
    org       TEXT   PRIMARY KEY,
    size      BIGINT NOT NULL,
    at        BIGINT NOT NULL,
    key       BYTEA  NOT NULL,
    signature BYTEA  NOT NULL
);
