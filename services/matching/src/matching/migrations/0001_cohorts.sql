-- What holds for all rounds of a cohort. `weights` is null while the cohort has those that every cohort begins with.
CREATE TABLE cohorts_1 (
    tenant tenant_code NOT NULL,
    cohort uuid NOT NULL,
    launch_on date,
    launched boolean NOT NULL DEFAULT false,
    weights jsonb,
    accesses_months integer,
    facts_until date,
    version integer NOT NULL,
    PRIMARY KEY (tenant, cohort)
);
SELECT wall('cohorts_1');
