-- What facilitators and participants ask for. A row belongs to one stream; sums are queries.
CREATE TABLE cohorts_1 (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    cohort uuid NOT NULL,
    title text NOT NULL,
    group_served text NOT NULL,
    word_senior text NOT NULL,
    word_served text NOT NULL,
    recruiting_opens_on date NOT NULL,
    recruiting_closes_on date NOT NULL,
    launch_on date NOT NULL,
    recruiting boolean NOT NULL,
    version integer NOT NULL,
    PRIMARY KEY (tenant, cohort)
);
CREATE TABLE applications_1 (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    application uuid NOT NULL,
    cohort uuid NOT NULL,
    person uuid NOT NULL,
    sides text [] NOT NULL,
    channel text NOT NULL,
    state text NOT NULL,
    ever_accepted boolean NOT NULL DEFAULT false,
    version integer NOT NULL,
    PRIMARY KEY (tenant, application)
);
CREATE INDEX applications_1_by_cohort ON applications_1 (tenant, cohort, application);

ALTER TABLE cohorts_1 ENABLE ROW LEVEL SECURITY;
ALTER TABLE cohorts_1 FORCE ROW LEVEL SECURITY;
ALTER TABLE applications_1 ENABLE ROW LEVEL SECURITY;
ALTER TABLE applications_1 FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON cohorts_1 TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
CREATE POLICY tenant ON applications_1 TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
GRANT SELECT, INSERT, UPDATE, DELETE ON cohorts_1, applications_1 TO plp_app;
