-- An index from a digest of a person's address, keyed by a secret that the vault does not know, to the person's id. A service sees
-- what it noted itself, and changes nothing: only move_recognised points a digest to another id. The digests are deleted with the
-- person.
CREATE TABLE recognised (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    service text NOT NULL,
    digest bytea NOT NULL,
    subject uuid NOT NULL,
    PRIMARY KEY (tenant, service, digest),
    FOREIGN KEY (tenant, subject) REFERENCES subjects (tenant, id)
);
CREATE INDEX recognised_by_subject ON recognised (tenant, subject);
ALTER TABLE recognised ENABLE ROW LEVEL SECURITY;
ALTER TABLE recognised FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON recognised TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
CREATE POLICY own ON recognised AS RESTRICTIVE TO plp_app
USING (service = (SELECT principals.service FROM principals))
WITH CHECK (service = (SELECT principals.service FROM principals));
GRANT SELECT, INSERT (service, digest, subject) ON recognised TO plp_app;

-- The digests that the caller's service noted of one id lead to another, unless that person is erased: both are one human.
CREATE FUNCTION move_recognised(before uuid, after uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    caller text := keeper();
BEGIN
    WITH living AS (SELECT id FROM subjects WHERE id = after AND erased_at IS NULL FOR SHARE)
    UPDATE recognised SET subject = living.id FROM living
    WHERE recognised.subject = before AND recognised.service = caller;
END
$$;
REVOKE ALL ON FUNCTION move_recognised FROM public;
GRANT EXECUTE ON FUNCTION move_recognised TO plp_app;
