-- A candidate whose going was received first has neither cohort nor person until entering is received, if it ever is.
CREATE TABLE candidates_1 (
    tenant tenant_code NOT NULL,
    application uuid NOT NULL,
    cohort uuid,
    person uuid,
    sides text [] NOT NULL DEFAULT '{}',
    profile sealed,
    waited boolean NOT NULL DEFAULT FALSE,
    event_id uuid,
    gone_on date,
    PRIMARY KEY (tenant, application)
);
CREATE INDEX candidates_1_by_cohort ON candidates_1 (tenant, cohort, person);
SELECT wall('candidates_1');
CREATE TABLE lines_1 (
    tenant tenant_code NOT NULL,
    person uuid NOT NULL,
    line sealed NOT NULL,
    PRIMARY KEY (tenant, person)
);
SELECT wall('lines_1');
