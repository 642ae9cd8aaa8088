-- Preservation: while somebody is preserved, no key of theirs is destroyed by anybody. `reason` is a random id that means something to
-- the service that gave it alone; several reasons may preserve one person. Without `until` only end_preservation ends it.
-- No service reads or writes the table but through the functions below.
CREATE TABLE preserved (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    reason uuid NOT NULL,
    subject uuid NOT NULL,
    until date,
    PRIMARY KEY (tenant, reason, subject),
    FOREIGN KEY (tenant, subject) REFERENCES subjects (tenant, id)
);
CREATE INDEX preserved_by_subject ON preserved (tenant, subject);
ALTER TABLE preserved ENABLE ROW LEVEL SECURITY;
ALTER TABLE preserved FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON preserved TO plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));

-- The functions below lock subjects before they look at `preserved`, and each looks in a statement of its own: only READ COMMITTED sees
-- what was committed while it waited for the lock.
CREATE FUNCTION require_read_committed() RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'this needs a READ COMMITTED transaction' USING ERRCODE = 'invalid_transaction_state';
    END IF;
    PERFORM keeper();
END
$$;
REVOKE ALL ON FUNCTION require_read_committed FROM public;

CREATE FUNCTION is_preserved(person uuid) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM preserved WHERE subject = person AND (until IS NULL OR until >= current_date))
$$;
REVOKE ALL ON FUNCTION is_preserved FROM public;

-- Destroys those of the keys that have no preserved subject, and lets the others wait; returns how many it destroyed.
-- The lock on their subjects makes it wait for `preserve`, and `preserve` for it. A key never gets another subject.
CREATE FUNCTION destroy_unless_preserved(ids uuid []) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
    destroyed bigint;
BEGIN
    PERFORM FROM subjects WHERE id IN (SELECT subject FROM key_subjects WHERE key = ANY(ids)) ORDER BY id FOR SHARE;
    PERFORM FROM keys WHERE id = ANY(ids) ORDER BY id FOR UPDATE;
    UPDATE keys SET wrapped = NULL, destroyed_on = current_date, waits = false
    WHERE id = ANY(ids) AND wrapped IS NOT NULL
        AND NOT EXISTS (SELECT FROM key_subjects WHERE key = keys.id AND is_preserved(subject));
    GET DIAGNOSTICS destroyed = ROW_COUNT;
    UPDATE keys SET waits = true WHERE id = ANY(ids) AND wrapped IS NOT NULL;
    RETURN destroyed;
END
$$;
REVOKE ALL ON FUNCTION destroy_unless_preserved FROM public;

