"""A document as it comes back from the process apart: what `gangmu read` would print, the text it counts, and what a
review asks for besides."""

import hashlib
import io
from typing import Any


def contract_of(data: bytes, *, name: str) -> dict[str, Any]:
    """Read a document and give the reading in the form of `gangmu read`, with its text and the dates of its measures."""
    from gangmu.core.extraction import read_source
    from gangmu.core.extraction.contract import to_contract
    from gangmu.core.extraction.measure_deadlines import dates_of_measures
    from gangmu.files.documents import read_bytes

    reading = read_source(read_bytes(data, name=name))
    sha256 = hashlib.file_digest(io.BytesIO(data), "sha256").hexdigest()
    return {
        "reading": to_contract(reading, sha256=sha256),
        "text": reading.source.text,
        "dates": dates_of_measures(reading),
    }
