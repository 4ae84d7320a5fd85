-- Files that go along with messages, sealed under keys that only the messages hold. The id is chance: whoever does not know it cannot
-- ask for the file. Until the message is sent a file belongs to a visit (the id of its draft); afterwards to a day.
CREATE TABLE files (
    id    BYTEA  PRIMARY KEY,
    visit BYTEA,
    day   BIGINT,
    whole BIGINT NOT NULL,
    size  BIGINT NOT NULL
);
CREATE INDEX files_by_visit ON files (visit);
CREATE INDEX files_by_day ON files (day);

-- Four sealed chunks each, in order.
CREATE TABLE file_parts (
    file   BYTEA  NOT NULL,
    place  BIGINT NOT NULL,
    sealed BYTEA  NOT NULL,
    PRIMARY KEY (file, place)
);
