"""Makes a zip-based office file the same bytes for the same content."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EPOCH = (1980, 1, 1, 0, 0, 0)


def repack(data: bytes) -> bytes:
    """The same entries sorted by name, dated 1980-01-01, with neither owner nor platform marks."""
    packed = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(packed, "w", ZIP_DEFLATED, compresslevel=6) as new:
        for name in sorted(old.namelist()):
            entry = ZipInfo(name, date_time=EPOCH)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            entry.external_attr = 0
            new.writestr(entry, old.read(name))
    return packed.getvalue()
