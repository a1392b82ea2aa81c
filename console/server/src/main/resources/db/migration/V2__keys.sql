-- Keys of departments' systems, and what was answered to requests that carry a key of their own. Times are UTC.

CREATE TABLE api_key (
  id VARCHAR(12) PRIMARY KEY,
  title VARCHAR(60) NOT NULL,
  org VARCHAR(60) NOT NULL,
  area VARCHAR(20) NOT NULL,
  secret_hash VARCHAR(64) NOT NULL,
  previous_hash VARCHAR(64) NOT NULL,
  previous_until TIMESTAMP WITH TIME ZONE,
  revoked BOOLEAN NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL,
  rotated_at TIMESTAMP WITH TIME ZONE,
  used_at TIMESTAMP WITH TIME ZONE
);

CREATE TABLE answered (
  owner VARCHAR(60) NOT NULL,
  request_key VARCHAR(100) NOT NULL,
  fingerprint VARCHAR(64) NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  status INT NOT NULL,
  content_type VARCHAR(100) NOT NULL,
  body BLOB,
  PRIMARY KEY (owner, request_key)
);
