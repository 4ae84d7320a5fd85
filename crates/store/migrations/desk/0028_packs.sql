-- What comes with having been exploited, beside shelter and papers: steps on a presumed victim's record. What, where it stands, on which day and
-- every word are sealed with the case's key. Nothing is written anew: where something stands is its latest step.
INSERT INTO counters (name, value) VALUES ('victim_steps', 0);

CREATE TABLE victim_steps (
    id          BIGINT PRIMARY KEY,
    case_number BIGINT NOT NULL,
    victim      BIGINT NOT NULL,
    member      BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    once        BYTEA  NOT NULL UNIQUE,
    sealed      BYTEA  NOT NULL
);
CREATE INDEX victim_steps_by_case ON victim_steps (case_number, victim, id);
