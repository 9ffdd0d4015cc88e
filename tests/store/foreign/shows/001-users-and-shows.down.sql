DROP TABLE favourites;
DROP TABLE shows;
DROP TABLE users;
