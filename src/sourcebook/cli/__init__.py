"""The command line, a thin layer: build the objects, call one function of the core, print, map errors to exit codes."""
