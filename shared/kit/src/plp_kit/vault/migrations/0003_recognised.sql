-- An index from a digest of a person's address, keyed by a secret that the vault does not know, to the person's id. The digests
-- are deleted with the person.
CREATE TABLE recognised (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    digest bytea NOT NULL,
    subject uuid NOT NULL,
    PRIMARY KEY (tenant, digest),
    FOREIGN KEY (tenant, subject) REFERENCES subjects (tenant, id)
);
CREATE INDEX recognised_by_subject ON recognised (tenant, subject);
ALTER TABLE recognised ENABLE ROW LEVEL SECURITY;
ALTER TABLE recognised FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON recognised TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
CREATE POLICY principal ON recognised AS RESTRICTIVE TO plp_app USING (EXISTS (SELECT FROM principals));
GRANT SELECT, INSERT (digest, subject), UPDATE (subject), DELETE ON recognised TO plp_app;
