-- Codes that were asked for, for an hour. `digest` is keyed: of the address that somebody said who wants to sign in, whether or not it
-- is anybody's, or of the `person` who confirms an address of theirs. `code` is a keyed digest, null until it is sent and once it is
-- used. `allowed` is false beyond the three of an hour.
CREATE TABLE address_codes (
    tenant tenant_code NOT NULL,
    mail uuid NOT NULL,
    purpose text NOT NULL,
    digest bytea NOT NULL,
    person uuid,
    asked_at timestamptz NOT NULL,
    allowed boolean NOT NULL,
    code bytea,
    made_at timestamptz,
    tries integer NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant, mail)
);
CREATE INDEX address_codes_by_digest ON address_codes (tenant, digest, purpose);
SELECT wall('address_codes');
