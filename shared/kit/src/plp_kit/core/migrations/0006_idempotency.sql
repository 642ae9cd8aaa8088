-- The stored answer of each Idempotency-Key. The request's body is kept only as an HMAC.
CREATE TABLE idempotency_keys (
    tenant tenant_code NOT NULL,
    person uuid NOT NULL,
    route text NOT NULL,
    key text NOT NULL,
    request_hmac bytea NOT NULL,
    status integer NOT NULL,
    location text,
    version integer,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (tenant, person, route, key)
);
CREATE INDEX idempotency_keys_age ON idempotency_keys (tenant, created_at);
SELECT wall('idempotency_keys', 'SELECT, INSERT, DELETE');
