-- What a desk holds. Columns named sealed… are bytes that open with this desk's key ring only; why each other column is
-- in clear stands in spec/at-rest.md.

-- Numbers given in order: one UPDATE inside the writing transaction, never read and then written.
CREATE TABLE counters (
    name  TEXT   PRIMARY KEY,
    value BIGINT NOT NULL
);
INSERT INTO counters (name, value) VALUES
    ('members', 0), ('sessions', 0), ('signals', 0), ('messages', 0), ('requests', 0);

-- How far the desk has read at the relay, when it last could, what the relay shows of us.
CREATE TABLE status (
    name  TEXT   PRIMARY KEY,
    value BIGINT NOT NULL
);

CREATE TABLE members (
    id        BIGINT PRIMARY KEY,
    user_hash BYTEA  NOT NULL UNIQUE,
    role      TEXT   NOT NULL,
    last_step BIGINT NOT NULL,
    sealed    BYTEA  NOT NULL
);

CREATE TABLE sessions (
    id         BIGINT PRIMARY KEY,
    token_hash BYTEA  NOT NULL UNIQUE,
    member     BIGINT NOT NULL,
    started    BIGINT NOT NULL,
    used       BIGINT NOT NULL
);
CREATE INDEX sessions_by_member ON sessions (member, started);

-- Failed sign-ins of late, by keyed hash of the user name.
CREATE TABLE tries (
    name_hash BYTEA  PRIMARY KEY,
    count     BIGINT NOT NULL,
    since     BIGINT NOT NULL
);

CREATE TABLE signals (
    number       BIGINT PRIMARY KEY,
    report_hash  BYTEA  NOT NULL UNIQUE,
    version      BIGINT NOT NULL,
    state        TEXT   NOT NULL,
    waiting      TEXT   NOT NULL,
    content      TEXT   NOT NULL,
    stopped      BIGINT NOT NULL,
    pressure     BIGINT NOT NULL,
    about_police BIGINT NOT NULL,
    lang         TEXT   NOT NULL,
    arrived_day  BIGINT NOT NULL,
    deletion_due BIGINT,
    closed_by    BIGINT,
    closed_at    BIGINT,
    in_next      BIGINT NOT NULL,
    in_prev      BYTEA  NOT NULL,
    out_next     BIGINT NOT NULL,
    out_prev     BYTEA  NOT NULL,
    sealed       BYTEA,
    sealed_reply BYTEA
);
CREATE INDEX signals_by_state ON signals (state, number);
CREATE INDEX signals_by_waiting ON signals (waiting, number);
CREATE INDEX signals_by_lang ON signals (lang, number);
CREATE INDEX signals_due ON signals (deletion_due);

-- Apart from the rows they open: without its key a row is noise, and erasing a report is deleting its key.
CREATE TABLE data_keys (
    number  BIGINT PRIMARY KEY,
    wrapped BYTEA  NOT NULL
);

CREATE TABLE messages (
    id          BIGINT PRIMARY KEY,
    number      BIGINT NOT NULL,
    envelope_id BYTEA  UNIQUE,
    once        BYTEA  UNIQUE,
    member      BIGINT,
    at          BIGINT NOT NULL,
    at_version  BIGINT NOT NULL,
    verdict     TEXT   NOT NULL,
    sent        TEXT   NOT NULL,
    sealed      BYTEA
);
CREATE INDEX messages_by_signal ON messages (number, id);

-- Answers on their way to the relay.
CREATE TABLE outbox (
    message BIGINT PRIMARY KEY,
    number  BIGINT NOT NULL,
    sealed  BYTEA  NOT NULL
);

-- What a member began to write.
CREATE TABLE drafts (
    number BIGINT NOT NULL,
    member BIGINT NOT NULL,
    sealed BYTEA  NOT NULL,
    PRIMARY KEY (number, member)
);

CREATE TABLE language_requests (
    id     BIGINT PRIMARY KEY,
    number BIGINT NOT NULL,
    member BIGINT NOT NULL,
    at     BIGINT NOT NULL,
    sealed BYTEA  NOT NULL
);
CREATE INDEX language_requests_by_signal ON language_requests (number, id);

-- Messages that were not genuine, by the name of the fault; never their content.
CREATE TABLE refused (
    reason TEXT   PRIMARY KEY,
    count  BIGINT NOT NULL
);

-- Every look is on record. Each line carries the hash of itself and of the line before; the head is signed.
CREATE TABLE audit (
    line   BIGINT PRIMARY KEY,
    at     BIGINT NOT NULL,
    member BIGINT,
    act    TEXT   NOT NULL,
    object TEXT   NOT NULL,
    hash   BYTEA  NOT NULL
);
CREATE TABLE audit_head (
    one    BIGINT PRIMARY KEY,
    line   BIGINT NOT NULL,
    hash   BYTEA  NOT NULL,
    signed BYTEA  NOT NULL
);
