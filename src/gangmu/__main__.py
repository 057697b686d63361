"""`python -m gangmu`: the command without the console script."""

import sys

from gangmu.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
