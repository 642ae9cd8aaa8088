-- Who may exist in this database. Every other table of a tenant is walled by row-level security on app.tenant:
-- a missing setting is an error on read and on write, because '' is no tenant_code.
CREATE DOMAIN tenant_code AS text CHECK (value ~ '^[a-z][a-z0-9]{1,15}$');

-- A column of this type holds one sealed value or several; what is in it opens with a key of the vault alone.
CREATE DOMAIN sealed AS jsonb;

CREATE TABLE tenants (
    tenant tenant_code PRIMARY KEY,
    added_at timestamptz NOT NULL DEFAULT now()
);
ALTER TABLE tenants ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenants FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON tenants TO plp_app USING (tenant = (SELECT current_setting('app.tenant')::tenant_code));
CREATE POLICY every_tenant ON tenants TO plp_owner, plp_relay, plp_scheduler USING (true) WITH CHECK (true);
GRANT SELECT ON tenants TO plp_app, plp_relay, plp_scheduler;

-- What every table of a tenant needs beside its columns: the default of its column tenant, row-level security on it, and rights.
-- SELECT wall('rounds_1'); a table that is only ever added to: SELECT wall('access_records', 'SELECT, INSERT').
CREATE FUNCTION wall(walled regclass, rights text DEFAULT 'SELECT, INSERT, UPDATE, DELETE') RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ALTER COLUMN tenant SET DEFAULT current_setting(''app.tenant'')::tenant_code', walled);
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', walled);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', walled);
    EXECUTE format(
        'CREATE POLICY tenant ON %s TO plp_app, plp_owner
         USING (tenant = (SELECT current_setting(''app.tenant'')::tenant_code))
         WITH CHECK (tenant = (SELECT current_setting(''app.tenant'')::tenant_code))', walled);
    EXECUTE format('GRANT %s ON %s TO plp_app', rights, walled);
END $$;
REVOKE ALL ON FUNCTION wall(regclass, text) FROM public;
