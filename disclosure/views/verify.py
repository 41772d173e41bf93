"""Genuine, superseded, withdrawn or unknown: by number, digest or file. Changes nothing."""

import hashlib

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from disclosure.queries.verify import UNKNOWN, Verdict, by_digest, by_text
from disclosure.views.base import show

LARGEST = 50 * 1024 * 1024
KINDS = {"genuine": "good", "superseded": "warn", "withdrawn": "warn", "unknown": "bad"}
TITLES = {
    "genuine": "真实有效",
    "superseded": "真实，但已被新版取代",
    "withdrawn": "曾经公示，现已撤下",
    "unknown": "没有找到",
}


@csrf_exempt  # checking a file changes nothing, and the public site sets no cookie
@require_http_methods(["GET", "HEAD", "POST"])
def verify_page(request: HttpRequest) -> HttpResponse:
    context: dict[str, object] = {"number": request.GET.get("number", "").replace("\0", "")[:100]}
    if request.method == "POST":
        context |= _uploaded(request)
    elif context["number"]:
        context |= _answer(by_text(str(context["number"])))
    return show(request, "verify.html", context, crumbs=[("核验", "")])


def _answer(verdict: Verdict) -> dict[str, object]:
    return {"verdict": verdict, "tone": KINDS[verdict.outcome], "outcome": TITLES[verdict.outcome]}


def _uploaded(request: HttpRequest) -> dict[str, object]:
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
        return {"error": "文件超过 50 MB，本站公布的文件没有这么大。"}
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        return {"error": "请选择一个文件。"}
    digest = _digest(file)
    return {"file_name": file.name, "file_digest": digest, **_answer(by_digest(digest) if file.size else UNKNOWN)}


def _digest(file: UploadedFile) -> str:
    seal = hashlib.sha256()
    for chunk in file.chunks():
        seal.update(chunk)
    return seal.hexdigest()
