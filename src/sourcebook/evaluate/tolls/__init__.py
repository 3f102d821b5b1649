"""How many: the tolls of whole articles, against a crowd's count and against final tolls."""
