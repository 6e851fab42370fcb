"""``python -m specloom``."""

from specloom.cli import main

if __name__ == "__main__":
    main()
