-- Referrals between organisations, and whose keys are believed.

INSERT INTO counters (name, value) VALUES ('referrals', 0), ('referral_messages', 0), ('unproven', 0);

-- Organisations on the relay as it shows them to everybody. `identity`: the one shown now, which has signed `bundle`; `pinned`: the one that
-- somebody of us compared, with the bundle it last signed. `shown`: it was in the directory at the last look. `told`: the change is on record.
CREATE TABLE partners (
    org           TEXT   PRIMARY KEY,
    identity      BYTEA  NOT NULL,
    bundle        BYTEA  NOT NULL,
    pinned        BYTEA,
    pinned_bundle BYTEA,
    compared_by   BIGINT,
    compared_at   BIGINT,
    seen_at       BIGINT NOT NULL,
    shown         BIGINT NOT NULL,
    told          BIGINT NOT NULL
);

-- Messages in the name of an organisation that nobody here has compared: they wait, unread.
CREATE TABLE unproven (
    id     BIGINT PRIMARY KEY,
    hash   BYTEA  NOT NULL UNIQUE,
    org    TEXT   NOT NULL,
    day    BIGINT NOT NULL,
    sealed BYTEA  NOT NULL
);
CREATE INDEX unproven_by_org ON unproven (org, id);

-- Which team takes what is sent to a function of this organisation.
CREATE TABLE referral_roles (
    role TEXT   PRIMARY KEY,
    team BIGINT NOT NULL
);

-- `direction`: out or in. `name` and `consent` are keyed hashes. `sealed` is what was referred, under a key of its own that is destroyed
-- when access ends; `sealed_stub` is what stays, under the desk's key: with whom, and why it ended.
CREATE TABLE referrals (
    number      BIGINT PRIMARY KEY,
    direction   TEXT   NOT NULL,
    name        BYTEA  NOT NULL UNIQUE,
    version     BIGINT NOT NULL,
    state       TEXT   NOT NULL,
    role        TEXT   NOT NULL,
    urgent      BIGINT NOT NULL,
    case_number BIGINT,
    victim      BIGINT,
    member      BIGINT,
    begun       BIGINT NOT NULL,
    changed     BIGINT NOT NULL,
    until_day   BIGINT,
    consent     BYTEA,
    opened      BIGINT,
    gone        BIGINT,
    once        BYTEA  UNIQUE,
    sealed      BYTEA,
    sealed_stub BYTEA  NOT NULL
);
CREATE INDEX referrals_by_case ON referrals (case_number, number);
CREATE INDEX referrals_by_consent ON referrals (consent);
CREATE INDEX referrals_by_state ON referrals (direction, state, number);

CREATE TABLE referral_keys (
    number  BIGINT PRIMARY KEY,
    wrapped BYTEA  NOT NULL
);

-- What was said, byte for byte as signed: `sealed` under the referral's key. `sealed_waiting`: the same under the desk's key, until the relay has it.
CREATE TABLE referral_messages (
    id       BIGINT PRIMARY KEY,
    referral BIGINT NOT NULL,
    ours     BIGINT NOT NULL,
    seq      BIGINT NOT NULL,
    hash     BYTEA  NOT NULL,
    prev     BYTEA  NOT NULL,
    at       BIGINT NOT NULL,
    member   BIGINT,
    verdict  TEXT   NOT NULL,
    again    BIGINT NOT NULL,
    sealed   BYTEA,
    sealed_waiting BYTEA
);
CREATE UNIQUE INDEX referral_messages_by_place ON referral_messages (referral, ours, seq);
CREATE INDEX referral_messages_waiting ON referral_messages (id) WHERE sealed_waiting IS NOT NULL;
