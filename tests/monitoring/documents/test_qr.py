"""QR codes as drawings."""

from xml.etree import ElementTree

import pytest

from monitoring.documents.qr import qr_svg, verification_address


def test_drawing_is_plain_svg_without_style_or_script():
    drawing = qr_svg("https://credit.example.cn/verify/")
    root = ElementTree.fromstring(drawing)
    assert {one.tag.rpartition("}")[2] for one in root.iter()} == {"svg", "path"}
    assert not {"style", "class", "width"} & set(root.attrib)
    assert root.attrib["viewBox"]


def test_same_text_same_drawing():
    assert qr_svg("甲") == qr_svg("甲") != qr_svg("乙")


def test_empty_text_is_refused():
    with pytest.raises(ValueError, match="needs a text"):
        qr_svg("")


def test_address_asks_for_the_printed_digest():
    assert verification_address("https://a.cn/verify/", "ab" * 32) == "https://a.cn/verify/?number=" + "ab" * 32
