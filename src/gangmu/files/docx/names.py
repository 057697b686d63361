"""Names of the word-processor format that reading needs, and short ways to its attributes."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT_W: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


def val(parent: "Element | None", tag: str) -> str | None:
    """Give the value of a property that stands as a child, such as `<w:jc w:val="center"/>`."""
    child = None if parent is None else parent.find(W + tag)
    return None if child is None else child.get(W + "val", "")


def is_on(parent: "Element | None", tag: str) -> bool | None:
    """Tell whether a switch such as bold is on, off or not spoken of."""
    value = val(parent, tag)
    return None if value is None else value not in ("0", "false", "off", "none")


def number(value: str | None, *, least: int = 0, most: int = 100_000) -> int | None:
    """Read a number of the format; what is out of any sense counts as absent."""
    try:
        found = int(value or "")
    except ValueError:
        return None
    return found if least <= found <= most else None
