-- Cases whose people are opposed, and cases that go from one holder to another.

INSERT INTO counters (name, value) VALUES ('conflicts', 0), ('transfers', 0);

-- Who a case names and on which side, by keyed hash: `opposed` is what the same name or number would be on the other side.
CREATE TABLE case_names (
    hash        BYTEA  NOT NULL,
    opposed     BYTEA  NOT NULL,
    case_number BIGINT NOT NULL,
    entry       BIGINT NOT NULL,
    kind        TEXT   NOT NULL,
    PRIMARY KEY (hash, case_number, entry)
);
CREATE INDEX case_names_by_case ON case_names (case_number, entry);

-- Two cases that somebody has to look at; the smaller number first. Why it was settled so is sealed with the key of the first.
CREATE TABLE conflicts (
    id         BIGINT PRIMARY KEY,
    one        BIGINT NOT NULL,
    other      BIGINT NOT NULL,
    raised_at  BIGINT NOT NULL,
    outcome    TEXT,
    settled_by BIGINT,
    settled_at BIGINT,
    sealed     BYTEA
);
CREATE UNIQUE INDEX conflicts_open ON conflicts (one, other) WHERE outcome IS NULL;
CREATE INDEX conflicts_one ON conflicts (one, id);
CREATE INDEX conflicts_other ON conflicts (other, id);

-- A case that is offered to somebody: whose it was, what they may still see afterwards. Words are sealed with the case's key.
CREATE TABLE transfers (
    id            BIGINT PRIMARY KEY,
    case_number   BIGINT NOT NULL,
    asked_by      BIGINT NOT NULL,
    asked_at      BIGINT NOT NULL,
    from_assignee BIGINT,
    from_team     BIGINT,
    to_assignee   BIGINT,
    to_team       BIGINT,
    after_code    TEXT   NOT NULL,
    until_day     BIGINT NOT NULL,
    state         TEXT   NOT NULL,
    answered_by   BIGINT,
    answered_at   BIGINT,
    sealed        BYTEA  NOT NULL
);
CREATE UNIQUE INDEX transfers_waiting ON transfers (case_number) WHERE state = 'asked';
CREATE INDEX transfers_asked ON transfers (asked_by, id);
CREATE INDEX transfers_to ON transfers (to_assignee, id);
CREATE INDEX transfers_to_team ON transfers (to_team, id);

-- What somebody who had a case may still see of it, until which day; a day that is over means nothing.
CREATE TABLE after_rights (
    case_number BIGINT NOT NULL,
    member      BIGINT NOT NULL,
    until_day   BIGINT NOT NULL,
    told        BIGINT NOT NULL,
    by_member   BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    PRIMARY KEY (case_number, member)
);
CREATE INDEX after_rights_of ON after_rights (member, until_day, case_number);
