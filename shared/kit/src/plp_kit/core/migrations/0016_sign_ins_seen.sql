-- The highest number of a sign-in that this service has seen, written before the service does anything for that person. A vault that has
-- made fewer was restored to an earlier moment.
CREATE TABLE sign_ins_seen (
    tenant tenant_code PRIMARY KEY,
    number bigint NOT NULL
);
SELECT wall('sign_ins_seen', 'SELECT, INSERT, UPDATE');
