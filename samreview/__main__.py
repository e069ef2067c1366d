"""Lets `python -m samreview` do what the command does."""

from samreview.cli.main import main

if __name__ == "__main__":
    main()
