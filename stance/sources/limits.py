"""How much an archive may unfold: members, total size, ratio. Of a zip archive, read from its directory before anything
is unpacked.

zipfile never yields more bytes of a member than the directory declares, so checking the declared sizes bounds what is
read, overlapping members included.
"""

from __future__ import annotations

import zipfile

from stance.errors import SourceError

MEMBERS = 100_000
TOTAL = 8_000_000_000
RATIO = 200
RATIO_FROM = 10_000_000  # below this size a ratio harms nobody


def check_archive(archive: zipfile.ZipFile) -> None:
    """SourceError when the archive would unfold beyond the limits."""
    members = archive.infolist()
    total = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if len(members) > MEMBERS:
        raise SourceError(f"The archive has {len(members):,} members, the limit is {MEMBERS:,}. Split it.")
    check_unpacked(total, packed)
    for member in members:
        check_unpacked(member.file_size, member.compress_size)


def check_unpacked(size: int, packed: int) -> None:
    """SourceError when `packed` bytes would unfold to `size` bytes beyond the limits."""
    if size > TOTAL:
        raise SourceError(f"The archive unpacks to {size / 1e9:.1f} GB, the limit is {TOTAL / 1e9:.0f} GB. Split it.")
    if size > RATIO_FROM and size > RATIO * packed:
        ratio = size / max(packed, 1)
        raise SourceError(
            f"The archive unpacks to {ratio:,.0f} times its size, as a zip bomb does. Unpack it yourself."
        )
