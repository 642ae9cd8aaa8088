-- What is shown of a note.
CREATE TABLE notes_1 (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    note uuid NOT NULL,
    partnership uuid NOT NULL,
    number integer NOT NULL,
    text text NOT NULL,
    version integer NOT NULL,
    PRIMARY KEY (tenant, note, number)
);
ALTER TABLE notes_1 ENABLE ROW LEVEL SECURITY;
ALTER TABLE notes_1 FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON notes_1 TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
GRANT SELECT, INSERT, UPDATE, DELETE ON notes_1 TO plp_app;
