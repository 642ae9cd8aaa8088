-- Applications from the first interest on, with what the funnel asks for.
CREATE TABLE applications_2 (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    application uuid NOT NULL,
    cohort uuid NOT NULL,
    person uuid NOT NULL,
    sides text [] NOT NULL,
    channel text NOT NULL,
    state text NOT NULL,
    complete boolean NOT NULL DEFAULT false,
    handed_in boolean NOT NULL DEFAULT false,
    ever_accepted boolean NOT NULL DEFAULT false,
    not_senior boolean NOT NULL DEFAULT false,
    waited boolean NOT NULL DEFAULT false,
    entered_by uuid,
    version integer NOT NULL,
    PRIMARY KEY (tenant, application)
);
CREATE INDEX applications_2_by_cohort ON applications_2 (tenant, cohort, application);
CREATE INDEX applications_2_by_person ON applications_2 (tenant, person, application);

-- Messages that applications cause; they wait until something sends them.
CREATE TABLE messages_1 (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    message uuid NOT NULL,
    application uuid NOT NULL,
    trigger text NOT NULL,
    wording text NOT NULL,
    at timestamptz NOT NULL,
    state text NOT NULL DEFAULT 'waiting',
    PRIMARY KEY (tenant, message)
);
CREATE INDEX messages_1_by_application ON messages_1 (tenant, application);

-- Name and address are sealed.
CREATE TABLE staff_1 (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    person uuid NOT NULL,
    contact jsonb,
    managers uuid [] NOT NULL DEFAULT '{}',
    team text,
    same_as uuid [] NOT NULL DEFAULT '{}',
    PRIMARY KEY (tenant, person)
);

-- Who looked at whose. No picture of the log: a look changes nothing. It is written before anything is shown, and never changed.
CREATE TABLE access_records (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    id uuid NOT NULL,
    at timestamptz NOT NULL,
    reader uuid NOT NULL,
    person uuid NOT NULL,
    what text NOT NULL,
    PRIMARY KEY (tenant, id)
);
CREATE INDEX access_records_by_person ON access_records (tenant, person, at);
CREATE INDEX access_records_by_time ON access_records (tenant, at, id);

-- Requests that people make about their data.
CREATE TABLE requests_1 (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    request uuid NOT NULL,
    person uuid NOT NULL,
    kind text NOT NULL,
    made_on date NOT NULL,
    acknowledge_by date,
    answer_by date NOT NULL,
    acknowledged_on date,
    answered_on date,
    granted boolean,
    late text [] NOT NULL DEFAULT '{}',
    version integer NOT NULL,
    PRIMARY KEY (tenant, request)
);
CREATE INDEX requests_1_by_person ON requests_1 (tenant, person);

ALTER TABLE requests_1 ENABLE ROW LEVEL SECURITY;
ALTER TABLE requests_1 FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON requests_1 TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
GRANT SELECT, INSERT, UPDATE, DELETE ON requests_1 TO plp_app;

ALTER TABLE applications_2 ENABLE ROW LEVEL SECURITY;
ALTER TABLE applications_2 FORCE ROW LEVEL SECURITY;
ALTER TABLE messages_1 ENABLE ROW LEVEL SECURITY;
ALTER TABLE messages_1 FORCE ROW LEVEL SECURITY;
ALTER TABLE staff_1 ENABLE ROW LEVEL SECURITY;
ALTER TABLE staff_1 FORCE ROW LEVEL SECURITY;
ALTER TABLE access_records ENABLE ROW LEVEL SECURITY;
ALTER TABLE access_records FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON applications_2 TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
CREATE POLICY tenant ON messages_1 TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
CREATE POLICY tenant ON staff_1 TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
CREATE POLICY tenant ON access_records TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
GRANT SELECT, INSERT, UPDATE, DELETE ON applications_2, messages_1, staff_1 TO plp_app;
GRANT SELECT, INSERT ON access_records TO plp_app;

-- Where nothing has ever been recorded there is nothing to rebuild, and the version before makes way at once.
DO $$
BEGIN
    IF NOT (SELECT is_called FROM events_position_seq) THEN
        DROP TABLE applications_1;
    END IF;
END $$;
