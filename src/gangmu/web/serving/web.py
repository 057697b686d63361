"""The web child: `python -m gangmu.web.serving.web HOST PORT PARENT`."""

import contextlib
import sys

from gangmu.web.booting import boot
from gangmu.web.serving.children import StopAskedError, end_with_parent, stop_when_told

THREADS = 8


def main() -> None:
    """Serve pages until told to stop."""
    host, port, parent = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    end_with_parent(parent)
    stop_when_told()
    boot()
    from django.db import connection
    from waitress.server import create_server

    from gangmu.web.wsgi import application

    # Held open as long as we serve: SQLite then keeps its journal and shared memory, so that pages can still be read
    # when the disk is so full that these could not be made anew.
    connection.ensure_connection()
    server = create_server(application, host=host, port=port, threads=THREADS, ident="gangmu")
    with contextlib.suppress(StopAskedError):
        server.run()
    server.close()


if __name__ == "__main__":
    main()
