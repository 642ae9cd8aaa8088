-- The random id that somebody who signs in has in a trust. The digest is of issuer and subject, keyed by a secret that the vault does
-- not know. Nobody reads or writes the table but through the functions below, and none of them changes a row: a sign-in that could
-- be pointed to another id would open one person's things to another. erase_subject and sweep_sign_ins alone delete.
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

-- Until when each service holds something of somebody who signs in.
CREATE TABLE held_until (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    subject uuid NOT NULL,
    service text NOT NULL,
    day date NOT NULL,
    PRIMARY KEY (tenant, subject, service),
    FOREIGN KEY (tenant, subject) REFERENCES sign_ins (tenant, subject) ON DELETE CASCADE
);
ALTER TABLE held_until ENABLE ROW LEVEL SECURITY;
ALTER TABLE held_until FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON held_until TO plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));

-- The id behind a sign-in. The first request makes it, registers it as a subject and holds it for two years. Of two first requests
-- the second waits for the first, and then reads its id: only READ COMMITTED sees what was committed meanwhile.
CREATE FUNCTION person_of(signed_in bytea) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    caller text := keeper();
    person uuid;
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'person_of needs a READ COMMITTED transaction' USING ERRCODE = 'invalid_transaction_state';
    END IF;
    LOOP
        SELECT subject INTO person FROM sign_ins WHERE digest = signed_in;
        EXIT WHEN person IS NOT NULL;
        WITH made AS (
            INSERT INTO sign_ins (digest, subject) VALUES (signed_in, gen_random_uuid())
            ON CONFLICT (tenant, digest) DO NOTHING RETURNING subject
        ), registered AS (
            INSERT INTO subjects (id) SELECT subject FROM made
        )
        INSERT INTO held_until (subject, service, day)
        SELECT subject, caller, (current_date + interval '2 years')::date FROM made;
    END LOOP;
    RETURN person;
END
$$;
REVOKE ALL ON FUNCTION person_of FROM public;
GRANT EXECUTE ON FUNCTION person_of TO plp_app;

-- The caller's service holds something of the person until that day. A day only moves later, since several periods of a service
-- share it. Somebody who has never signed in has no sign-in to keep. The lock lets sweep_sign_ins wait, and then see the new day.
CREATE FUNCTION hold_until(person uuid, last_day date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    caller text := keeper();
BEGIN
    INSERT INTO held_until AS known (subject, service, day)
    SELECT subject, caller, last_day FROM sign_ins WHERE subject = person FOR KEY SHARE
    ON CONFLICT (tenant, subject, service) DO UPDATE SET day = excluded.day WHERE known.day < excluded.day;
END
$$;
REVOKE ALL ON FUNCTION hold_until FROM public;
GRANT EXECUTE ON FUNCTION hold_until TO plp_app;

-- Whether every service's day is past and no key of the person is left.
CREATE FUNCTION nothing_held(person uuid) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT NOT EXISTS (SELECT FROM held_until WHERE held_until.subject = person AND held_until.day >= current_date)
    AND NOT EXISTS (
        SELECT FROM key_subjects INNER JOIN keys ON keys.tenant = key_subjects.tenant AND keys.id = key_subjects.key
        WHERE key_subjects.subject = person AND keys.wrapped IS NOT NULL
    )
$$;
REVOKE ALL ON FUNCTION nothing_held FROM public;

-- Deletes the sign-ins of people of whom nothing is held any more, and returns how many. It looks again once it has the row's lock.
CREATE FUNCTION sweep_sign_ins() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    over uuid;
    swept bigint := 0;
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'sweep_sign_ins needs a READ COMMITTED transaction' USING ERRCODE = 'invalid_transaction_state';
    END IF;
    PERFORM keeper();
    FOR over IN SELECT subject FROM sign_ins WHERE nothing_held(subject) ORDER BY subject FOR UPDATE LOOP
        DELETE FROM sign_ins WHERE subject = over AND nothing_held(over);
        swept := swept + CASE WHEN found THEN 1 ELSE 0 END;
    END LOOP;
    RETURN swept;
END
$$;
REVOKE ALL ON FUNCTION sweep_sign_ins FROM public;
GRANT EXECUTE ON FUNCTION sweep_sign_ins TO plp_app;
