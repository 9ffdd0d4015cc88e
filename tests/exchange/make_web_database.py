#!/usr/bin/env python3
"""Makes a database as the original web application's migrations do: make_web_database.py FILE [SQL ...]; the statements come last."""
import sqlite3
import sys

TABLES = """
CREATE TABLE locations (id integer not null primary key autoincrement, name varchar(255), description varchar(255));
CREATE TABLE events (id integer not null primary key autoincrement, location_id integer, day varchar(255), time varchar(255), name varchar(255), description varchar(255));
CREATE TABLE performers (id integer not null primary key autoincrement, name varchar(255), website varchar(255));
CREATE TABLE performers_events (performer_id integer, event_id integer);
INSERT INTO locations VALUES (1, 'Quay', 'By the water'), (2, 'Loft', NULL);
INSERT INTO events VALUES (1, 1, 'friday', '6pm - 7pm', 'Dusk', 'Slow'), (2, 1, 'saturday', '1am - 2am', 'Night', NULL), (3, 9, 'noday', 'TBA', 'Open', 'x');
INSERT INTO performers VALUES (1, 'Mara Vale', 'mara.example'), (4, 'Nilou', NULL);
INSERT INTO performers_events VALUES (1, 1), (1, 2), (4, 1), (4, 77);
"""

connection = sqlite3.connect(sys.argv[1])
connection.executescript(TABLES)
for statement in sys.argv[2:]:
    connection.execute(statement)
connection.commit()
connection.close()
