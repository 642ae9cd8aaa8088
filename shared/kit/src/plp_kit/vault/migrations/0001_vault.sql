-- The vault: a key for each sealed entry. Only a service of its audience opens it, and erasing one of its subjects nulls it.
-- A missing app.tenant is an error on read and on write, because '' is no tenant_code.
CREATE DOMAIN tenant_code AS text CHECK (value ~ '^[a-z][a-z0-9]{1,15}$');

CREATE TABLE services (name text PRIMARY KEY);
GRANT SELECT ON services TO plp_app;

-- Which service a login acts for; with a tenant, for that one alone.
CREATE TABLE principals (
    login text PRIMARY KEY,
    service text NOT NULL REFERENCES services,
    tenant tenant_code
);
ALTER TABLE principals ENABLE ROW LEVEL SECURITY;
ALTER TABLE principals FORCE ROW LEVEL SECURITY;
-- A login sees itself alone, and only while app.tenant is a tenant it may act for.
-- So the policies below ask `principals` plainly and find one row or none.
CREATE POLICY itself ON principals FOR SELECT TO plp_app USING (
    login = current_user
    AND (tenant IS NULL OR tenant = (SELECT current_setting('app.tenant')::tenant_code))
);
CREATE POLICY everyone ON principals TO plp_owner USING (true) WITH CHECK (true);
GRANT SELECT ON principals TO plp_app;

-- People whose words are sealed. Rows stay for ever: an erased person can never have a key again. From `erasing_at` on the erasure is
-- certain: nobody preserves the person, and no key is made.
CREATE TABLE subjects (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    id uuid NOT NULL,
    erasing_at timestamptz,
    erased_at timestamptz,
    PRIMARY KEY (tenant, id),
    CHECK (erased_at IS NULL OR erasing_at IS NOT NULL)
);
ALTER TABLE subjects ENABLE ROW LEVEL SECURITY;
ALTER TABLE subjects FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON subjects TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
CREATE POLICY principal ON subjects AS RESTRICTIVE TO plp_app USING (EXISTS (SELECT FROM principals));
-- FOR SHARE needs the right to update. It is a right to lock: only functions of 0005 set the marks.
CREATE POLICY lock_only ON subjects AS RESTRICTIVE FOR UPDATE TO plp_app USING (true) WITH CHECK (false);
GRANT SELECT, INSERT (id), UPDATE (erased_at) ON subjects TO plp_app;

-- The service that the caller acts for in app.tenant; NULL for the owner.
CREATE FUNCTION acting_service() RETURNS text
LANGUAGE plpgsql STABLE AS $$
DECLARE
    found_service text;
BEGIN
    SELECT service INTO found_service FROM principals WHERE login = current_user;
    IF found_service IS NULL AND NOT pg_has_role(current_user, 'plp_owner', 'MEMBER') THEN
        RAISE EXCEPTION '% acts for no service', current_user USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN found_service;
END
$$;
REVOKE ALL ON FUNCTION acting_service FROM public;
GRANT EXECUTE ON FUNCTION acting_service TO plp_app;

-- Days, not moments: an answer's key must not tell when its author was there. `wrapped` is null once the key is destroyed. A key that
-- `waits` would be destroyed if none of its subjects were preserved (0005); nobody opens it meanwhile.
-- `made_by` is the service whose log names the key; no service can write it.
CREATE TABLE keys (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    id uuid NOT NULL,
    audience text [] NOT NULL CHECK (cardinality(audience) > 0),
    made_by text DEFAULT acting_service(),
    generation bigint NOT NULL,
    wrapped bytea,
    made_on date NOT NULL DEFAULT current_date,
    destroyed_on date,
    waits boolean NOT NULL DEFAULT false,
    PRIMARY KEY (tenant, id),
    CHECK ((wrapped IS NULL) = (destroyed_on IS NOT NULL))
);
ALTER TABLE keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE keys FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON keys TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
CREATE POLICY principal ON keys AS RESTRICTIVE TO plp_app USING (EXISTS (SELECT FROM principals));
CREATE POLICY audience_is_known ON keys AS RESTRICTIVE FOR INSERT TO plp_app
WITH CHECK (audience <@ (SELECT array_agg(name) FROM services));
CREATE POLICY audience_reads ON keys AS RESTRICTIVE FOR SELECT TO plp_app
USING ((SELECT service FROM principals) = any(audience));
GRANT SELECT, INSERT (id, audience, generation, wrapped) ON keys TO plp_app;

-- Whose words a key opens: authors, or those concerned. Services add to it and never read it.
CREATE TABLE key_subjects (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    subject uuid NOT NULL,
    key uuid NOT NULL,
    PRIMARY KEY (tenant, subject, key),
    FOREIGN KEY (tenant, subject) REFERENCES subjects (tenant, id),
    FOREIGN KEY (tenant, key) REFERENCES keys (tenant, id)
);
CREATE INDEX key_subjects_by_key ON key_subjects (tenant, key);
ALTER TABLE key_subjects ENABLE ROW LEVEL SECURITY;
ALTER TABLE key_subjects FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON key_subjects TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
CREATE POLICY principal ON key_subjects AS RESTRICTIVE TO plp_app USING (EXISTS (SELECT FROM principals));
GRANT INSERT (subject, key) ON key_subjects TO plp_app;
