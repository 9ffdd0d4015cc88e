DROP TABLE sandcastles_tools;
DROP TABLE beaches_lifeguards;
DROP TABLE tools;
DROP TABLE sandcastles;
DROP TABLE beaches;
DROP TABLE lifeguards;
