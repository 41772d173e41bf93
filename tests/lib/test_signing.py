"""Ed25519: the first test vectors of RFC 8032 §7.1, and what must fail."""

import pytest

from integrity_portal.lib import signing

PRIVATE = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"
PUBLIC = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
SIGNATURE = (
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
)


def test_known_vector():
    assert signing.public_key(PRIVATE) == PUBLIC
    assert signing.sign(PRIVATE, b"\x72") == SIGNATURE
    assert signing.verify(PUBLIC, b"\x72", SIGNATURE)


@pytest.mark.parametrize(
    ("public", "message", "signature"),
    [
        (PUBLIC, b"\x73", SIGNATURE),
        (PUBLIC, b"\x72", "00" + SIGNATURE[2:]),
        (PUBLIC, b"\x72", SIGNATURE[:-2]),
        (PUBLIC, b"\x72", "no hex"),
        (PUBLIC[:-2], b"\x72", SIGNATURE),
        ("no hex", b"\x72", SIGNATURE),
    ],
)
def test_anything_changed_or_malformed_is_false(public, message, signature):
    assert signing.verify(public, message, signature) is False


@pytest.mark.parametrize("private", ["", "zz", PRIVATE[:-2], PRIVATE + "00"])
def test_a_malformed_private_key_is_refused_without_being_named(private):
    with pytest.raises(ValueError) as refused:
        signing.sign(private, b"")
    assert str(refused.value) == "the signing key must be 32 bytes written as 64 hex digits"
