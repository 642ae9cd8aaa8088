-- Cohorts that are being set up. A row goes when the cohort opens.
CREATE TABLE set_ups_1 (
    tenant tenant_code NOT NULL,
    cohort uuid NOT NULL,
    title text NOT NULL,
    begun_on date NOT NULL,
    changed_on date NOT NULL,
    PRIMARY KEY (tenant, cohort)
);
SELECT wall('set_ups_1');
