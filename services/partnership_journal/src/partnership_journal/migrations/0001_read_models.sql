-- What partners and facilitators ask for. A row belongs to one stream; sums are queries. What partners wrote stays sealed.
CREATE TABLE cohorts_1 (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    cohort uuid NOT NULL,
    title text NOT NULL,
    word_senior text NOT NULL,
    word_served text NOT NULL,
    launch_on date NOT NULL,
    PRIMARY KEY (tenant, cohort)
);
CREATE TABLE partnerships_1 (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    partnership uuid NOT NULL,
    cohort uuid NOT NULL,
    senior uuid NOT NULL,
    colleague uuid NOT NULL,
    formed_on date NOT NULL,
    ended_on date,
    ended_how text,
    version integer NOT NULL,
    PRIMARY KEY (tenant, partnership)
);
CREATE INDEX partnerships_1_by_cohort ON partnerships_1 (tenant, cohort);
CREATE INDEX partnerships_1_by_senior ON partnerships_1 (tenant, senior);
CREATE INDEX partnerships_1_by_colleague ON partnerships_1 (tenant, colleague);
CREATE TABLE agreements_1 (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    partnership uuid NOT NULL,
    partner uuid NOT NULL,
    part jsonb NOT NULL,
    works_without boolean NOT NULL,
    PRIMARY KEY (tenant, partnership, partner)
);
CREATE TABLE meetings_1 (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    partnership uuid NOT NULL,
    meets_on date NOT NULL,
    how text NOT NULL,
    planned boolean NOT NULL,
    held boolean NOT NULL,
    PRIMARY KEY (tenant, partnership, meets_on)
);
CREATE TABLE goals_1 (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    partnership uuid NOT NULL,
    goal uuid NOT NULL,
    author uuid NOT NULL,
    whose text NOT NULL,
    wording jsonb NOT NULL,
    set_on date NOT NULL,
    reached_on date,
    version integer NOT NULL,
    PRIMARY KEY (tenant, partnership, goal)
);
CREATE TABLE sessions_1 (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    session uuid NOT NULL,
    cohort uuid NOT NULL,
    kind text NOT NULL,
    held_on date NOT NULL,
    how text NOT NULL,
    version integer NOT NULL,
    PRIMARY KEY (tenant, session)
);
CREATE INDEX sessions_1_by_cohort ON sessions_1 (tenant, cohort, held_on);
CREATE TABLE attendances_1 (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    session uuid NOT NULL,
    person uuid NOT NULL,
    PRIMARY KEY (tenant, session, person)
);

ALTER TABLE cohorts_1 ENABLE ROW LEVEL SECURITY;
ALTER TABLE cohorts_1 FORCE ROW LEVEL SECURITY;
ALTER TABLE partnerships_1 ENABLE ROW LEVEL SECURITY;
ALTER TABLE partnerships_1 FORCE ROW LEVEL SECURITY;
ALTER TABLE agreements_1 ENABLE ROW LEVEL SECURITY;
ALTER TABLE agreements_1 FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings_1 ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings_1 FORCE ROW LEVEL SECURITY;
ALTER TABLE goals_1 ENABLE ROW LEVEL SECURITY;
ALTER TABLE goals_1 FORCE ROW LEVEL SECURITY;
ALTER TABLE sessions_1 ENABLE ROW LEVEL SECURITY;
ALTER TABLE sessions_1 FORCE ROW LEVEL SECURITY;
ALTER TABLE attendances_1 ENABLE ROW LEVEL SECURITY;
ALTER TABLE attendances_1 FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON cohorts_1 TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
CREATE POLICY tenant ON partnerships_1 TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
CREATE POLICY tenant ON agreements_1 TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
CREATE POLICY tenant ON meetings_1 TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
CREATE POLICY tenant ON goals_1 TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
CREATE POLICY tenant ON sessions_1 TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
CREATE POLICY tenant ON attendances_1 TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
GRANT SELECT, INSERT, UPDATE, DELETE ON cohorts_1, partnerships_1, agreements_1, meetings_1, goals_1 TO plp_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON sessions_1, attendances_1 TO plp_app;
