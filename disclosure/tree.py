"""Reading the stored Merkle tree."""

from disclosure.exceptions import ProofUnavailable
from disclosure.models import LogEntry, LogNode


def stored_node(level: int, index: int) -> bytes:
    """The hash of a complete subtree; raises ProofUnavailable where the log does not reach."""
    if level == 0:
        value = LogEntry.objects.filter(index=index).values_list("leaf_hash", flat=True).first()
    else:
        value = LogNode.objects.filter(level=level, index=index).values_list("hash", flat=True).first()
    if value is None:
        raise ProofUnavailable(f"the log holds no node {level}/{index}")
    return bytes.fromhex(value)
