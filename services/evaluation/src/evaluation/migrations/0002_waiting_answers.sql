-- Sealed answers until their batch. No time, no number, no default that counts: nothing here tells who came before whom.
CREATE TABLE waiting_answers (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    survey uuid NOT NULL,
    person uuid NOT NULL,
    key uuid NOT NULL,
    sealed text NOT NULL,
    PRIMARY KEY (tenant, survey, person)
);
-- Keys of answers that have entered the ledger, until the vault has destroyed them.
CREATE TABLE spent_keys (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    survey uuid NOT NULL,
    key uuid NOT NULL,
    PRIMARY KEY (tenant, survey, key)
);

ALTER TABLE waiting_answers ENABLE ROW LEVEL SECURITY;
ALTER TABLE waiting_answers FORCE ROW LEVEL SECURITY;
ALTER TABLE spent_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE spent_keys FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON waiting_answers TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
CREATE POLICY tenant ON spent_keys TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
GRANT SELECT, INSERT, DELETE ON waiting_answers, spent_keys TO plp_app;
