-- Presumed victims of a case: a record of its own, and the clocks that run for somebody. Words, days and why are sealed with the case's key.

INSERT INTO counters (name, value) VALUES ('victims', 0), ('clocks', 0);

CREATE TABLE victims (
    id          BIGINT PRIMARY KEY,
    case_number BIGINT NOT NULL,
    version     BIGINT NOT NULL,
    member      BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    once        BYTEA  NOT NULL UNIQUE,
    sealed      BYTEA  NOT NULL
);
CREATE INDEX victims_by_case ON victims (case_number, id);

-- `told`: so many days before the last one it was told that it comes; 0: not yet. `running`: 0 once somebody ended it.
CREATE TABLE clocks (
    id          BIGINT PRIMARY KEY,
    case_number BIGINT NOT NULL,
    victim      BIGINT NOT NULL,
    version     BIGINT NOT NULL,
    running     BIGINT NOT NULL,
    told        BIGINT NOT NULL,
    once        BYTEA  NOT NULL UNIQUE,
    sealed      BYTEA  NOT NULL
);
CREATE INDEX clocks_by_case ON clocks (case_number, id);
CREATE INDEX clocks_running ON clocks (id) WHERE running = 1;
