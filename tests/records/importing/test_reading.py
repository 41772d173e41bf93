"""What people really save as CSV, and what is refused with a reason."""

import pytest

from records.importing import UnreadableFile, read_csv


def written(tmp_path, content: bytes):
    path = tmp_path / "file.csv"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_and_delimiters(tmp_path, encoding, delimiter):
    content = f"标题{delimiter}金额\r\n示例工程{delimiter}665万\r\n".encode(encoding)
    table = read_csv(written(tmp_path, content))
    assert (table.headers, table.rows) == (["标题", "金额"], [(2, ["示例工程", "665万"])])


def test_a_quoted_cell_may_hold_commas_and_line_ends(tmp_path):
    table = read_csv(written(tmp_path, '标题,备注\r\n示例,"甲,乙\n丙"\r\n'.encode()))
    assert table.rows == [(2, ["示例", "甲,乙\n丙"])]


def test_empty_rows_are_left_out_but_counted(tmp_path):
    table = read_csv(written(tmp_path, "标题\n\n甲\n , \n乙\n".encode()))
    assert table.rows == [(3, ["甲"]), (5, ["乙"])]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "文件是空的"),
        (b" \r\n ", "文件是空的"),
        ("标题,金额\n".encode(), "只有表头"),
        (b"PK\x03\x04rest", "这是 Excel 文件"),
        (b"\xd0\xcf\x11\xe0rest", "这是 Excel 文件"),
        ("标题\n甲\n".encode("utf-16"), "空字符"),
        (b"a\n\xff\xff\xff\n", "编码无法识别"),
        ('标题\n"甲\n'.encode(), "引号没有成对"),
        (('标题\n"' + "甲" * 20_001 + '"\n').encode(), "超过 20000 字"),
        ((",".join(f"c{n}" for n in range(201)) + "\n1\n").encode(), "超过 200 列"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path, content, words):
    with pytest.raises(UnreadableFile, match=words):
        read_csv(written(tmp_path, content))


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(UnreadableFile, match="文件打不开"):
        read_csv(tmp_path / "nothing.csv")


def test_an_empty_first_line_does_not_hide_the_delimiter(tmp_path):
    path = tmp_path / "file.csv"
    path.write_bytes("\r\n标题;来源\r\n示例;文件\r\n".encode())
    assert read_csv(path).headers == ["标题", "来源"]
