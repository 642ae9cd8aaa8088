CREATE TABLE do_not_pair_1 (
    tenant tenant_code NOT NULL,
    application uuid NOT NULL,
    cohort uuid NOT NULL,
    person uuid NOT NULL,
    exclusions jsonb NOT NULL,
    PRIMARY KEY (tenant, application)
);
CREATE INDEX do_not_pair_1_by_cohort ON do_not_pair_1 (tenant, cohort);
SELECT wall('do_not_pair_1');
