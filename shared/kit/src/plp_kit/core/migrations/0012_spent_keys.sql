-- Keys whose words nobody may read any more. What a spent key seals is shown to nobody, whether or not the vault still has the key.
-- The key is destroyed as soon as nothing preserves it; until then its row is due, or due again. Rows are kept, so that a vault
-- restored from an older copy shows nothing of it. Days, not moments: an answer's key must not tell when it was replaced.
CREATE TABLE spent_keys (
    tenant tenant_code NOT NULL,
    key uuid NOT NULL,
    spent_on date NOT NULL DEFAULT current_date,
    due_at timestamptz DEFAULT now(),
    destroyed_on date,
    PRIMARY KEY (tenant, key),
    CHECK ((due_at IS NULL) = (destroyed_on IS NOT NULL))
);
CREATE INDEX spent_keys_due ON spent_keys (due_at) WHERE due_at IS NOT NULL;
SELECT wall('spent_keys', 'SELECT, INSERT, UPDATE');
-- It learns for which tenants something is due, and no key.
CREATE POLICY every_tenant ON spent_keys FOR SELECT TO plp_scheduler USING (true);
GRANT SELECT (tenant, due_at) ON spent_keys TO plp_scheduler;

-- Keys that this service made up to that day are named by an event, or were spent because none does.
CREATE TABLE swept_keys (
    tenant tenant_code PRIMARY KEY,
    through date NOT NULL
);
SELECT wall('swept_keys', 'SELECT, INSERT, UPDATE');
