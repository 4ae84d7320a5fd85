-- Reports with the same words that came in a short time. For an hour, a keyed hash of the words and when they came; afterwards only which first one
-- a report stands with, if any: what has no twin is forgotten.
CREATE TABLE same_texts (
    signal      BIGINT PRIMARY KEY,
    hash        BYTEA,
    at          BIGINT NOT NULL,
    stands_with BIGINT
);
CREATE INDEX same_texts_by_hash ON same_texts (hash);
CREATE INDEX same_texts_with ON same_texts (stands_with, signal);
