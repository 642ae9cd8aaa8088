-- The log. (tenant, stream, version) is the concurrency check; position only orders rows that are visible together.
CREATE TABLE events (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    stream text NOT NULL,
    version integer NOT NULL CHECK (version > 0),
    position bigint GENERATED ALWAYS AS IDENTITY,
    id uuid NOT NULL,
    name text NOT NULL,
    payload jsonb NOT NULL,
    actor text NOT NULL,
    occurred_at timestamptz NOT NULL,
    correlation uuid NOT NULL,
    causation uuid,
    joined uuid [],
    traceparent text,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant, stream, version)
);
CREATE UNIQUE INDEX events_by_position ON events (tenant, position);
CREATE UNIQUE INDEX events_by_id ON events (tenant, id);
ALTER TABLE events ENABLE ROW LEVEL SECURITY;
ALTER TABLE events FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON events TO plp_app, plp_owner, plp_relay
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
GRANT SELECT, INSERT ON events TO plp_app;
GRANT SELECT ON events TO plp_relay;
