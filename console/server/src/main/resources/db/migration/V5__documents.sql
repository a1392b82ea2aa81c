-- Documents that people handed in with moves of alerts; their bytes lie in a folder, by their hash.

CREATE TABLE document (
  alert_id VARCHAR(100) NOT NULL,
  sha256 CHAR(64) NOT NULL,
  name VARCHAR(200) NOT NULL,
  type VARCHAR(10) NOT NULL,
  bytes INT NOT NULL,
  who VARCHAR(60) NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (alert_id, sha256)
);
