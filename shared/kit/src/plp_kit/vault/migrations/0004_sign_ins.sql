-- The random id that somebody who signs in has in a trust. The digest is of issuer and subject, keyed by a secret that the vault does
-- not know. Nobody reads or writes the table but through the functions below, and none of them changes a row: a sign-in that could
-- be pointed to another id would open one person's things to another. erase_subject and sweep_links (0006) alone delete.
CREATE TABLE sign_ins (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    digest bytea NOT NULL,
    subject uuid NOT NULL,
    number bigint NOT NULL,
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

-- Whether the sign-in is there. It is kept for two years from now on, unless a year of that is left, so that requests of people who
-- have signed in lately write nothing. The lock lets sweep_links wait, and then see the new day.
CREATE FUNCTION keep_sign_in(person uuid) RETURNS boolean
LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM held_until WHERE subject = person AND service = 'sign_in' AND day > current_date + interval '1 year') THEN
        RETURN true;
    END IF;
    PERFORM FROM subjects WHERE id = person FOR SHARE;
    IF NOT EXISTS (SELECT FROM sign_ins WHERE subject = person) THEN
        RETURN false;
    END IF;
    INSERT INTO held_until AS known (subject, service, day) VALUES (person, 'sign_in', (current_date + interval '2 years')::date)
    ON CONFLICT (tenant, subject, service) DO UPDATE SET day = greatest(known.day, excluded.day);
    RETURN true;
END
$$;
REVOKE ALL ON FUNCTION keep_sign_in FROM public;

-- How many sign-ins the tenant has had. It only grows, so a vault that was restored to an earlier moment has a lower one than a service
-- has seen since.
CREATE TABLE sign_ins_made (
    tenant tenant_code PRIMARY KEY DEFAULT current_setting('app.tenant')::tenant_code,
    made bigint NOT NULL
);
ALTER TABLE sign_ins_made ENABLE ROW LEVEL SECURITY;
ALTER TABLE sign_ins_made FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON sign_ins_made TO plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));

CREATE FUNCTION number_sign_in() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO sign_ins_made AS known (tenant, made) VALUES (new.tenant, 1)
    ON CONFLICT (tenant) DO UPDATE SET made = known.made + 1 RETURNING made INTO new.number;
    RETURN new;
END
$$;
REVOKE ALL ON FUNCTION number_sign_in FROM public;
CREATE TRIGGER numbered BEFORE INSERT ON sign_ins FOR EACH ROW EXECUTE FUNCTION number_sign_in();

-- The highest number of a sign-in that each service has seen, and under which run of this vault it has said so.
CREATE TABLE sign_ins_seen (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    service text NOT NULL,
    number bigint NOT NULL,
    run text NOT NULL,
    PRIMARY KEY (tenant, service)
);
ALTER TABLE sign_ins_seen ENABLE ROW LEVEL SECURITY;
ALTER TABLE sign_ins_seen FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON sign_ins_seen TO plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));

-- Another one after each start of the server and in each database: a vault that was restored has another one than its copy.
CREATE FUNCTION vault_run() RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT concat_ws(' ', extract(EPOCH FROM pg_postmaster_start_time()), oid, 'sign_ins'::regclass::oid)
    FROM pg_database WHERE datname = current_database()
$$;
REVOKE ALL ON FUNCTION vault_run FROM public;

CREATE FUNCTION note_seen(by_service text, seen bigint) RETURNS void
LANGUAGE sql AS $$
    INSERT INTO sign_ins_seen AS known (service, number, run) VALUES (by_service, seen, vault_run())
    ON CONFLICT (tenant, service) DO UPDATE SET number = greatest(known.number, excluded.number), run = excluded.run
    WHERE known.number < excluded.number OR known.run <> excluded.run
$$;
REVOKE ALL ON FUNCTION note_seen FROM public;

-- Why no id may be made now: a service has seen a sign-in that this vault has not made, or has not compared since the vault started.
CREATE FUNCTION ids_refused() RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT CASE
        WHEN EXISTS (SELECT FROM sign_ins_seen WHERE number > coalesce((SELECT made FROM sign_ins_made), 0)) THEN 'restored_behind'
        WHEN EXISTS (SELECT FROM sign_ins_seen WHERE run <> vault_run()) THEN 'not_compared'
    END
$$;
REVOKE ALL ON FUNCTION ids_refused FROM public;

-- The caller's service has seen sign-ins up to this number. Returns why no id may be made now, NULL if one may be.
CREATE FUNCTION compare_sign_ins(seen bigint) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM note_seen(keeper(), seen);
    RETURN ids_refused();
END
$$;
REVOKE ALL ON FUNCTION compare_sign_ins FROM public;
GRANT EXECUTE ON FUNCTION compare_sign_ins TO plp_app;

-- The id behind a sign-in, and its number. With `seen`, what the caller's service has seen, the first request makes it, registers it as
-- a subject and holds it for two years; without, an unknown one stays so. `refused` says why none was made. Of two first requests the
-- second waits for the first, and then reads its id: only READ COMMITTED sees what was committed meanwhile.
CREATE FUNCTION person_of(
    signed_in bytea, seen bigint DEFAULT NULL, OUT person uuid, OUT numbered bigint, OUT refused text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    caller text := keeper();
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'person_of needs a READ COMMITTED transaction' USING ERRCODE = 'invalid_transaction_state';
    END IF;
    SELECT subject, number INTO person, numbered FROM sign_ins WHERE digest = signed_in;
    -- Otherwise it was swept meanwhile.
    IF person IS NOT NULL AND NOT keep_sign_in(person) THEN
        person := NULL;
        numbered := NULL;
    END IF;
    IF person IS NOT NULL OR seen IS NULL THEN
        RETURN;
    END IF;
    INSERT INTO sign_ins_made (made) VALUES (0) ON CONFLICT (tenant) DO NOTHING;
    PERFORM FROM sign_ins_made FOR UPDATE;
    SELECT subject, number INTO person, numbered FROM sign_ins WHERE digest = signed_in;
    IF person IS NOT NULL THEN
        RETURN;
    END IF;
    PERFORM note_seen(caller, seen);
    refused := ids_refused();
    IF refused IS NOT NULL THEN
        RETURN;
    END IF;
    INSERT INTO subjects (id) VALUES (gen_random_uuid()) RETURNING id INTO STRICT person;
    INSERT INTO sign_ins (digest, subject) VALUES (signed_in, person) RETURNING number INTO STRICT numbered;
    INSERT INTO held_until (subject, service, day) VALUES (person, 'sign_in', (current_date + interval '2 years')::date);
END
$$;
REVOKE ALL ON FUNCTION person_of FROM public;
GRANT EXECUTE ON FUNCTION person_of TO plp_app;
