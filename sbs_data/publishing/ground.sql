-- What the ground of the snapshots says of itself; no copy of it is published.

-- Grain: one row per document in force.
CREATE TABLE ground_document (
    sha256  VARCHAR PRIMARY KEY,
    reading VARCHAR NOT NULL                    -- a digest of the answers it was read with; ''
);
