-- Whose a report is, each way by itself, with all that lists and counts ask of a report: what is near to somebody is found and weighed
-- without reading one wide row.
DROP INDEX signals_of_member;
DROP INDEX signals_of_team;
DROP INDEX signals_entered_by;
CREATE INDEX signals_of_member ON signals (assignee, number, state, waiting, lang, entered_by, team, urgency, deletion_due, urgent_at, origin, outcome, arrived_day) WHERE assignee IS NOT NULL;
CREATE INDEX signals_of_team ON signals (team, number, state, waiting, lang, entered_by, assignee, urgency, deletion_due, urgent_at, origin, outcome, arrived_day) WHERE team IS NOT NULL;
CREATE INDEX signals_entered_by ON signals (entered_by, number, state, waiting, lang, assignee, team, urgency, deletion_due, urgent_at, origin, outcome, arrived_day) WHERE entered_by IS NOT NULL;
