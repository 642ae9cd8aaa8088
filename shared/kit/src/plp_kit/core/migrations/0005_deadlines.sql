-- Commands that fall due in programme time. Its event removes a row; a refusal marks it.
CREATE TABLE deadlines (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    stream text NOT NULL,
    name text NOT NULL,
    due_at timestamptz NOT NULL,
    refused text,
    PRIMARY KEY (tenant, stream, name)
);
CREATE INDEX deadlines_due ON deadlines (due_at) WHERE refused IS NULL;
ALTER TABLE deadlines ENABLE ROW LEVEL SECURITY;
ALTER TABLE deadlines FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON deadlines TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
CREATE POLICY every_tenant ON deadlines TO plp_scheduler USING (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON deadlines TO plp_app;
GRANT SELECT ON deadlines TO plp_scheduler;
