-- Documents of a case, sealed in chunks, and who had them when.

INSERT INTO counters (name, value) VALUES ('documents', 0), ('custody', 0);

CREATE TABLE documents (
    id          BIGINT PRIMARY KEY,
    case_number BIGINT NOT NULL,
    member      BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    once        BYTEA  NOT NULL UNIQUE,
    sealed      BYTEA  NOT NULL
);
CREATE INDEX documents_by_case ON documents (case_number, id);

-- Several sealed chunks each, in order.
CREATE TABLE document_parts (
    document BIGINT NOT NULL,
    place    BIGINT NOT NULL,
    sealed   BYTEA  NOT NULL,
    PRIMARY KEY (document, place)
);

-- Parts that belong to no document: on their way in, and then when the last of them came; or what is left of one that was
-- erased, and then moment 0.
CREATE TABLE loose_documents (
    id BIGINT PRIMARY KEY,
    at BIGINT NOT NULL
);

CREATE TABLE custody (
    id       BIGINT PRIMARY KEY,
    document BIGINT NOT NULL,
    member   BIGINT NOT NULL,
    at       BIGINT NOT NULL,
    act      TEXT   NOT NULL,
    sealed   BYTEA  NOT NULL
);
CREATE INDEX custody_of ON custody (document, id);
