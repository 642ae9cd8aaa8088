-- Rounds of matching, as matching tells of them: while one is on, co-chairs read the cohort's profiles.
CREATE TABLE rounds_1 (
    tenant tenant_code NOT NULL,
    round uuid NOT NULL,
    cohort uuid NOT NULL,
    is_on boolean NOT NULL,
    PRIMARY KEY (tenant, round)
);
CREATE INDEX rounds_1_by_cohort ON rounds_1 (tenant, cohort);
SELECT wall('rounds_1');
