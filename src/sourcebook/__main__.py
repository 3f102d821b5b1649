"""`python -m sourcebook`, the same as the command `sourcebook`."""

from sourcebook.cli.main import main

if __name__ == "__main__":
    main()
