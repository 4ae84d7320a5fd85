-- Whether a search named a place: how often somebody does on one day is bounded.
ALTER TABLE searches ADD COLUMN place BIGINT;
