-- Campaigns that organisations have released, each as it was signed; a code for each place it hangs at; how often the page of each code
-- was asked for in a week (its Monday). No row says who asked, nor when within the week.
CREATE TABLE campaigns (
    org       TEXT   NOT NULL,
    id        BIGINT NOT NULL,
    version   BIGINT NOT NULL,
    last_day  BIGINT NOT NULL,
    signed    BYTEA  NOT NULL,
    PRIMARY KEY (org, id)
);

CREATE TABLE campaign_codes (
    code      TEXT   PRIMARY KEY,
    org       TEXT   NOT NULL,
    campaign  BIGINT NOT NULL
);
CREATE INDEX campaign_codes_by_campaign ON campaign_codes (org, campaign);

CREATE TABLE campaign_weeks (
    code      TEXT   NOT NULL,
    week      BIGINT NOT NULL,
    times     BIGINT NOT NULL,
    PRIMARY KEY (code, week)
);
