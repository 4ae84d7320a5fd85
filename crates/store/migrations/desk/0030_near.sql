-- Whose a report is, each way by itself: whoever sees only what is near to them starts from here, not from all reports.
CREATE INDEX signals_of_member ON signals (assignee, number) WHERE assignee IS NOT NULL;
CREATE INDEX signals_of_team ON signals (team, number) WHERE team IS NOT NULL;
CREATE INDEX signals_entered_by ON signals (entered_by, number) WHERE entered_by IS NOT NULL;
