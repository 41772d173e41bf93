"""The PDF as a file: text, tags, fonts, the same bytes twice, refusal of what cannot be printed."""

from dataclasses import replace

import pytest

from monitoring.documents import DocumentFault, Issuer, render_pdf
from tests.monitoring.documents import months
from tests.monitoring.documents.pages import plain_text, reader

FACES = {
    "FandolFang-Regular",
    "FandolKai-Regular",
    "FandolHei-Regular",
    "NotoSerifCJKsc-Bold",
    "NotoSerifCJKsc-Regular",
}


def test_city_edition_says_what_it_must(city_pdf, city):
    text = plain_text(city_pdf)
    for words in (
        "沈阳市政务诚信监测办公室（演示）",
        "沈政信监〔2018〕10号",
        "各区、县（市）人民政府，市政府有关部门，有关直属单位：",
        "一、总体情况",
        "六、下步工作要求",
        "2018年11月7日",
        "（此件公开发布）",
        "附件4",
        "7K3M-9QXT-2B4D",
        "6,650,000.00",
        city.digest[:32],
        months.VERIFY_URL,
    ):
        assert words in text


def test_district_edition_is_about_its_district(district_pdf):
    text = plain_text(district_pdf)
    assert "皇姑区人民政府：" in text
    assert "在全市13个区县（市）中列第" in text
    assert "2C4D-6E8F-0G2H" not in text


def test_page_counts_are_sane(city_pdf, district_pdf):
    assert len(reader(city_pdf).pages) in range(10, 25, 2)
    assert len(reader(district_pdf).pages) in range(6, 17, 2)


def test_same_content_gives_the_same_bytes(city, city_pdf, district, district_pdf):
    assert render_pdf(city) == city_pdf
    assert render_pdf(district) == district_pdf


def test_tagged_titled_and_in_chinese(city_pdf, city):
    file = reader(city_pdf)
    root = file.trailer["/Root"]
    assert file.metadata.title == city.title
    assert root["/Lang"] == "zh-CN"
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/StructTreeRoot"] is not None


def test_times_inside_are_the_publication(city_pdf):
    assert reader(city_pdf).metadata.creation_date == months.PUBLISHED_AT


def test_only_our_fonts_are_embedded(city_pdf):
    found = set()
    for page in reader(city_pdf).pages:
        for font in _fonts(page["/Resources"]):
            face = font["/DescendantFonts"][0].get_object()
            assert "/FontFile3" in face["/FontDescriptor"].get_object()
            found.add(str(font["/BaseFont"]).split("+")[1].removesuffix("-Identity-H"))
    assert found == FACES


@pytest.mark.slow
def test_rare_characters_of_names_are_printed(city):
    issuer = Issuer(name="喆堃昇祎赟玥镕珺垚曌翀頔", masthead="文件", copies_to="喆堃昇祎赟玥镕珺垚曌翀頔。")
    assert "喆堃昇祎赟玥镕珺垚曌翀頔" in plain_text(render_pdf(replace(city, issuer=issuer)))


def test_character_without_a_glyph_is_refused(city):
    with pytest.raises(DocumentFault, match="𰻝"):
        render_pdf(replace(city, recipients="𰻝𰻝面："))


@pytest.mark.slow
def test_real_data_carries_no_mark():
    content = months.content(demonstration=False)
    assert "演示" not in plain_text(render_pdf(content))


def _fonts(resources):
    yield from (font.get_object() for font in resources.get("/Font", {}).values())
    for form in resources.get("/XObject", {}).values():
        inner = form.get_object().get("/Resources")
        if inner:
            yield from _fonts(inner)
