-- Campaigns: what they say is sealed, as it is written and as it was last released; pictures are kept until nothing names them. Each place has
-- a code, which hangs there for everybody, and a name, which only the desk knows. Counts are those the relay tells: five a week and more.
INSERT INTO counters (name, value) VALUES ('campaigns', 0), ('campaign_places', 0), ('campaign_pictures', 0);

CREATE TABLE campaigns (
    id              BIGINT PRIMARY KEY,
    version         BIGINT NOT NULL,
    state           TEXT   NOT NULL,
    last_day        BIGINT NOT NULL,
    member          BIGINT NOT NULL,
    at              BIGINT NOT NULL,
    released_by     BIGINT,
    released_at     BIGINT,
    serial          BIGINT NOT NULL,
    sent            BIGINT NOT NULL,
    once            BYTEA  NOT NULL UNIQUE,
    sealed          BYTEA  NOT NULL,
    sealed_released BYTEA
);

CREATE TABLE campaign_pictures (
    id              BIGINT PRIMARY KEY,
    campaign        BIGINT NOT NULL,
    sealed          BYTEA  NOT NULL,
    sealed_small    BYTEA  NOT NULL
);
CREATE INDEX campaign_pictures_by_campaign ON campaign_pictures (campaign);

CREATE TABLE campaign_places (
    id              BIGINT PRIMARY KEY,
    campaign        BIGINT NOT NULL,
    code            TEXT   NOT NULL UNIQUE,
    member          BIGINT NOT NULL,
    at              BIGINT NOT NULL,
    once            BYTEA  NOT NULL UNIQUE,
    sealed          BYTEA  NOT NULL
);
CREATE INDEX campaign_places_by_campaign ON campaign_places (campaign, id);

CREATE TABLE campaign_weeks (
    place           BIGINT NOT NULL,
    week            BIGINT NOT NULL,
    times           BIGINT NOT NULL,
    PRIMARY KEY (place, week)
);
