-- What holds for all rounds of a cohort. `weights` is null while the cohort has those that every cohort begins with.
CREATE TABLE cohorts_1 (
    tenant tenant_code NOT NULL,
    cohort uuid NOT NULL,
    launch_on date,
    weights jsonb,
    accesses_months integer,
    version integer NOT NULL,
    PRIMARY KEY (tenant, cohort)
);
SELECT wall('cohorts_1');
CREATE TABLE conflicts_1 (
    tenant tenant_code NOT NULL,
    cohort uuid NOT NULL,
    one uuid NOT NULL,
    other uuid NOT NULL,
    conflict text NOT NULL,
    PRIMARY KEY (tenant, cohort, one, other)
);
SELECT wall('conflicts_1');
