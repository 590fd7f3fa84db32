"""`python -m grant_finder` is the same as the `grant-finder` command."""

from grant_finder.cli import main

if __name__ == "__main__":
    main()
