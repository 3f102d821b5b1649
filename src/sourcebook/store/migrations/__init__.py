"""The steps by which the tables of a store came to be as they are, run when a store is opened."""
