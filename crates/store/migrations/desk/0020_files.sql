-- Files that came with a report: where each stands on its way here, and, sealed with the report's key, what it is and the key of its
-- bytes. The bytes lie in document_parts, under the same numbers as those of documents.
CREATE TABLE report_files (
    id     BIGINT PRIMARY KEY,
    number BIGINT NOT NULL,
    day    BIGINT NOT NULL,
    state  TEXT   NOT NULL,
    parts  BIGINT NOT NULL,
    again  BIGINT NOT NULL,
    sealed BYTEA  NOT NULL
);
CREATE INDEX report_files_of ON report_files (number, id);
CREATE INDEX report_files_waiting ON report_files (state, again);
