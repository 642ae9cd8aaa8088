-- Where the consumer stands on each topic, which message it took at each sequence, and what it could not apply.
CREATE TABLE consumed (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    topic text NOT NULL,
    last bigint NOT NULL DEFAULT 0,
    cursor bigint NOT NULL DEFAULT 0,
    halted text,
    sentence text,
    PRIMARY KEY (tenant, topic)
);
CREATE TABLE received (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    topic text NOT NULL,
    sequence bigint NOT NULL,
    id uuid NOT NULL,
    PRIMARY KEY (tenant, topic, sequence)
);
CREATE TABLE parked_streams (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    topic text NOT NULL,
    stream text NOT NULL,
    PRIMARY KEY (tenant, topic, stream)
);
CREATE TABLE parked_messages (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    topic text NOT NULL,
    sequence bigint NOT NULL,
    stream text NOT NULL,
    headers jsonb NOT NULL,
    data bytea NOT NULL,
    code text NOT NULL,
    sentence text NOT NULL,
    parked_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant, topic, sequence)
);

ALTER TABLE consumed ENABLE ROW LEVEL SECURITY;
ALTER TABLE consumed FORCE ROW LEVEL SECURITY;
ALTER TABLE received ENABLE ROW LEVEL SECURITY;
ALTER TABLE received FORCE ROW LEVEL SECURITY;
ALTER TABLE parked_streams ENABLE ROW LEVEL SECURITY;
ALTER TABLE parked_streams FORCE ROW LEVEL SECURITY;
ALTER TABLE parked_messages ENABLE ROW LEVEL SECURITY;
ALTER TABLE parked_messages FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON consumed TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
CREATE POLICY tenant ON received TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
CREATE POLICY tenant ON parked_streams TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
CREATE POLICY tenant ON parked_messages TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
GRANT SELECT, INSERT, UPDATE ON consumed TO plp_app;
GRANT SELECT, INSERT ON received TO plp_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON parked_streams, parked_messages TO plp_app;
