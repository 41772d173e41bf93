"""The regions file: read, or refused with the place of the mistake."""

from datetime import date
from pathlib import Path

import pytest

from accounts.enums import RegionKind
from accounts.exceptions import UnreadableFile
from accounts.importing.regions import RegionRow, read_regions

HEAD = "code,name,parent,kind,evaluated\n"


def read(tmp_path: Path, text: str) -> list[RegionRow]:
    path = tmp_path / "regions.csv"
    path.write_text(text, encoding="utf-8")
    return read_regions(path)


def test_parents_come_before_children(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        HEAD + "210105013,华山街道,210105,street,true\n210105,皇姑区,210100,district,true\n210100,沈阳市,,city,true\n",
    )
    assert [row.code for row in rows] == ["210100", "210105", "210105013"]
    assert rows[1] == RegionRow("210105", "皇姑区", "210100", RegionKind.DISTRICT, True)


def test_counties_are_districts_and_statistical_units_pseudo(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        HEAD + "210100,沈阳市,,city,true\n210123,康平县,210100,county,true\n"
        "210123401,某农场,210123,statistical,false\n",
    )
    assert [row.kind for row in rows] == [RegionKind.CITY, RegionKind.DISTRICT, RegionKind.PSEUDO]


def test_validity_and_successor_may_stand_in_the_file(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        HEAD.strip() + ",valid_from,valid_to,successor\n210122,辽中县,,county,true,,2016-01-31,210115\n"
        "210115,辽中区,,district,true,2016-02-01,,\n",
    )
    by_code = {row.code: row for row in rows}
    assert (by_code["210122"].valid_to, by_code["210122"].successor) == (date(2016, 1, 31), "210115")
    assert by_code["210115"].valid_from == date(2016, 2, 1)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("code,name\n", "缺少列：parent、kind、evaluated"),
        (HEAD + "210100,沈阳市,,village,true\n", "第 2 行"),
        (HEAD + "210100,沈阳市,,city,yes\n", "第 2 行"),
        (HEAD + "2101,沈阳市,,city,true\n", "2101 不是 6 位或 9 位数字"),
        (HEAD + "210100,沈阳市,,city,true\n210100,沈阳市,,city,true\n", "重复"),
        (HEAD + "210105,皇姑区,210100,district,true\n", "210105 指向文件中没有的区划 210100"),
    ],
)
def test_mistakes_are_refused_with_their_place(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(UnreadableFile, match=message):
        read(tmp_path, text)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "regions.csv"
    path.write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(UnreadableFile):
        read_regions(path)
    with pytest.raises(UnreadableFile):
        read_regions(tmp_path / "missing.csv")
