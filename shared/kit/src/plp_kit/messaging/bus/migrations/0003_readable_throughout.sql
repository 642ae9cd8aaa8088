-- In a transaction of its own, so that the log is read and written meanwhile.

ALTER TABLE log VALIDATE CONSTRAINT readable;
