DROP TABLE heroes_weapons;
DROP TABLE weapons;
DROP TABLE heroes;
