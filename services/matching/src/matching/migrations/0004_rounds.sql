-- What the whole of matching scores by, and who is not available to whom.
-- Whoever entered before picked none of it: what stands here by default is what a rebuild would put.
ALTER TABLE candidates_1 ADD COLUMN interests text [] NOT NULL DEFAULT '{}';
ALTER TABLE candidates_1 ADD COLUMN availability text [] NOT NULL DEFAULT '{}';
ALTER TABLE candidates_1 ADD COLUMN meeting_mode text NOT NULL DEFAULT 'either';
ALTER TABLE candidates_1 ADD COLUMN site text;
ALTER TABLE candidates_1 ADD COLUMN directorate text;
ALTER TABLE candidates_1 ADD COLUMN profession text;
ALTER TABLE candidates_1 ADD COLUMN aims jsonb NOT NULL DEFAULT '[]';
ALTER TABLE candidates_1 ADD COLUMN waited boolean NOT NULL DEFAULT FALSE;
ALTER TABLE rounds_1 ADD COLUMN fills_seat boolean [] NOT NULL DEFAULT '{}';
ALTER TABLE rounds_1 ADD COLUMN summary jsonb;
CREATE TABLE cohorts_1 (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    cohort uuid NOT NULL,
    launch_on date,
    weights jsonb,
    version integer NOT NULL,
    PRIMARY KEY (tenant, cohort)
);
CREATE TABLE conflicts_1 (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    cohort uuid NOT NULL,
    one uuid NOT NULL,
    other uuid NOT NULL,
    conflict text NOT NULL,
    PRIMARY KEY (tenant, cohort, one, other)
);
CREATE TABLE lines_1 (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    person uuid NOT NULL,
    managers uuid [] NOT NULL,
    team text,
    PRIMARY KEY (tenant, person)
);
CREATE TABLE identities_1 (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    person uuid NOT NULL,
    same_as uuid NOT NULL,
    PRIMARY KEY (tenant, person, same_as)
);
CREATE TABLE kept_apart_1 (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    application uuid NOT NULL,
    cohort uuid NOT NULL,
    person uuid NOT NULL,
    others jsonb NOT NULL,
    PRIMARY KEY (tenant, application)
);
CREATE INDEX kept_apart_1_by_cohort ON kept_apart_1 (tenant, cohort);
CREATE TABLE considerations_1 (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    round uuid NOT NULL,
    one uuid NOT NULL,
    other uuid NOT NULL,
    kind text NOT NULL,
    PRIMARY KEY (tenant, round, one, other)
);
CREATE TABLE notes_1 (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    round uuid NOT NULL,
    note uuid NOT NULL,
    one uuid NOT NULL,
    other uuid NOT NULL,
    stance text NOT NULL,
    author uuid NOT NULL,
    reason jsonb,
    until date,
    PRIMARY KEY (tenant, round, note)
);
CREATE TABLE explanations_1 (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    round uuid NOT NULL,
    version integer NOT NULL,
    explanations jsonb NOT NULL,
    PRIMARY KEY (tenant, round, version)
);
CREATE TABLE signed_1 (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    round uuid NOT NULL,
    proposed_seniors uuid [] NOT NULL,
    proposed_colleagues uuid [] NOT NULL,
    signed_seniors uuid [] NOT NULL DEFAULT '{}',
    signed_colleagues uuid [] NOT NULL DEFAULT '{}',
    PRIMARY KEY (tenant, round)
);

ALTER TABLE cohorts_1 ENABLE ROW LEVEL SECURITY;
ALTER TABLE cohorts_1 FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON cohorts_1 TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
GRANT SELECT, INSERT, UPDATE, DELETE ON cohorts_1 TO plp_app;
ALTER TABLE conflicts_1 ENABLE ROW LEVEL SECURITY;
ALTER TABLE conflicts_1 FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON conflicts_1 TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
GRANT SELECT, INSERT, UPDATE, DELETE ON conflicts_1 TO plp_app;
ALTER TABLE lines_1 ENABLE ROW LEVEL SECURITY;
ALTER TABLE lines_1 FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON lines_1 TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
GRANT SELECT, INSERT, UPDATE, DELETE ON lines_1 TO plp_app;
ALTER TABLE identities_1 ENABLE ROW LEVEL SECURITY;
ALTER TABLE identities_1 FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON identities_1 TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
GRANT SELECT, INSERT, UPDATE, DELETE ON identities_1 TO plp_app;
ALTER TABLE kept_apart_1 ENABLE ROW LEVEL SECURITY;
ALTER TABLE kept_apart_1 FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON kept_apart_1 TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
GRANT SELECT, INSERT, UPDATE, DELETE ON kept_apart_1 TO plp_app;
ALTER TABLE considerations_1 ENABLE ROW LEVEL SECURITY;
ALTER TABLE considerations_1 FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON considerations_1 TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
GRANT SELECT, INSERT, UPDATE, DELETE ON considerations_1 TO plp_app;
ALTER TABLE notes_1 ENABLE ROW LEVEL SECURITY;
ALTER TABLE notes_1 FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON notes_1 TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
GRANT SELECT, INSERT, UPDATE, DELETE ON notes_1 TO plp_app;
ALTER TABLE explanations_1 ENABLE ROW LEVEL SECURITY;
ALTER TABLE explanations_1 FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON explanations_1 TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
GRANT SELECT, INSERT, UPDATE, DELETE ON explanations_1 TO plp_app;
ALTER TABLE signed_1 ENABLE ROW LEVEL SECURITY;
ALTER TABLE signed_1 FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON signed_1 TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
GRANT SELECT, INSERT, UPDATE, DELETE ON signed_1 TO plp_app;
