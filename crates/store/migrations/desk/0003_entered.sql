-- Reports that did not come through the portal: who wrote them down, and mailboxes on their way to the relay.
ALTER TABLE signals ADD COLUMN origin TEXT NOT NULL DEFAULT 'portal';
ALTER TABLE signals ADD COLUMN entered_by BIGINT;

CREATE TABLE submissions (
    number BIGINT PRIMARY KEY,
    sealed BYTEA  NOT NULL
);

-- Who looked at one report.
CREATE INDEX audit_by_object ON audit (object, line);
