-- One answer a key: what a repeated POST is told, never what it said. The body is kept as an HMAC only.
CREATE TABLE idempotency_keys (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    person uuid NOT NULL,
    route text NOT NULL,
    key text NOT NULL,
    request_hmac bytea NOT NULL,
    status integer NOT NULL,
    location text,
    version integer,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (tenant, person, route, key)
);
CREATE INDEX idempotency_keys_age ON idempotency_keys (tenant, created_at);
ALTER TABLE idempotency_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE idempotency_keys FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON idempotency_keys TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
GRANT SELECT, INSERT, DELETE ON idempotency_keys TO plp_app;
