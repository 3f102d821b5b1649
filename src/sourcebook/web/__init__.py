"""The review desk in a browser: pages and a JSON API from the same functions, for one machine and nobody else."""
