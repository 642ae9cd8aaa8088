-- Each text that a partner has written, for its author to take back or revise. Filled from the log: plp rebuild partnership_journal.
CREATE TABLE writing_1 (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    partnership uuid NOT NULL,
    text uuid NOT NULL,
    author uuid NOT NULL,
    wording jsonb NOT NULL,
    written_on date NOT NULL,
    PRIMARY KEY (tenant, partnership, text)
);
CREATE INDEX writing_1_by_author ON writing_1 (tenant, author);
ALTER TABLE writing_1 ENABLE ROW LEVEL SECURITY;
ALTER TABLE writing_1 FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON writing_1 TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
GRANT SELECT, INSERT, UPDATE, DELETE ON writing_1 TO plp_app;
