DROP TABLE boats;
DROP TABLE piers;
DROP TABLE office;
