-- Reports looked at with the signs. What was seen and told, every word, the level and why are sealed with the report's key. Nothing is written
-- anew: the latest row says how it stands.
INSERT INTO counters (name, value) VALUES ('assessments', 0);

CREATE TABLE assessments (
    id     BIGINT PRIMARY KEY,
    number BIGINT NOT NULL,
    member BIGINT NOT NULL,
    at     BIGINT NOT NULL,
    once   BYTEA  NOT NULL UNIQUE,
    sealed BYTEA  NOT NULL
);
CREATE INDEX assessments_by_number ON assessments (number, id);
