-- Who sees what, beside the role: what only its own people see, what is kept from somebody, what was opened in an emergency.

CREATE TABLE circles (
    kind   TEXT   NOT NULL,
    number BIGINT NOT NULL,
    member BIGINT NOT NULL,
    at     BIGINT NOT NULL,
    PRIMARY KEY (kind, number)
);

-- Why, sealed with the key of what is kept.
CREATE TABLE kept_from (
    kind      TEXT   NOT NULL,
    number    BIGINT NOT NULL,
    member    BIGINT NOT NULL,
    by_member BIGINT NOT NULL,
    at        BIGINT NOT NULL,
    sealed    BYTEA  NOT NULL,
    PRIMARY KEY (kind, number, member)
);
CREATE INDEX kept_from_member ON kept_from (member, kind, number);

INSERT INTO counters (name, value) VALUES ('emergencies', 0);

-- Why, sealed with the desk's key: it is read by whoever leads, after the record may be gone.
CREATE TABLE emergencies (
    id      BIGINT PRIMARY KEY,
    kind    TEXT   NOT NULL,
    number  BIGINT NOT NULL,
    member  BIGINT NOT NULL,
    at      BIGINT NOT NULL,
    until   BIGINT NOT NULL,
    seen_by BIGINT,
    seen_at BIGINT,
    sealed  BYTEA  NOT NULL
);
CREATE INDEX emergencies_of ON emergencies (member, until);
CREATE INDEX emergencies_unseen ON emergencies (id) WHERE seen_by IS NULL;
