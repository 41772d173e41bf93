"""Ed25519 signatures (RFC 8032) with raw keys in lower-case hex: 32-byte keys, 64-byte signatures."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey


def sign(private_hex: str, message: bytes) -> str:
    """Return the signature of `message`, 128 hex characters. Raises ValueError for a malformed key."""
    return _private_key(private_hex).sign(message).hex()


def public_key(private_hex: str) -> str:
    """Return the raw public key of a private key, 64 hex characters. Raises ValueError as `sign`."""
    return _private_key(private_hex).public_key().public_bytes_raw().hex()


def verify(public_hex: str, message: bytes, signature_hex: str) -> bool:
    """Say whether the signature is genuine; a malformed key or signature is a plain False."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_hex))
        key.verify(bytes.fromhex(signature_hex), message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _private_key(private_hex: str) -> Ed25519PrivateKey:
    try:
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(private_hex))
    except ValueError:
        # The key itself must not reach a log through the message or the chained exception.
        raise ValueError("the signing key must be 32 bytes written as 64 hex digits") from None
