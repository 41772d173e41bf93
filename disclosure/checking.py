"""Checks the transparency log against itself and against the published rows; says where it is wrong."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from disclosure.enums import ENDING_ACTIONS, LogKind
from disclosure.models import (
    LogEntry,
    LogHead,
    LogNode,
    PublicMonth,
    PublicRecord,
    PublicReportFile,
    PublicRevision,
    Tombstone,
)
from integrity_portal.lib import merkle, signing
from integrity_portal.lib.canonical import canonical_json, digest, sha256_hex

Problems = Iterator[str]
BATCH = 2000
NOTHING: dict[str, list[str]] = {"numbers": [], "private": []}


def check_log() -> Problems:
    """Every fault found, one sentence each: entries, tree, heads, then each published thing."""
    leaves: list[bytes] = []
    latest: dict[tuple[str, str], LogEntry] = {}
    yield from _check_entries(leaves, latest)
    yield from _check_nodes(leaves)
    yield from _check_heads(leaves)
    yield from _check_records(latest)
    yield from _check_revisions()
    yield from _check_tombstones(latest)
    yield from _check_months()
    yield from _check_files()


def _check_entries(leaves: list[bytes], latest: dict[tuple[str, str], LogEntry]) -> Problems:
    expected = 0
    for entry in LogEntry.objects.order_by("index").iterator(BATCH):
        if entry.index != expected:
            yield f"条目 {expected} 至 {entry.index - 1} 缺失"
        expected = entry.index + 1
        leaf = merkle.leaf_hash(canonical_json(entry.as_entry()))
        if leaf.hex() != entry.leaf_hash:
            yield f"条目 {entry.index}（{entry.number}）的内容与叶哈希不符"
        leaves.append(leaf)
        latest[entry.kind, entry.number] = entry


def _check_nodes(leaves: list[bytes]) -> Problems:
    stored = {(level, index): value for level, index, value in LogNode.objects.values_list("level", "index", "hash")}
    level, row = 0, leaves
    while len(row) > 1:
        level += 1
        row = [merkle.node_hash(row[at], row[at + 1]) for at in range(0, len(row) - 1, 2)]
        for index, value in enumerate(row):
            found = stored.pop((level, index), None)
            if found != value.hex():
                yield f"树节点 {level}/{index} {'缺失' if found is None else '与条目不符'}"
    for level, index in sorted(stored):
        yield f"树节点 {level}/{index} 多余"


def _check_heads(leaves: list[bytes]) -> Problems:
    heads = list(LogHead.objects.order_by("size"))
    if leaves and (not heads or heads[-1].size != len(leaves)):
        yield f"树头停在 {heads[-1].size if heads else 0} 条，日志有 {len(leaves)} 条"
    if any(first.public_key != second.public_key for first, second in pairwise(heads)):
        yield "树头使用了不止一个公钥"
    roots = _roots(leaves, {head.size for head in heads})
    for head in heads:
        if roots.get(head.size) != head.root:
            yield f"大小为 {head.size} 的树头：根哈希与条目不符"
        message = canonical_json({"size": head.size, "root": head.root, "time": head.time})
        if not signing.verify(head.public_key, message, head.signature):
            yield f"大小为 {head.size} 的树头：签名无效"


def _roots(leaves: list[bytes], sizes: set[int]) -> dict[int, str]:
    """The root at every asked size, in one pass over the leaves."""
    stack: list[bytes] = []
    found: dict[int, str] = {}
    for count, leaf in enumerate(leaves):
        stack.append(leaf)
        place = count
        while place & 1:
            right = stack.pop()
            stack.append(merkle.node_hash(stack.pop(), right))
            place >>= 1
        if count + 1 in sizes:
            root = stack[-1]
            for left in reversed(stack[:-1]):
                root = merkle.node_hash(left, root)
            found[count + 1] = root.hex()
    return found


def _check_records(latest: dict[tuple[str, str], LogEntry]) -> Problems:
    public = {
        number for (kind, number), entry in latest.items()
        if kind == LogKind.RECORD and entry.action not in ENDING_ACTIONS
    }  # fmt: skip
    for record in PublicRecord.objects.defer("search", "search_extra").order_by("number").iterator(BATCH):
        entry = latest.get((LogKind.RECORD, record.number))
        if record.number not in public or entry is None:
            yield f"公示记录 {record.number} 在日志中没有有效条目"
            continue
        public.discard(record.number)
        yield from _check_record(record, entry)
    for number in sorted(public):
        yield f"日志中有效的 {number} 不在公示记录中"


def _check_record(record: PublicRecord, entry: LogEntry) -> Problems:
    if digest(record.content) != entry.digest or record.digest != entry.digest:
        yield f"公示记录 {record.number} 的内容与日志第 {entry.index} 条的摘要不符"
    if (record.log_index, record.revision) != (entry.index, entry.revision):
        yield f"公示记录 {record.number} 指向的日志条目或版本不符"
    shown = (record.title, record.region_id, str(record.organisation_id), record.occurred_on.isoformat())
    sealed = tuple(record.content.get(name) for name in ("title", "region", "organisation", "occurred_on"))
    if shown != sealed:
        yield f"公示记录 {record.number} 显示的标题、区域、单位或日期与封存内容不符"


def _check_revisions() -> Problems:
    logged = dict(LogEntry.objects.filter(kind=LogKind.RECORD).values_list("index", "digest"))
    for row in PublicRevision.objects.order_by("record_id", "revision").iterator(BATCH):
        if digest(row.content) != row.digest or logged.get(row.log_index) != row.digest:
            yield f"公示记录 {row.record_id} 第 {row.revision} 版与日志不符"


def _check_tombstones(latest: dict[tuple[str, str], LogEntry]) -> Problems:
    ended = {n: e for (kind, n), e in latest.items() if kind == LogKind.RECORD and e.action in ENDING_ACTIONS}
    stones = {stone.number: stone for stone in Tombstone.objects.all()}
    for number in sorted(ended.keys() ^ stones.keys()):
        yield f"{number} 的撤下记录与日志不一致"
    for number in sorted(ended.keys() & stones.keys()):
        if (stones[number].log_index, stones[number].kind) != (ended[number].index, ended[number].action):
            yield f"{number} 的撤下记录指向的日志条目不符"


def _check_months() -> Problems:
    logged = _logged(LogKind.MONTH)
    for row in PublicMonth.objects.order_by("month", "version").iterator(50):
        seal = logged.pop((row.month, row.version), None)
        if digest(row.result) != seal or row.digest != seal:
            yield f"{row.month} 第 {row.version} 版监测结果与日志不符"
        else:
            yield from _check_shown(row)
    for number, version in sorted(logged):
        yield f"日志中的 {number} 第 {version} 版监测结果缺失"


def _check_shown(row: PublicMonth) -> Problems:
    """What pages read beside the sealed result: scores and ranks, and the evidence under its digests."""
    stated = [(region["code"], Decimal(region["score"]), region["rank"]) for region in row.result["regions"]]
    if list(row.scores.order_by("position").values_list("region_code", "score", "rank")) != stated:
        yield f"{row.month} 第 {row.version} 版的得分和名次与监测结果不符"
    held = dict(row.evidence.values_list("region_code", "evidence"))
    for region in row.result["regions"]:
        for indicator in (one for part in region["dimensions"] for one in part["indicators"]):
            found = held.get(region["code"], {}).get(indicator["code"], NOTHING)
            if digest(found) != indicator["counted"]["digest"]:
                yield f"{row.month} 第 {row.version} 版 {region['name']}“{indicator['name']}”的依据与摘要不符"


def _check_files() -> Problems:
    logged = _logged(LogKind.REPORT)
    for row in PublicReportFile.objects.select_related("report").order_by("log_index").iterator(20):
        seal = logged.pop((row.number, row.report.version), None)
        if sha256_hex(bytes(row.data)) != seal or row.digest != seal:
            yield f"报告文件 {row.number} 第 {row.report.version} 版与日志不符"
    for number, version in sorted(logged):
        yield f"日志中的报告文件 {number} 第 {version} 版缺失"


def _logged(kind: LogKind) -> dict[tuple[str, int], str | None]:
    rows = LogEntry.objects.filter(kind=kind).values_list("number", "revision", "digest")
    return {(number, revision): seal for number, revision, seal in rows}
