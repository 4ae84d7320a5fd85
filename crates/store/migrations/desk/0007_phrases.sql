-- Ready-made sentences: what members say often, in each language; at a police desk released by a second person.
INSERT INTO counters (name, value) VALUES ('phrases', 0);

CREATE TABLE phrases (
    id          BIGINT PRIMARY KEY,
    member      BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    state       TEXT   NOT NULL,
    decided_by  BIGINT,
    decided_at  BIGINT,
    once        BYTEA  NOT NULL UNIQUE,
    sealed      BYTEA  NOT NULL
);
