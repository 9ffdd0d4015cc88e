DROP TABLE performers_events;
DROP TABLE performers;
