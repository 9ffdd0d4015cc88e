CREATE TABLE lifeguards (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL
) STRICT;
CREATE TABLE beaches (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL
) STRICT;
CREATE TABLE sandcastles (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL
) STRICT;
CREATE TABLE tools (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL
) STRICT;
CREATE TABLE beaches_lifeguards (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  lifeguard_id INTEGER NOT NULL REFERENCES lifeguards (id) ON DELETE CASCADE,
  beach_id INTEGER NOT NULL REFERENCES beaches (id) ON DELETE CASCADE,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  UNIQUE (lifeguard_id, beach_id)
) STRICT;
CREATE INDEX beaches_lifeguards_beach ON beaches_lifeguards (beach_id);
CREATE TABLE sandcastles_tools (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sandcastle_id INTEGER NOT NULL REFERENCES sandcastles (id) ON DELETE CASCADE,
  tool_id INTEGER NOT NULL REFERENCES tools (id) ON DELETE CASCADE,
  how_many INTEGER,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  UNIQUE (sandcastle_id, tool_id)
) STRICT;
CREATE INDEX sandcastles_tools_tool ON sandcastles_tools (tool_id);