-- Destroys keys of the caller's audience; returns each of those, and whether it must wait. Other keys are left alone and left out.
CREATE FUNCTION destroy_keys(ids uuid []) RETURNS TABLE (own uuid, must_wait boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    caller text := keeper();
    doomed uuid [];
BEGIN
    PERFORM require_read_committed();
    SELECT coalesce(array_agg(id), '{}') INTO doomed FROM keys WHERE id = ANY(ids) AND (caller IS NULL OR caller = ANY(audience));
    PERFORM destroy_unless_preserved(doomed);
    RETURN QUERY SELECT id, wrapped IS NOT NULL FROM keys WHERE id = ANY(doomed);
END
$$;
REVOKE ALL ON FUNCTION destroy_keys FROM public;
GRANT EXECUTE ON FUNCTION destroy_keys TO plp_app;

-- Preserves the person from its commit on; false if their erasure is certain already. It can be repeated.
CREATE FUNCTION preserve(protecting uuid, for_reason uuid, lasting date) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    certain boolean;
BEGIN
    PERFORM require_read_committed();
    INSERT INTO subjects (id) VALUES (protecting) ON CONFLICT (tenant, id) DO NOTHING;
    SELECT erasing_at IS NOT NULL INTO STRICT certain FROM subjects WHERE id = protecting FOR NO KEY UPDATE;
    IF certain THEN
        RETURN false;
    END IF;
    INSERT INTO preserved (reason, subject, until) VALUES (for_reason, protecting, lasting)
    ON CONFLICT (tenant, reason, subject) DO UPDATE SET until = excluded.until;
    RETURN true;
END
$$;
REVOKE ALL ON FUNCTION preserve FROM public;
GRANT EXECUTE ON FUNCTION preserve TO plp_app;

-- Ends what this reason preserves, then destroys the keys that waited for nobody else; returns how many. It can be repeated.
CREATE FUNCTION end_preservation(of_reason uuid) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    released uuid [];
    waiting uuid [];
BEGIN
    PERFORM require_read_committed();
    SELECT coalesce(array_agg(subject), '{}') INTO released FROM preserved WHERE reason = of_reason;
    PERFORM FROM subjects WHERE id = ANY(released) ORDER BY id FOR NO KEY UPDATE;
    DELETE FROM preserved WHERE reason = of_reason;
    SELECT coalesce(array_agg(id), '{}') INTO waiting FROM keys
    WHERE waits AND id IN (SELECT key FROM key_subjects WHERE subject = ANY(released));
    RETURN destroy_unless_preserved(waiting);
END
$$;
REVOKE ALL ON FUNCTION end_preservation FROM public;
GRANT EXECUTE ON FUNCTION end_preservation TO plp_app;

-- Whether the erasure is certain from its commit on: false if the person is preserved.
CREATE FUNCTION mark_erasing(erasing uuid) RETURNS boolean
LANGUAGE plpgsql AS $$
DECLARE
    certain boolean;
BEGIN
    INSERT INTO subjects (id) VALUES (erasing) ON CONFLICT (tenant, id) DO NOTHING;
    SELECT erasing_at IS NOT NULL INTO STRICT certain FROM subjects WHERE id = erasing FOR NO KEY UPDATE;
    IF certain THEN
        RETURN true;
    END IF;
    UPDATE subjects SET erasing_at = now() WHERE id = erasing AND NOT is_preserved(erasing);
    RETURN found;
END
$$;
REVOKE ALL ON FUNCTION mark_erasing FROM public;

-- Marks all ids of a human, or none if one is preserved; returns those whose erasure is certain.
CREATE FUNCTION begin_erasure(erasing uuid []) RETURNS uuid []
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM require_read_committed();
    INSERT INTO subjects (id) SELECT id FROM unnest(erasing) AS id ORDER BY id ON CONFLICT (tenant, id) DO NOTHING;
    PERFORM FROM subjects WHERE id = ANY(erasing) ORDER BY id FOR NO KEY UPDATE;
    UPDATE subjects SET erasing_at = now()
    WHERE id = ANY(erasing) AND erasing_at IS NULL AND NOT EXISTS (SELECT FROM unnest(erasing) AS id WHERE is_preserved(id));
    RETURN (SELECT coalesce(array_agg(id), '{}') FROM subjects WHERE id = ANY(erasing) AND erasing_at IS NOT NULL);
END
$$;
REVOKE ALL ON FUNCTION begin_erasure FROM public;
GRANT EXECUTE ON FUNCTION begin_erasure TO plp_app;

-- Whether somebody is preserved now, for a decision that `begin_erasure` confirms.
CREATE FUNCTION preserves(person uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM keeper();
    RETURN is_preserved(person);
END
$$;
REVOKE ALL ON FUNCTION preserves FROM public;
GRANT EXECUTE ON FUNCTION preserves TO plp_app;

-- Whom each reason preserves now, to be compared with a log after a restore.
CREATE FUNCTION preservations() RETURNS TABLE (for_reason uuid, preserving uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM keeper();
    RETURN QUERY SELECT reason, subject FROM preserved WHERE until IS NULL OR until >= current_date;
END
$$;
REVOKE ALL ON FUNCTION preservations FROM public;
GRANT EXECUTE ON FUNCTION preservations TO plp_app;

-- Everybody whose keys are the person's too, and who therefore has to be locked; keys that are destroyed do not count.
CREATE FUNCTION subjects_beside(person uuid) RETURNS SETOF uuid
LANGUAGE sql STABLE AS $$
    SELECT theirs.subject FROM key_subjects AS own
    INNER JOIN keys ON keys.tenant = own.tenant AND keys.id = own.key AND keys.wrapped IS NOT NULL
    INNER JOIN key_subjects AS theirs ON theirs.tenant = own.tenant AND theirs.key = own.key
    WHERE own.subject = person
$$;
REVOKE ALL ON FUNCTION subjects_beside FROM public;

-- Erases the person: marks them for ever, deletes their digests and their sign-in, destroys every key of theirs whatever its audience; returns how many.
-- A key that is somebody else's too waits while they are preserved. NULL, and nothing is done, if the person is preserved themselves.
-- `on_record`: a service's log, or the file beside the keys, says that the erasure has begun. Then whatever still preserves the person
-- here is older than that, since nobody is preserved from then on, and the vault was restored from before.
-- The first lock is taken in the order of ids, so that two people who share keys can be erased at once. Nobody makes a key of theirs
-- afterwards, so the second lock has them all.
CREATE FUNCTION erase_subject(erasing uuid, on_record boolean DEFAULT false) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    doomed uuid [];
BEGIN
    PERFORM require_read_committed();
    INSERT INTO subjects (id) VALUES (erasing) ON CONFLICT (tenant, id) DO NOTHING;
    PERFORM FROM subjects WHERE id = erasing OR id IN (SELECT subjects_beside(erasing)) ORDER BY id FOR NO KEY UPDATE;
    PERFORM FROM subjects WHERE id IN (SELECT subjects_beside(erasing)) ORDER BY id FOR NO KEY UPDATE;
    IF on_record THEN
        DELETE FROM preserved WHERE subject = erasing;
    END IF;
    IF NOT mark_erasing(erasing) THEN
        RETURN NULL;
    END IF;
    UPDATE subjects SET erased_at = coalesce(erased_at, now()) WHERE id = erasing;
    DELETE FROM recognised WHERE subject = erasing;
    DELETE FROM sign_ins WHERE subject = erasing;
    SELECT coalesce(array_agg(id), '{}') INTO doomed FROM keys
    WHERE wrapped IS NOT NULL AND id IN (SELECT key FROM key_subjects WHERE subject = erasing);
    RETURN destroy_unless_preserved(doomed);
END
$$;
REVOKE ALL ON FUNCTION erase_subject FROM public;
GRANT EXECUTE ON FUNCTION erase_subject TO plp_app;
