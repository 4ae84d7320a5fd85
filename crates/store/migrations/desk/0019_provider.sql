-- Accounts at the organisation's own provider, by keyed hash of issuer and name there: one a member.

CREATE TABLE provider_links (
    hash      BYTEA  PRIMARY KEY,
    member    BIGINT NOT NULL UNIQUE,
    added_day BIGINT NOT NULL,
    used_day  BIGINT
);
