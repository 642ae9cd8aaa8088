-- Rotation: survivors are wrapped anew under the tenant's next key, generation by generation, while services go on.
-- Below `lowest` no key is made any more: a process that wrapped under an older generation must wrap again.
CREATE TABLE generations (
    tenant tenant_code PRIMARY KEY DEFAULT current_setting('app.tenant')::tenant_code,
    lowest bigint NOT NULL
);
ALTER TABLE generations ENABLE ROW LEVEL SECURITY;
ALTER TABLE generations FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON generations TO plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));

-- Not concurrently: a migration is one transaction, and a vault that has never rotated is small.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX keys_by_generation ON keys (tenant, generation) WHERE wrapped IS NOT NULL;

-- A process that makes keys holds the row FOR SHARE to the end of the transaction; retire_generations waits for them, and then sees them.
CREATE FUNCTION refuse_retired_generations() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    floor bigint;
BEGIN
    INSERT INTO generations (lowest) VALUES (1) ON CONFLICT (tenant) DO NOTHING;
    SELECT lowest INTO STRICT floor FROM generations FOR SHARE;
    IF EXISTS (SELECT FROM made WHERE generation < floor) THEN
        RAISE EXCEPTION 'wrapped under a generation below %', floor USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION refuse_retired_generations FROM public;
CREATE TRIGGER retired_generations AFTER INSERT ON keys
REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION refuse_retired_generations();

-- The service that the caller acts for in app.tenant; NULL for the owner, who keeps the keys of every audience.
CREATE FUNCTION keeper() RETURNS text
LANGUAGE plpgsql SECURITY DEFINER STABLE SET search_path = public, pg_temp AS $$
DECLARE
    acting_for tenant_code := current_setting('app.tenant')::tenant_code;
    found_service text;
BEGIN
    SELECT service INTO found_service FROM principals
    WHERE login = session_user AND (tenant IS NULL OR tenant = acting_for);
    IF found_service IS NULL AND NOT pg_has_role(session_user, 'plp_owner', 'MEMBER') THEN
        RAISE EXCEPTION '% keeps no keys of %', session_user, acting_for USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN found_service;
END
$$;
REVOKE ALL ON FUNCTION keeper FROM public;

-- The same keys wrapped under a later generation, of the caller's audience alone. A key destroyed meanwhile stays destroyed.
CREATE FUNCTION rewrap_keys(ids uuid [], anew bytea [], later bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    caller text := keeper();
    rewrapped bigint;
BEGIN
    WITH standing AS (
        SELECT id FROM keys
        WHERE id = ANY(ids) AND wrapped IS NOT NULL AND generation < later AND (caller IS NULL OR caller = ANY(audience))
        ORDER BY id FOR UPDATE
    )
    UPDATE keys SET wrapped = new.wrapped, generation = later
    FROM standing JOIN unnest(ids, anew) AS new (id, wrapped) USING (id)
    WHERE keys.id = standing.id AND new.wrapped IS NOT NULL;
    GET DIAGNOSTICS rewrapped = ROW_COUNT;
    RETURN rewrapped;
END
$$;
REVOKE ALL ON FUNCTION rewrap_keys FROM public;
GRANT EXECUTE ON FUNCTION rewrap_keys TO plp_app, plp_owner;

-- From its commit on no key is made below `later`; returns how many are left there, of any audience. The update waits for those
-- who are making keys, and the second statement must see what they committed meanwhile: only READ COMMITTED does.
CREATE FUNCTION retire_generations(later bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    remaining bigint;
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'retire_generations needs a READ COMMITTED transaction' USING ERRCODE = 'invalid_transaction_state';
    END IF;
    PERFORM keeper();
    INSERT INTO generations AS standing (lowest) VALUES (later)
    ON CONFLICT (tenant) DO UPDATE SET lowest = greatest(standing.lowest, excluded.lowest);
    SELECT count(*) INTO remaining FROM keys WHERE generation < later AND wrapped IS NOT NULL;
    RETURN remaining;
END
$$;
REVOKE ALL ON FUNCTION retire_generations FROM public;
GRANT EXECUTE ON FUNCTION retire_generations TO plp_app, plp_owner;
