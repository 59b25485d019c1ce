"""Runs the command line as `python -m bangron`."""

from bangron.cli import main

if __name__ == "__main__":
    main(prog_name="bangron")
