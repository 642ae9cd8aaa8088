-- Who is signed in to the pages. Not walled by tenant, as every other table is: whose tenant a request is for is known only
-- once its session is found. The wall is the id itself, of 256 random bits, kept as its SHA-256: `app.session` names it in each
-- transaction, which then sees that one row and those that are over; without it reading is an error. Nobody else has any right
-- here, the owner included. The token of the services is sealed under a key that the database never has.
CREATE TABLE sessions (
    id_hash bytea PRIMARY KEY CHECK (octet_length(id_hash) = 32),
    tenant text NOT NULL CHECK (tenant ~ '^[a-z][a-z0-9]{1,15}$'),
    person uuid NOT NULL,
    roles text [] NOT NULL,
    sealed bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    last_used_at timestamptz NOT NULL DEFAULT now(),
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
GRANT SELECT, INSERT, DELETE, UPDATE (last_used_at) ON sessions TO plp_app;
