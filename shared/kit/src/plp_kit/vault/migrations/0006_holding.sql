-- Until when what leads to a person is kept: their sign-in, and the digests by which lists recognise them. Each service tells all
-- that it holds, and may tell it again at any time. Once every day is past, what leads to the person is deleted.

-- When each service last told, and under which run of this vault. A service that has stopped telling holds everybody, and so does one
-- that has not told since the vault started, which may have been restored.
CREATE TABLE holders (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    service text NOT NULL,
    told_on date NOT NULL,
    run text NOT NULL,
    PRIMARY KEY (tenant, service)
);
ALTER TABLE holders ENABLE ROW LEVEL SECURITY;
ALTER TABLE holders FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON holders TO plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));

-- For two years from now on what leads to these people is kept for its own sake: they signed in, or a list names them ('list').
-- Of the erased nothing is kept.
CREATE FUNCTION hold_for_its_own_sake(people uuid [], why text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM require_read_committed();
    PERFORM FROM subjects WHERE id = ANY(people) ORDER BY id FOR SHARE;
    INSERT INTO held_until AS known (subject, service, day)
    SELECT id, why, (current_date + interval '2 years')::date FROM subjects WHERE id = ANY(people) AND erased_at IS NULL
    ON CONFLICT (tenant, subject, service) DO UPDATE SET day = greatest(known.day, excluded.day);
END
$$;
REVOKE ALL ON FUNCTION hold_for_its_own_sake FROM public;

CREATE FUNCTION hold_signed_in(person uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM hold_for_its_own_sake(ARRAY[person], 'sign_in');
END
$$;
REVOKE ALL ON FUNCTION hold_signed_in FROM public;
GRANT EXECUTE ON FUNCTION hold_signed_in TO plp_app;

CREATE FUNCTION hold_listed(people uuid []) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM hold_for_its_own_sake(people, 'list');
END
$$;
REVOKE ALL ON FUNCTION hold_listed FROM public;
GRANT EXECUTE ON FUNCTION hold_listed TO plp_app;

-- The caller's service holds something of each of these people until the day beside them, and of nobody else; a day may move earlier.
-- `ids` are ids of people who have several, and beside each the one that stands for the human: of what is kept for its own sake the
-- latest day counts for every id. The lock lets sweep_links wait, and then see the new day.
CREATE FUNCTION hold_until(people uuid [], days date [], ids uuid [], humans uuid []) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    caller text := keeper();
BEGIN
    PERFORM require_read_committed();
    DELETE FROM held_until WHERE service = caller
        AND subject NOT IN (SELECT person FROM unnest(people, days) AS told (person, day) WHERE told.day >= current_date);
    PERFORM FROM subjects WHERE id IN (
        SELECT person FROM unnest(people, days) AS told (person, day)
        LEFT JOIN held_until AS known ON known.subject = person AND known.service = caller
        WHERE known.day IS DISTINCT FROM told.day
    ) ORDER BY id FOR SHARE;
    INSERT INTO held_until AS known (subject, service, day)
    SELECT person, caller, told.day FROM unnest(people, days) AS told (person, day)
    INNER JOIN subjects ON subjects.id = person AND erased_at IS NULL
    WHERE told.day >= current_date
    ON CONFLICT (tenant, subject, service) DO UPDATE SET day = excluded.day WHERE known.day <> excluded.day;
    INSERT INTO held_until AS known (subject, service, day)
    SELECT one.id, held.service, max(held.day) FROM unnest(ids, humans) AS one (id, human)
    INNER JOIN unnest(ids, humans) AS other (id, human) USING (human)
    INNER JOIN held_until AS held ON held.subject = other.id AND held.service IN ('sign_in', 'list')
    INNER JOIN subjects ON subjects.id = one.id AND erased_at IS NULL
    GROUP BY one.id, held.service
    ON CONFLICT (tenant, subject, service) DO UPDATE SET day = excluded.day WHERE known.day < excluded.day;
    INSERT INTO holders (service, told_on, run) VALUES (caller, current_date, vault_run())
    ON CONFLICT (tenant, service) DO UPDATE SET told_on = excluded.told_on, run = excluded.run;
END
$$;
REVOKE ALL ON FUNCTION hold_until FROM public;
GRANT EXECUTE ON FUNCTION hold_until TO plp_app;

-- Whether every day is past, no key of the person is left, and nobody preserves them.
CREATE FUNCTION nothing_held(person uuid) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT NOT EXISTS (SELECT FROM held_until WHERE held_until.subject = person AND held_until.day >= current_date)
    AND NOT EXISTS (
        SELECT FROM key_subjects INNER JOIN keys ON keys.tenant = key_subjects.tenant AND keys.id = key_subjects.key
        WHERE key_subjects.subject = person AND keys.wrapped IS NOT NULL
    )
    AND NOT is_preserved(person)
$$;
REVOKE ALL ON FUNCTION nothing_held FROM public;

-- Deletes the sign-ins and digests of people of whom nothing is held any more, and returns of how many. It looks again once it has
-- the person's lock, for which preserving, sealing and holding wait. Nothing goes while a service has not told for two days, or since
-- the vault started.
CREATE FUNCTION sweep_links() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    over uuid;
    swept bigint := 0;
BEGIN
    PERFORM require_read_committed();
    DELETE FROM held_until WHERE subject IN (SELECT id FROM subjects WHERE erased_at IS NOT NULL);
    IF NOT EXISTS (SELECT FROM holders)
        OR EXISTS (SELECT FROM holders WHERE told_on < current_date - 1 OR run <> vault_run()) THEN
        RETURN 0;
    END IF;
    FOR over IN
        SELECT subject FROM (SELECT subject FROM sign_ins UNION SELECT subject FROM recognised) AS link
        WHERE nothing_held(subject) ORDER BY subject
    LOOP
        PERFORM FROM subjects WHERE id = over FOR NO KEY UPDATE;
        CONTINUE WHEN NOT nothing_held(over);
        DELETE FROM sign_ins WHERE subject = over;
        DELETE FROM recognised WHERE subject = over;
        DELETE FROM held_until WHERE subject = over;
        swept := swept + 1;
    END LOOP;
    RETURN swept;
END
$$;
REVOKE ALL ON FUNCTION sweep_links FROM public;
GRANT EXECUTE ON FUNCTION sweep_links TO plp_app;
