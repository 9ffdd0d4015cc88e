DROP TABLE events;
DROP TABLE stages;
DROP TABLE festival;
