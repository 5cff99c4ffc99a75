"""What boards do wrong: each fault takes a demo board's answers and gives worse ones."""

import json
import re
from collections import Counter
from collections.abc import Callable
from typing import Any

from crawler.demo.server import Answers, Asked, Reply

Fault = Callable[[str, Answers], Answers]

HTML = Reply("<!doctype html><html><body><h1>Willkommen</h1></body></html>", kind="text/html")

CONTAINERS = {  # the key or element without which there is no list
    "adzuna": "results",
    "arbeitnow": "data",
    "arbeitsagentur": "maxErgebnisse",
    "ashby": "jobs",
    "berlin-startup-jobs": "rss",
    "bite": "jobPostings",
    "dvinci": "position",
    "greenhouse": "jobs",
    "interamt": "data",
    "join": "initialState",
    "lever": "text",
    "oracle": "requisitionList",
    "personio": "workzag-jobs",
    "recruitee": "offers",
    "service-bund": "rss",
    "site": "JobPosting",
    "smartrecruiters": "JobPosting",
    "softgarden": "dataFeedElement",
    "successfactors": "rss",
    "teamtailor": "rss",
    "umantis": "HSTableLinkSubTitle",
    "wir-lieben-jobs": "Kundendienstleiter",
    "workday": "jobPostings",
}
TITLES = ("stellenangebotsTitel", "stellenbezeichnung", "position", "text", "Title", "title", "name")
TOTALS = r'"(maxErgebnisse|numberOfItems|TotalJobsCount|count|total)": (\d+)'
WITH_TOTAL = {"arbeitsagentur", "softgarden", "oracle", "adzuna", "join", "bite", "workday", "greenhouse"}
PAGED = {"arbeitnow", "lever", "workday", "join", "bite", "umantis", "oracle", "teamtailor"}


def always(reply: Reply) -> Fault:
    def fault(_: str, answers: Answers) -> Answers:
        return lambda asked: None if asked.path == "/robots.txt" else reply

    return fault


def rewritten(change: Callable[[str, str, Asked], str]) -> Fault:
    """Every good answer with its text changed: by board, text and request."""

    def fault(board: str, answers: Answers) -> Answers:
        def answer(asked: Asked) -> Reply | None:
            reply = answers(asked)
            if reply is None or reply.status != 200 or asked.path == "/robots.txt":
                return reply
            return reply._replace(body=change(board, reply.sent.decode(), asked))

        return answer

    return fault


def redirect_loop(_: str, answers: Answers) -> Answers:
    def answer(asked: Asked) -> Reply | None:
        if asked.path == "/robots.txt":
            return None
        query = "&".join(f"{name}={value}" for name, value in asked.query.items())
        return Reply(status=302, headers={"Location": f"{asked.path}?{query}"})

    return answer


