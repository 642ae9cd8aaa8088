-- The PostgreSQL bus: a log of messages for each topic, and who may read and write which.
-- A principal is a login: <service> reads, <service>_relay writes. Neither owns anything here, so that no policy can be stepped over.

CREATE TABLE topics (
    topic text PRIMARY KEY CHECK (topic ~ '^[a-z][a-z0-9]{1,15}[.][a-z][a-z0-9_]*$')
);

-- A grant may exist before its topic, and outlasts it: a topic that is made again is granted as before.
CREATE TABLE grants (
    principal name NOT NULL,
    topic text NOT NULL,
    reads boolean NOT NULL DEFAULT false,
    writes boolean NOT NULL DEFAULT false,
    PRIMARY KEY (principal, topic)
);

-- Sequences are dense from 1 by the relay's numbering; the primary key makes a repetition harmless. No foreign key to topics:
-- the policy for writers looks there once a statement, a foreign key would once a row.
CREATE TABLE log (
    topic text NOT NULL,
    sequence bigint NOT NULL CHECK (sequence > 0),
    id uuid NOT NULL,
    name text NOT NULL,
    stream text NOT NULL,
    at timestamptz NOT NULL,
    data bytea NOT NULL CHECK (octet_length(data) <= 524288),
    correlation uuid NOT NULL,
    causation uuid,
    traceparent text,
    PRIMARY KEY (topic, sequence)
);

ALTER TABLE topics ENABLE ROW LEVEL SECURITY;
ALTER TABLE topics FORCE ROW LEVEL SECURITY;
ALTER TABLE grants ENABLE ROW LEVEL SECURITY;
ALTER TABLE grants FORCE ROW LEVEL SECURITY;
ALTER TABLE log ENABLE ROW LEVEL SECURITY;
ALTER TABLE log FORCE ROW LEVEL SECURITY;

-- The login that migrates is the administrator. Not plp_owner: every service's owner is in that group.
CREATE POLICY administration ON topics TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY administration ON grants TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY administration ON log TO CURRENT_USER USING (true) WITH CHECK (true);

CREATE POLICY own ON grants FOR SELECT TO plp_app, plp_relay
USING (principal = CURRENT_USER);

CREATE POLICY granted ON topics FOR SELECT TO plp_app, plp_relay
USING (topic IN (SELECT g.topic FROM grants AS g WHERE g.principal = CURRENT_USER));

-- A writer sees its own topics, to tell a repetition from a contradiction and to find a topic's end.
CREATE POLICY granted ON log FOR SELECT TO plp_app, plp_relay
USING (topic IN (SELECT g.topic FROM grants AS g WHERE g.principal = CURRENT_USER AND (g.reads OR g.writes)));

CREATE POLICY granted_to_write ON log FOR INSERT TO plp_relay
WITH CHECK (topic IN (SELECT g.topic FROM grants AS g INNER JOIN topics USING (topic) WHERE g.principal = CURRENT_USER AND g.writes));

GRANT SELECT ON topics, grants, log TO plp_app, plp_relay;
GRANT INSERT ON log TO plp_relay;
