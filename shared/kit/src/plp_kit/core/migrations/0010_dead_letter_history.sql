-- What operators did with parked messages and halted topics: who, when and why. Rows are added, never changed or deleted.
CREATE TABLE dead_letter_history (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    operator text NOT NULL CHECK (operator <> ''),
    action text NOT NULL,
    reason text CHECK (reason <> ''),
    topic text NOT NULL,
    sequence bigint,
    stream text,
    message uuid,
    name text,
    code text NOT NULL,
    outcome text NOT NULL,
    PRIMARY KEY (tenant, at, id),
    CONSTRAINT a_drop_has_a_reason CHECK (action <> 'dropped' OR reason IS NOT NULL)
);
ALTER TABLE dead_letter_history ENABLE ROW LEVEL SECURITY;
ALTER TABLE dead_letter_history FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON dead_letter_history TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
GRANT SELECT, INSERT ON dead_letter_history TO plp_app;
