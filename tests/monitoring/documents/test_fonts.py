"""The fonts that ship with the project: complete, licensed, small, and the only ones a document can use."""

import hashlib
import json
from pathlib import Path

import pytest

from monitoring.documents.fonts import FAMILIES, FontMissing, document_fonts

FOLDER = Path(__file__).parents[3] / "static" / "fonts" / "documents"
MANIFEST = json.loads((FOLDER / "manifest.json").read_text(encoding="utf-8"))["fonts"]


def test_manifest_lists_exactly_the_files_there():
    assert sorted(one["file"] for one in MANIFEST) == sorted(path.name for path in FOLDER.glob("*.otf"))


@pytest.mark.parametrize("font", MANIFEST, ids=lambda font: font["file"])
def test_digest_and_size_are_those_of_the_file(font):
    data = (FOLDER / font["file"]).read_bytes()
    assert (hashlib.sha256(data).hexdigest(), len(data)) == (font["sha256"], font["bytes"])


@pytest.mark.parametrize("font", MANIFEST, ids=lambda font: font["file"])
def test_every_face_has_at_least_the_hanzi_of_gb2312(font):
    assert font["characters"] > 6763


def test_whole_set_stays_small():
    assert sum(one["bytes"] for one in MANIFEST) < 30_000_000


def test_licences_stand_beside_the_files():
    texts = {
        name: (FOLDER / name).read_text(encoding="utf-8") for name in ("COPYING-Fandol.txt", "OFL-NotoSerifCJK.txt")
    }
    assert "if you create a document which uses this font" in texts["COPYING-Fandol.txt"]
    assert "SIL OPEN FONT LICENSE Version 1.1" in texts["OFL-NotoSerifCJK.txt"]


def test_typesetter_sees_only_these_faces():
    faces = document_fonts().fonts()
    assert {face.family for face in faces} == set(FAMILIES) == {one["family"] for one in MANIFEST}
    assert {Path(face.path).parent for face in faces} == {FOLDER}
    assert len(faces) == len(MANIFEST)


def test_a_folder_without_the_families_is_refused(settings, tmp_path):
    settings.DOCUMENT_FONTS = tmp_path
    with pytest.raises(FontMissing, match="FandolKai"):
        document_fonts()
