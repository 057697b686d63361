"""Faces of type (字体): named in the document with what stands in for them; none is shipped."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from gangmu.core.base.papers.words import PaperWords


@dataclass(frozen=True, slots=True)
class Faces:
    """字体表: the first of each is asked for, those after it stand in."""

    title: tuple[str, ...]
    body: tuple[str, ...]
    first: tuple[str, ...]
    second: tuple[str, ...]
    page: tuple[str, ...]
    latin: tuple[str, ...]

    @classmethod
    def of(cls, words: PaperWords) -> "Faces":
        """Give the faces that a rule set names."""
        names = ("title", "body", "first", "second", "page", "latin")
        return cls(*(words.list(f"face_{name}") for name in names))

    def all(self) -> Iterator[tuple[str, ...]]:
        """Give each face once, with what stands in for it."""
        yield from dict.fromkeys((self.title, self.body, self.first, self.second, self.page, self.latin))


def font_table(faces: Faces) -> str:
    """Write which faces are named; an office program that lacks one takes the name beside it."""
    listed: dict[str, tuple[str, ...]] = {}
    for face in faces.all():
        listed.setdefault(face[0], face[1:])
    return "".join(
        f"<w:font w:name={quoteattr(name)}>"
        + (f"<w:altName w:val={quoteattr(','.join(others))}/>" if others else "")
        + f'<w:family w:val="{"roman" if name in faces.latin else "auto"}"/><w:pitch w:val="variable"/></w:font>'
        for name, others in listed.items()
    )
