"""Tags of the portal's templates: `{% load portal %}`."""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from gangmu.web.doors.languages import say
from gangmu.web.indicators.showing.faces import FACES, Face
from gangmu.web.portal.pages import Block, Chapter, Choice
from gangmu.web.portal.setting import KINDS, STATES, Press, net_of
from gangmu.web.portal.standings import GROUPS

register = template.Library()
_GAP_NAMES = {
    "table_without_rows": ("表格有题无表", "Tables announced without rows"),
    "figure_without_image": ("图有题无图", "Figures announced without an image"),
    "set_count_mismatch": ("名号与所列个数不合", "Sets whose count and members disagree"),
    "set_never_expanded": ("名号从未展开", "Named sets never spelled out"),
    "target_without_deadline": ("目标没有期限", "Targets without a deadline"),
    "clause_repeated": ("同样的话出现两次以上", "Wording that is repeated"),
}


@register.simple_tag
def set_blocks(press: Press, blocks: tuple[Block, ...]) -> SafeString:
    """Set blocks of the book with their marks and notes on gaps."""
    return press.book(blocks, _tell_gap)


def _tell_gap(block: Block) -> str:
    if not block.gaps:
        return ""
    return render_to_string("portal/_gap.html", {"gaps": block.gaps}).strip()


@register.simple_tag
def set_place(press: Press, block: Block, clause: str) -> SafeString:
    """Set a paragraph without marks: the place of a promise or sentence."""
    return press.place(block, clause=clause)


@register.simple_tag
def set_pieces(press: Press, pieces: tuple[object, ...]) -> SafeString:
    """Set pieces with their marks."""
    return SafeString("".join(press.piece(piece) for piece in pieces))  # type: ignore[arg-type]


@register.simple_tag
def net(chapter: Chapter, bundled: bool) -> SafeString:
    """Set a chapter's meshes."""
    return net_of(chapter, bundled=bundled)


@register.filter
def face(name: str) -> Face:
    """Give the face of a standing."""
    return FACES[name]


@register.filter
def word(face: Face) -> str:
    """Give the word of a standing."""
    return say(face.zh, face.en)


@register.filter
def group_name(group: str) -> str:
    """Give the name of a group of standings."""
    return say(*GROUPS[group])  # type: ignore[index]


@register.filter
def state_name(state: str) -> str:
    """Give the name of a system's state."""
    return say(*STATES[state])


@register.filter
def kind_name(kind: str) -> str:
    """Give the name of a kind of system."""
    return say(*KINDS.get(kind, (kind, kind)))


@register.filter
def gap_name(kind: str) -> str:
    """Give the name of a kind of gap."""
    return say(*_GAP_NAMES.get(kind, (kind, kind.replace("_", " "))))


@register.filter
def choice_name(choice: Choice) -> str:
    """Give the words of a choice."""
    return say(choice.zh, choice.en)


@register.filter
def grouped(number: int) -> str:
    """Write a whole number with thousands parted."""
    return f"{number:,}"
