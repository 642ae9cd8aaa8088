-- Who is signed in to the pages. Unlike every other table this one is not walled by tenant: the tenant of a request is known only
-- when its session has been found. The wall is the id, 256 random bits of which the SHA-256 is kept. Each transaction names one id
-- in `app.session`, and sees that row and the rows that are over; without it reading is an error. Nobody else has any right here,
-- not even the owner. The tokens are sealed under a key that the database never has. Renewing the token for the services moves
-- token_until; nothing moves ends_at.
CREATE TABLE sessions (
    id_hash bytea PRIMARY KEY CHECK (octet_length(id_hash) = 32),
    tenant text NOT NULL CHECK (tenant ~ '^[a-z][a-z0-9]{1,15}$'),
    person uuid,
    roles text [] NOT NULL,
    sealed bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    last_used_at timestamptz NOT NULL DEFAULT now(),
    token_until timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    CHECK (ends_at <= created_at + interval '8 hours')
);
ALTER TABLE sessions ENABLE ROW LEVEL SECURITY;
ALTER TABLE sessions FORCE ROW LEVEL SECURITY;
CREATE POLICY own_or_over ON sessions TO plp_app
USING (
    id_hash = decode(current_setting('app.session'), 'hex')
    OR ends_at <= now()
    OR last_used_at <= now() - interval '15 minutes'
)
WITH CHECK (id_hash = decode(current_setting('app.session'), 'hex'));
REVOKE ALL ON sessions FROM public;
GRANT SELECT, INSERT, DELETE, UPDATE (last_used_at, token_until, person, roles, sealed) ON sessions TO plp_app;
