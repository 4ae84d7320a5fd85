-- Of what a copy was: what left of a case is listed beside the case.

ALTER TABLE exports ADD COLUMN object TEXT NOT NULL DEFAULT '';
CREATE INDEX exports_of ON exports (object, id);
