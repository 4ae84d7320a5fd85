-- How well it went: how often each step was taken in a month, by years times twelve and months from 0. Of no person, case or member; what it
-- was counted from may be erased long since.
CREATE TABLE figures (
    month BIGINT NOT NULL,
    step  TEXT   NOT NULL,
    times BIGINT NOT NULL,
    PRIMARY KEY (month, step)
);
