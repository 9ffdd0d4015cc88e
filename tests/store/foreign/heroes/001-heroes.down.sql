DROP TABLE heroes_weapons;
DROP TABLE heroes_battles;
DROP TABLE weapons;
DROP TABLE battles;
DROP TABLE heroes;
