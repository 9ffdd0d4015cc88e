DROP TABLE people_translated;
DROP TABLE people_written;
DROP TABLE stamps;
DROP TABLE books;
DROP TABLE shelves;
DROP TABLE people;
