-- Number, then ship: an append leaves one outbox row; the relay moves visible rows into published under a dense sequence,
-- then sends what is above topics.shipped. published is kept, so that a topic can be republished.
CREATE TABLE outbox (
    tenant tenant_code NOT NULL,
    topic text NOT NULL,
    position bigint GENERATED ALWAYS AS IDENTITY,
    stream text NOT NULL,
    versions integer [] NOT NULL,
    PRIMARY KEY (tenant, topic, position)
);
CREATE TABLE topics (
    tenant tenant_code NOT NULL,
    topic text NOT NULL,
    numbered bigint NOT NULL DEFAULT 0,
    shipped bigint NOT NULL DEFAULT 0,
    halted text,
    PRIMARY KEY (tenant, topic)
);
CREATE TABLE published (
    tenant tenant_code NOT NULL,
    topic text NOT NULL,
    sequence bigint NOT NULL,
    stream text NOT NULL,
    version integer NOT NULL,
    PRIMARY KEY (tenant, topic, sequence)
);
CREATE UNIQUE INDEX published_once ON published (tenant, topic, stream, version);
SELECT wall('outbox', 'INSERT');
SELECT wall('topics', 'SELECT');
SELECT wall('published', 'SELECT');
-- The relay works for each tenant in turn, and says for which.
-- squawk-ignore ban-drop-default
ALTER TABLE topics ALTER COLUMN tenant DROP DEFAULT;
-- squawk-ignore ban-drop-default
ALTER TABLE published ALTER COLUMN tenant DROP DEFAULT;
CREATE POLICY every_tenant ON outbox TO plp_relay USING (true) WITH CHECK (true);
CREATE POLICY every_tenant ON topics TO plp_relay USING (true) WITH CHECK (true);
CREATE POLICY every_tenant ON published TO plp_relay USING (true) WITH CHECK (true);
GRANT SELECT, DELETE ON outbox TO plp_relay;
GRANT SELECT, INSERT, UPDATE ON topics TO plp_relay;
GRANT SELECT, INSERT ON published TO plp_relay;
