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

-- As before, and an erased person's digests and sign-in (0004) are deleted. The mark waits for those who are making keys or noting a digest, and
-- the statements after it see what they committed meanwhile.
CREATE OR REPLACE FUNCTION erase_subject(erasing uuid) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    acting_for tenant_code := current_setting('app.tenant')::tenant_code;
    destroyed bigint;
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'erase_subject needs a READ COMMITTED transaction' USING ERRCODE = 'invalid_transaction_state';
    END IF;
    IF NOT EXISTS (SELECT FROM principals WHERE login = session_user AND (tenant IS NULL OR tenant = acting_for)) THEN
        RAISE EXCEPTION '% may not erase for %', session_user, acting_for USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO subjects (id, erased_at) VALUES (erasing, now())
    ON CONFLICT (tenant, id) DO UPDATE SET erased_at = coalesce(subjects.erased_at, excluded.erased_at);
    DELETE FROM recognised WHERE subject = erasing;
    DELETE FROM sign_ins WHERE subject = erasing;
    WITH doomed AS (
        SELECT id FROM keys
        WHERE wrapped IS NOT NULL AND id IN (SELECT key FROM key_subjects WHERE subject = erasing)
        ORDER BY id FOR UPDATE
    )
    UPDATE keys SET wrapped = NULL, destroyed_on = current_date FROM doomed WHERE keys.id = doomed.id;
    GET DIAGNOSTICS destroyed = ROW_COUNT;
    RETURN destroyed;
END
$$;
