DROP TABLE accepted_clashes;
DROP TABLE transfers;
ALTER TABLE events DROP COLUMN tear_down;
ALTER TABLE events DROP COLUMN set_up;
ALTER TABLE stages DROP COLUMN curfew;
ALTER TABLE stages DROP COLUMN changeover;
ALTER TABLE stages DROP COLUMN colour;
ALTER TABLE stages DROP COLUMN position;
ALTER TABLE festival DROP COLUMN transfer;
