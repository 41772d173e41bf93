"""A small public site for the check program: its API over data built from `lib`, open to tampering."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from integrity_portal.lib import merkle, signing
from integrity_portal.lib.canonical import canonical_json, digest

KEY = "11" * 32
TIME = "2018-12-05T01:00:00.000000Z"


class Site:
    """Holds what is served; tests change it after it was signed."""

    def __init__(self):
        self.entries, self.records, self.months, self.gone = [], {}, {}, {}
        self.requests, self.refuse_next = 0, 0

    def log(self, action, kind, number, revision, value):
        entry = {"index": len(self.entries), "time": TIME, "action": action, "kind": kind}
        entry |= {"number": number, "revision": revision, "digest": value}
        self.entries.append(entry)
        self.head = self.signed_head()
        return entry

    def publish(self, number, content, revision=1):
        value = digest(content)
        entry = self.log("amended" if revision > 1 else "published", "record", number, revision, value)
        history = [*self.records.get(number, {}).get("history", []), {"revision": revision, "digest": value}]
        self.records[number] = {
            "number": number,
            "ledger": "default_case",
            "title": "示例",
            "status": "published",
            "revision": revision,
            "digest": value,
            "content": content,
            "history": history,
            "log": {"index": entry["index"], "leaf_hash": leaf(entry).hex()},
        }

    def withdraw(self, number, revision=1):
        del self.records[number]
        self.gone[number] = {"number": number, "withdrawn_at": TIME, "reason_kind": "revoked"}
        self.log("withdrawn", "record", number, revision, None)

    def publish_month(self, month, version, score):
        result = {"month": month, "version": version, "regions": [{"code": "210105", "score": score}]}
        self.log("amended" if version > 1 else "published", "month", month, version, digest(result))
        answer = {"month": month, "version": version, "digest": digest(result), "result": result}
        self.months[month, str(version)] = self.months[month, None] = answer

    def leaves(self):
        return [leaf(entry) for entry in self.entries]

    def signed_head(self):
        head = {"size": len(self.entries), "root": merkle.root_from_leaves(self.leaves()).hex(), "time": TIME}
        return head | {"signature": signing.sign(KEY, canonical_json(head)), "public_key": signing.public_key(KEY)}

    def answer(self, path, query):
        """Status and body of one request."""
        self.requests += 1
        if self.refuse_next:
            self.refuse_next -= 1
            return 429, {"error": {"code": "throttled", "message": "请稍后再试。", "fields": {}}}
        match path.strip("/").split("/")[2:]:
            case ["log"]:
                return 200, self.head
            case ["changes"]:
                return 200, self.page(int(query.get("after", -1)), int(query["page_size"]))
            case ["log", proof]:
                return 200, self.proof(proof, {name: int(value) for name, value in query.items()})
            case ["records", number] if number in self.records:
                return 200, self.records[number]
            case ["records", number] if number in self.gone:
                return 410, self.gone[number]
            case ["monitoring", month] if (month, query.get("version")) in self.months:
                return 200, self.months[month, query.get("version")]
        return 404, {"error": {"code": "not_found", "message": "没有找到。", "fields": {}}}

    def page(self, after, size):
        size = min(size, 3)
        shown = self.entries[after + 1 : after + 1 + size]
        more = after + 1 + size < len(self.entries)
        following = f"http://public.example/api/v1/changes/?page_size=200&after={after + size}" if more else None
        return {"results": shown, "next": following, "count": len(self.entries), "count_is_exact": True}

    def proof(self, kind, asked):
        nodes, leaves = {}, self.leaves()
        for size, each in enumerate(leaves):
            for level, index, value in merkle.append_nodes(size, each, lambda lv, ix: nodes[lv, ix]):
                nodes[level, index] = value
        build = merkle.inclusion_path if kind == "inclusion" else merkle.consistency_path
        path = build(*asked.values(), lambda level, index: nodes[level, index])
        extra = {"leaf_hash": leaves[asked["index"]].hex()} if kind == "inclusion" else {}
        return asked | extra | {"path": [step.hex() for step in path]}


def leaf(entry):
    return merkle.leaf_hash(canonical_json(entry))


def serve(site):
    """Start serving; returns the server, whose thread ends with `shutdown()`."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            split = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(split.query).items()}
            status, body = site.answer(split.path, query)
            data = json.dumps(body, ensure_ascii=False).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            if status == 429:
                self.send_header("Retry-After", "0")
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *arguments):
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    return server
