-- How members are told outside the desk: what each wants, sealed; and what waits to be mailed, one row a member.

CREATE TABLE told (
    member   BIGINT PRIMARY KEY,
    sealed   BYTEA  NOT NULL,
    -- The beginning of the last shift for which it was looked what is new.
    digested BIGINT NOT NULL
);

CREATE TABLE mails (
    member    BIGINT PRIMARY KEY,
    -- How much of each sort waits: news at once, digests, a first mail to a new address.
    news      BIGINT NOT NULL,
    digests   BIGINT NOT NULL,
    firsts    BIGINT NOT NULL,
    since     BIGINT NOT NULL,
    tries     BIGINT NOT NULL,
    next_try  BIGINT NOT NULL,
    last_sent BIGINT NOT NULL
);
CREATE INDEX mails_waiting ON mails (next_try) WHERE news + digests + firsts > 0;
