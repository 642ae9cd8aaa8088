-- Cohorts that have reached the journal.
CREATE TABLE cohorts_1 (
    tenant tenant_code NOT NULL,
    cohort uuid NOT NULL,
    title text NOT NULL,
    word_senior text NOT NULL,
    word_served text NOT NULL,
    launch_on date NOT NULL,
    launched boolean NOT NULL,
    accesses_months integer NOT NULL,
    facts_until date NOT NULL,
    aims text [] NOT NULL,
    PRIMARY KEY (tenant, cohort)
);
SELECT wall('cohorts_1');
