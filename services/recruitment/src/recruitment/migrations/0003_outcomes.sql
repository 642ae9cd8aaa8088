-- Applications with what the funnel counts them as; the event says so. Filled from the log: plp rebuild recruitment.
CREATE TABLE applications_3 (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    application uuid NOT NULL,
    cohort uuid NOT NULL,
    person uuid NOT NULL,
    sides text [] NOT NULL,
    counted_as text NOT NULL,
    channel text NOT NULL,
    state text NOT NULL,
    complete boolean NOT NULL DEFAULT false,
    eligible boolean NOT NULL DEFAULT false,
    handed_in boolean NOT NULL DEFAULT false,
    ever_accepted boolean NOT NULL DEFAULT false,
    waited boolean NOT NULL DEFAULT false,
    entered_by uuid,
    version integer NOT NULL,
    PRIMARY KEY (tenant, application)
);
CREATE INDEX applications_3_by_cohort ON applications_3 (tenant, cohort, application);
CREATE INDEX applications_3_by_person ON applications_3 (tenant, person, application);

-- The trust's own facts and settings. Who opens a cohort keeps its row as it is.
CREATE TABLE trusts_1 (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    trust uuid NOT NULL,
    facts jsonb NOT NULL,
    settings jsonb NOT NULL,
    settings_version integer NOT NULL,
    version integer NOT NULL,
    PRIMARY KEY (tenant, trust)
);

ALTER TABLE applications_3 ENABLE ROW LEVEL SECURITY;
ALTER TABLE applications_3 FORCE ROW LEVEL SECURITY;
ALTER TABLE trusts_1 ENABLE ROW LEVEL SECURITY;
ALTER TABLE trusts_1 FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON applications_3 TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
CREATE POLICY tenant ON trusts_1 TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
GRANT SELECT, INSERT, UPDATE, DELETE ON applications_3, trusts_1 TO plp_app;

-- Where nothing has ever been recorded there is nothing to rebuild, and the version before makes way at once.
DO $$
BEGIN
    IF NOT (SELECT is_called FROM events_position_seq) THEN
        DROP TABLE applications_2;
    END IF;
END $$;
