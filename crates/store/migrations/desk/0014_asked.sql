-- What people ask about their own data, and what the desk says about itself.

-- Acts of a quarter are counted without reading every line.
CREATE INDEX audit_at ON audit (at, act);

INSERT INTO counters (name, value) VALUES ('data_requests', 0);
INSERT INTO counters (name, value) VALUES ('data_request_steps', 0);

CREATE TABLE data_requests (
    id           BIGINT PRIMARY KEY,
    version      BIGINT NOT NULL,
    kind         TEXT   NOT NULL,
    way          TEXT   NOT NULL,
    member       BIGINT NOT NULL,
    received_day BIGINT NOT NULL,
    due_day      BIGINT NOT NULL,
    extended     BIGINT NOT NULL,
    told         BIGINT NOT NULL,
    about_kind   TEXT,
    about_number BIGINT,
    outcome      TEXT,
    closed_at    BIGINT,
    once         BYTEA  NOT NULL UNIQUE,
    sealed       BYTEA  NOT NULL
);
CREATE INDEX data_requests_open ON data_requests (due_day, id) WHERE outcome IS NULL;
CREATE INDEX data_requests_closed ON data_requests (closed_at, id) WHERE outcome IS NOT NULL;

CREATE TABLE data_request_steps (
    id      BIGINT PRIMARY KEY,
    request BIGINT NOT NULL,
    member  BIGINT NOT NULL,
    at      BIGINT NOT NULL,
    sealed  BYTEA  NOT NULL
);
CREATE INDEX data_request_steps_of ON data_request_steps (request, id);
