DROP TABLE boats_sailors;
DROP TABLE sailors;
