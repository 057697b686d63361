"""“No change” (无变化): one click, for so many periods running; then words are asked for."""

from collections.abc import Sequence


def running_no_change(earlier: Sequence[bool]) -> int:
    """Count the “no change” running up to now; the latest period comes first.

    >>> running_no_change([True, True, False, True])
    2
    """
    count = 0
    for each in earlier:
        if not each:
            break
        count += 1
    return count


def no_change_left(earlier: Sequence[bool], *, at_most: int) -> int:
    """Tell for how many periods more “no change” may be said."""
    return max(0, at_most - running_no_change(earlier))
