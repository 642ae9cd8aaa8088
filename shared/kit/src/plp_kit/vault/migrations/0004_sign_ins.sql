-- The random id that somebody who signs in has in a trust. The digest is of issuer and subject, keyed by a secret that the vault does
-- not know. Nobody reads or writes the table but through the functions below, and none of them changes a row: a sign-in that could
-- be pointed to another id would open one person's things to another. erase_subject and sweep_links (0006) alone delete.
CREATE TABLE sign_ins (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    digest bytea NOT NULL,
    subject uuid NOT NULL,
    PRIMARY KEY (tenant, digest),
    UNIQUE (tenant, subject),
    FOREIGN KEY (tenant, subject) REFERENCES subjects (tenant, id)
);
ALTER TABLE sign_ins ENABLE ROW LEVEL SECURITY;
ALTER TABLE sign_ins FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON sign_ins TO plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));

-- Until when each service holds something of a person (0006). As 'sign_in' stands until when the sign-in is kept for its own sake.
CREATE TABLE held_until (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    subject uuid NOT NULL,
    service text NOT NULL,
    day date NOT NULL,
    PRIMARY KEY (tenant, subject, service),
    FOREIGN KEY (tenant, subject) REFERENCES subjects (tenant, id)
);
ALTER TABLE held_until ENABLE ROW LEVEL SECURITY;
ALTER TABLE held_until FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON held_until TO plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));

-- Whether the sign-in is there, which is kept for two years from now on. It is written once a month at most, since every request may
-- ask. The lock lets sweep_links wait, and then see the new day.
CREATE FUNCTION keep_sign_in(person uuid) RETURNS boolean
LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM held_until WHERE subject = person AND service = 'sign_in' AND day > current_date + interval '23 months') THEN
        RETURN true;
    END IF;
    PERFORM FROM subjects WHERE id = person FOR SHARE;
    INSERT INTO held_until AS known (subject, service, day) VALUES (person, 'sign_in', (current_date + interval '2 years')::date)
    ON CONFLICT (tenant, subject, service) DO UPDATE SET day = greatest(known.day, excluded.day);
    RETURN EXISTS (SELECT FROM sign_ins WHERE subject = person);
END
$$;
REVOKE ALL ON FUNCTION keep_sign_in FROM public;

-- The id behind a sign-in. The first request makes it, registers it as a subject and holds it for two years. Of two first requests
-- the second waits for the first, and then reads its id: only READ COMMITTED sees what was committed meanwhile.
CREATE FUNCTION person_of(signed_in bytea) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    person uuid;
BEGIN
    PERFORM keeper();
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'person_of needs a READ COMMITTED transaction' USING ERRCODE = 'invalid_transaction_state';
    END IF;
    LOOP
        SELECT subject INTO person FROM sign_ins WHERE digest = signed_in;
        EXIT WHEN person IS NOT NULL AND keep_sign_in(person);
        WITH made AS (
            INSERT INTO sign_ins (digest, subject) VALUES (signed_in, gen_random_uuid())
            ON CONFLICT (tenant, digest) DO NOTHING RETURNING subject
        ), registered AS (
            INSERT INTO subjects (id) SELECT subject FROM made
        )
        INSERT INTO held_until (subject, service, day)
        SELECT subject, 'sign_in', (current_date + interval '2 years')::date FROM made;
    END LOOP;
    RETURN person;
END
$$;
REVOKE ALL ON FUNCTION person_of FROM public;
GRANT EXECUTE ON FUNCTION person_of TO plp_app;
