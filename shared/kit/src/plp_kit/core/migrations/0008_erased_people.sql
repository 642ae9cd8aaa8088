-- People of whom this service knows that they are erased, by its own log. Compared with the vault at every start.
CREATE TABLE erased_people_1 (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    person uuid NOT NULL,
    erased_on date NOT NULL,
    PRIMARY KEY (tenant, person)
);
ALTER TABLE erased_people_1 ENABLE ROW LEVEL SECURITY;
ALTER TABLE erased_people_1 FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON erased_people_1 TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
GRANT SELECT, INSERT, UPDATE, DELETE ON erased_people_1 TO plp_app;
