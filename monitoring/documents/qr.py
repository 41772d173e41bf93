"""QR codes as SVG, for documents and for pages."""

from io import BytesIO

import segno


def qr_svg(text: str, *, dark: str = "#000000", quiet_zone: int = 2) -> str:
    """An SVG drawing of `text` (an address) with error correction M; same text, same drawing.

    It carries no script, style or size of its own: page or document scales it. `quiet_zone` counts
    modules; raises ValueError for an empty text.
    """
    if not text:
        raise ValueError("a QR code needs a text")
    drawing = BytesIO()
    segno.make(text, error="m", micro=False, boost_error=False).save(
        drawing, kind="svg", border=quiet_zone, dark=dark, light=None, xmldecl=False, svgclass=None, lineclass=None,
        omitsize=True, nl=False,
    )  # fmt: skip
    return drawing.getvalue().decode("utf-8")


def verification_address(base: str, digest: str) -> str:
    """The address a printed code leads to: the verification page asked for exactly this digest.

    The digest says which version the paper is, so that a superseded one is told as such.
    """
    return f"{base}?number={digest}"