def cut_short(_: str, answers: Answers) -> Answers:
    def answer(asked: Asked) -> Reply | None:
        reply = answers(asked)
        if reply is None or reply.status != 200:
            return reply
        return reply._replace(body=reply.sent[: len(reply.sent) // 2], announced=len(reply.sent))

    return answer


def first_500(_: str, answers: Answers) -> Answers:
    asked_before: Counter[tuple[str, str, bytes]] = Counter()

    def answer(asked: Asked) -> Reply | None:
        if asked.path == "/robots.txt":
            return answers(asked)
        request = (asked.path, str(asked.query), asked.body)
        asked_before[request] += 1
        return Reply(status=500) if asked_before[request] == 1 else answers(asked)

    return answer


def renamed(board: str, text: str, _: Asked) -> str:
    return text.replace(CONTAINERS[board], "neuerName")


def wrong_total(_: str, text: str, __: Asked) -> str:
    return re.sub(TOTALS, lambda found: f'"{found[1]}": {int(found[2]) + 7 if int(found[2]) else 0}', text)


def one_broken(board: str, answers: Answers) -> Answers:
    """The title of one posting is a number, or not there at all."""
    done: list[str] = []

    def change(_: str, text: str, asked: Asked) -> str:
        if done and done[0] != asked.path:
            return text
        for key in TITLES:
            in_json, n = re.subn(rf'"{key}": "(?:[^"\\]|\\.)*"', f'"{key}": null', text, count=1)

            if n and not (board in {"arbeitsagentur", "join"} and key == "name"):
                done.append(asked.path)
                return in_json if board != "site" else text.replace('"title"', '"titel"')
        broken = re.sub(r"(<(?:item|position)>.*?)<(title|name)>[^<]*</\2>", r"\1", text, count=1, flags=re.DOTALL)
        if broken == text:
            broken = re.sub(r'itemprop="title"', "", text, count=1)
        if broken == text:
            broken = re.sub(r"/Vacancies/\d+", "/Vacancies/keine", text, count=1)
        if broken != text:
            done.append(asked.path)
        return broken

    return rewritten(change)(board, answers)


def endless(board: str, answers: Answers) -> Answers:
    """A board whose list never ends, every page a little different."""
    if board not in PAGED:
        return answers
    pages: Counter[str] = Counter()

    def answer(asked: Asked) -> Reply | None:
        is_list = asked.path in LISTS.get(board, ()) or asked.path.endswith("/jobs")
        if not is_list:
            return answers(asked)
        pages[board] += 1
        first = answers(_first(asked))
        assert first is not None
        return first._replace(body=_another(board, first.sent.decode(), pages[board]))

    return answer


LISTS = {
    "arbeitnow": ("/api/job-board-api",),
    "lever": ("/v0/postings/example",),
    "join": ("/companies/example",),
    "bite": ("/api/v1/postings/search",),
    "umantis": ("/Jobs/All",),
    "oracle": ("/hcmRestApi/resources/latest/recruitingCEJobRequisitions",),
    "teamtailor": ("/jobs.rss",),
}


def _first(asked: Asked) -> Asked:
    """The same request for the first page."""
    body = asked.body
    if body:
        said = json.loads(body)
        said = {**said, "offset": 0} if "offset" in said else {**said, "page": {**said["page"], "offset": 0}}
        body = json.dumps(said).encode()
    query = {name: value for name, value in asked.query.items() if name not in {"page", "tc1"}}
    for name in ("skip", "offset"):
        query |= {name: "0"} if name in query else {}
    if "finder" in query:
        query["finder"] = re.sub(r"offset=\d+", "offset=0", query["finder"])
    return asked._replace(query=query, body=body)


def _another(board: str, text: str, page: int) -> str:
    """The page with other postings and the promise of more."""
    if board == "umantis":
        rows = re.findall(r"<tr>.*?</tr>", text, re.DOTALL)
        more = [re.sub(r"(/Vacancies/)\d+", rf"\g<1>{page * 1000 + n}", row) for n, row in enumerate((rows * 10)[:10])]
        link = f'<a href="/Jobs/All?tc1=p{page + 1}">weiter</a>'
        return f"<table>{''.join(more)}</table>{link}</html>"
    if board == "teamtailor":
        item = re.search(r"<item>.*?</item>", text, re.DOTALL)
        assert item is not None
        items = "".join(
            re.sub(r"(0{4})\d{4}(</guid>)", rf"\g<1>{page % 100:02d}{n:02d}\2", item[0]) for n in range(100)
        )
        return re.sub(r"<item>.*</item>", lambda _: items, text, flags=re.DOTALL)
    if board == "join":
        grown = text.replace('"pageCount": 3', '"pageCount": 100000').replace('"total": 10', '"total": 500000')
        return re.sub(r'"id": (\d+)', lambda m: f'"id": {page * 1000 + int(m[1])}', grown)
    said: Any = json.loads(text)
    if board == "arbeitnow":
        said["links"]["next"] = f"https://www.arbeitnow.com/api/job-board-api?page={page + 1}"
        for job in said["data"]:
            job["slug"] += f"-{page}"
            job["created_at"] = 4_000_000_000
    elif board == "lever":
        said = [{**said[0], "id": f"{page}-{n}"} for n in range(100)]
    elif board == "workday":
        said["total"] = 1999
        for job in said["jobPostings"]:
            job["externalPath"] += f"-{page}"
    elif board == "bite":
        said["page"]["total"] = 1_000_000
        said["jobPostings"] = [{"url": f"https://jobs.b-ite.com/jobposting/{page:040x}"}]
    elif board == "oracle":
        said["items"][0]["TotalJobsCount"] = 1_000_000
        for job in said["items"][0]["requisitionList"]:
            job["Id"] = f"{page}0{job['Id']}"
    return json.dumps(said)


FAULTS: dict[str, Fault] = {
    "none": lambda _, answers: answers,
    "HTML for data": always(HTML),
    "captcha with status 200": always(Reply("<html><title>Are you a human?</title>captcha</html>", kind="text/html")),
    "consent wall": always(Reply("<html><h1>Bevor Sie fortfahren</h1></html>", kind="text/html")),
    "damaged": rewritten(lambda _, text, __: text[: len(text) // 2]),
    "cut short": cut_short,
    "empty 200": always(Reply("")),
    "redirect loop": redirect_loop,
    "403": always(Reply(status=403)),
    "404": always(Reply(status=404)),
    "429": always(Reply(status=429, headers={"Retry-After": "3600"})),
    "304 that nobody asked for": always(Reply(status=304)),
    "500, then success": first_500,
    "renamed key": rewritten(renamed),
    "wrong total": rewritten(wrong_total),
    "endless pages": endless,
    "one broken posting": one_broken,
}
