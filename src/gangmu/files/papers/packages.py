"""The package of a document (docx 封装): its parts under one fixed day, so that equal papers are equal files."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from gangmu.files.papers.texts import xml

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_KIND: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ROOTS: Final = {
    "styles": "styles",
    "settings": "settings",
    "fontTable": "fonts",
    "header": "hdr",
    "footer": "ftr",
}


@dataclass(frozen=True, slots=True)
class Part:
    """部件: one file of the package beside the text itself."""

    kind: str
    content: str
    name: str = ""

    @property
    def file(self) -> str:
        """Give its name in the package."""
        return f"{self.name or self.kind}.xml"


def packed(body: str, parts: Sequence[Part], *, title: str, author: str) -> bytes:
    """Give the bytes of a document."""
    files = {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": _relations(
            [("document", f"{_R}/officeDocument", "word/document.xml"),
             ("core", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml")]
        ),
        "docProps/core.xml": _properties(title, author),
        "word/document.xml": f"<w:document {_names()}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(
            [(part.name or part.kind, f"{_R}/{part.kind}", part.file) for part in parts]
        ),
    }  # fmt: skip
    for part in parts:
        root = _ROOTS[part.kind]
        files[f"word/{part.file}"] = f"<w:{root} {_names()}>{part.content}</w:{root}>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, date_time=(2000, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            archive.writestr(info, (_HEAD + content).encode("utf-8"))
    return out.getvalue()


def _names() -> str:
    return f'xmlns:w="{_W}" xmlns:r="{_R}"'


def _content_types(parts: Sequence[Part]) -> str:
    overrides = "".join(
        f'<Override PartName="/word/{part.file}" ContentType="{_KIND}.{part.kind}+xml"/>' for part in parts
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_KIND}.document.main+xml"/>'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f"{overrides}</Types>"
    )


def _relations(relations: Sequence[tuple[str, str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="{code}" Type="{kind}" Target="{target}"/>' for code, kind, target in relations
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _properties(title: str, author: str) -> str:
    """Say title and issuer; no day and no person: those would differ from one drawing to the next."""
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{xml(title)}</dc:title><dc:creator>{xml(author)}</dc:creator><dc:language>zh-CN</dc:language>"
        "</cp:coreProperties>"
    )
