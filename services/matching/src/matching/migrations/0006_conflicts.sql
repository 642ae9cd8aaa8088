-- Pairs that matchers have entered as not to be made. `list` is one matcher's of one cohort.
CREATE TABLE conflicts_1 (
    tenant tenant_code NOT NULL,
    list uuid NOT NULL,
    conflict uuid NOT NULL,
    cohort uuid NOT NULL,
    sealed jsonb NOT NULL,
    PRIMARY KEY (tenant, list, conflict)
);
CREATE INDEX conflicts_1_by_cohort ON conflicts_1 (tenant, cohort, conflict);
SELECT wall('conflicts_1');
