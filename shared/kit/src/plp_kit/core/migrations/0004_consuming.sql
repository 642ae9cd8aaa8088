-- Consumer offsets: the last sequence applied on each topic, the message at each sequence, and messages that were parked.
CREATE TABLE consumed (
    tenant tenant_code NOT NULL,
    topic text NOT NULL,
    last bigint NOT NULL DEFAULT 0,
    cursor bigint NOT NULL DEFAULT 0,
    halted text,
    reason text,
    PRIMARY KEY (tenant, topic)
);
CREATE TABLE received (
    tenant tenant_code NOT NULL,
    topic text NOT NULL,
    sequence bigint NOT NULL,
    id uuid NOT NULL,
    PRIMARY KEY (tenant, topic, sequence)
);
CREATE TABLE parked_streams (
    tenant tenant_code NOT NULL,
    topic text NOT NULL,
    stream text NOT NULL,
    PRIMARY KEY (tenant, topic, stream)
);
CREATE TABLE parked_messages (
    tenant tenant_code NOT NULL,
    topic text NOT NULL,
    sequence bigint NOT NULL,
    stream text NOT NULL,
    headers jsonb NOT NULL,
    data bytea NOT NULL,
    code text NOT NULL,
    reason text NOT NULL,
    parked_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant, topic, sequence)
);
SELECT wall('consumed', 'SELECT, INSERT, UPDATE');
SELECT wall('received', 'SELECT, INSERT');
SELECT wall('parked_streams');
SELECT wall('parked_messages');
