-- What a record's headers may say on Kafka, a row's columns may say here: a stream that no index takes, or an instant that no
-- client can read, would stop the topic's readers.

ALTER TABLE log ADD CONSTRAINT readable CHECK (
    name <> '' AND length(name) <= 255 AND stream <> '' AND length(stream) <= 255
    AND at >= timestamptz '0001-01-02 00:00:00+00' AND at < timestamptz '9999-12-31 00:00:00+00'
) NOT VALID;
