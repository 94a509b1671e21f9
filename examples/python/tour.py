"""The tour of docs/tour.md, with Python's standard library alone: from the clinic's settings to what the patient is told."""

from __future__ import annotations

import json
import os
import sys
import time
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any, Generic, NotRequired, TypedDict, TypeVar
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen
from zoneinfo import ZoneInfo

SERVICE = os.environ.get("PROLOTHERAPY_URL", "http://localhost:8080")
TOKEN = os.environ.get("TOKEN", "")
ATTEMPTS = 5
TIMEOUT_SECONDS = 30
PERFORMER = "dr-erdem"
PROTOCOL = "our-sit-2020-knee"


# The answers, as far as this program reads them; what else is in them is kept. The contract has the rest.


class Statement(TypedDict):
    """What a rule says, in words."""

    statement: str


class Violation(TypedDict):
    field: str
    message: str


class Problem(TypedDict):
    """RFC 9457."""

    code: str
    title: str
    detail: str
    requestId: str
    violations: list[Violation]
    reasons: NotRequired[list[Statement]]


class Performer(TypedDict):
    id: str
    qualification: str


class Clinic(TypedDict):
    timeZone: str
    performers: list[Performer]


class Protocol(TypedDict):
    id: str
    version: int
    status: str


class Schedule(TypedDict):
    sessionCount: int
    startsOn: str
    endsOn: str


class Plan(TypedDict):
    id: str
    schedule: Schedule


class Slot(TypedDict):
    startsAt: str
    performer: str


class Slots(TypedDict):
    items: list[Slot]


class Session(TypedDict):
    status: str


class Booked(TypedDict):
    session: Session


class Consent(TypedDict):
    id: str


class Injection(TypedDict):
    volumeMl: float


class Template(TypedDict):
    performer: NotRequired[str]
    injections: list[Injection]


class Record(TypedDict):
    injections: list[Injection]
    deviations: list[Statement]


class Outcome(TypedDict):
    pain: float


class Progress(TypedDict):
    baseline: Outcome
    latest: Outcome
    recommendation: str


# "from" is a word of Python, so that it cannot be written as a member.
Instruction = TypedDict("Instruction", {"statement": str, "from": NotRequired[str], "to": NotRequired[str]})


class SessionAftercare(TypedDict):
    instructions: list[Instruction]


class Aftercare(TypedDict):
    sessions: list[SessionAftercare]


class Refused(Exception):
    """What the service refused, in its words. Programs decide by the problem's code."""

    def __init__(self, problem: Problem) -> None:
        self.code = problem["code"]
        lines = [f"{problem['title']} ({self.code}, request {problem['requestId']}). {problem['detail']}"]
        lines += [f"  {wrong['field']} {wrong['message']}" for wrong in problem["violations"]]
        lines += [f"  {reason['statement']}" for reason in problem.get("reasons", [])]
        super().__init__("\n".join(lines))


T = TypeVar("T")


@dataclass(frozen=True)
class Answer(Generic[T]):
    body: T
    etag: str


def ask(method: str, path: str, kind: type[T], body: object = None, if_match: str | None = None) -> Answer[T]:
    """
    Sends a request, and sends it again if its answer was lost, and when an answer says after how long. What is sent again has
    the same Idempotency-Key or If-Match, so that nothing is done twice.
    """
    headers = {"Authorization": f"Bearer {TOKEN}"}
    if body is not None:
        headers["Content-Type"] = "application/json"
    if method == "POST":
        headers["Idempotency-Key"] = str(uuid.uuid4())
    if if_match is not None:
        headers["If-Match"] = if_match
    data = None if body is None else json.dumps(body).encode()
    attempt = 1
    while True:
        try:
            with urlopen(Request(SERVICE + path, data, headers, method=method), timeout=TIMEOUT_SECONDS) as answer:
                told: T = json.load(answer)
                return Answer(told, answer.headers["ETag"] or "")
        except HTTPError as error:
            # 429, 503, and 409 while the first request with the same key is under way.
            seconds = error.headers["Retry-After"]
            if seconds is None or attempt == ATTEMPTS:
                raise refusal(error) from None
        except OSError:
            if attempt == ATTEMPTS:
                raise
            seconds = "1"
        time.sleep(float(seconds))
        attempt += 1


def refusal(error: HTTPError) -> Exception:
    """The problem in words. Something between here and the service may answer as well, and with something else."""
    if error.headers.get_content_type() != "application/problem+json":
        return error
    problem: Problem = json.load(error)
    return Refused(problem)


def clinic_with_performer() -> Clinic:
    """Names the performer in the clinic's settings, which others may be changing at the same time."""
    while True:
        clinic = ask("GET", "/v1/clinic", Clinic)
        if any(performer["id"] == PERFORMER for performer in clinic.body["performers"]):
            return clinic.body
        performers = [*clinic.body["performers"], Performer(id=PERFORMER, qualification="PHYSIATRIST")]
        try:
            ask("PUT", "/v1/clinic", dict[str, Any], {**clinic.body, "performers": performers}, if_match=clinic.etag)
        except Refused as refused:
            # Somebody else was faster: read again, then decide.
            if refused.code != "precondition-failed":
                raise


def approved_protocol() -> Protocol:
    """Makes a published regimen the clinic's own, once."""
    path = f"/v1/protocols/{PROTOCOL}"
    try:
        protocol = ask("GET", path, Protocol)
    except Refused as refused:
        if refused.code != "not-found":
            raise
        ask("POST", "/v1/protocols", Protocol, {"id": PROTOCOL, "basedOn": {"regimen": "sit-2020-knee"}})
        protocol = ask("GET", path, Protocol)
    if protocol.body["status"] == "APPROVED":
        return protocol.body
    return ask("POST", f"{path}/approve", Protocol, {"approvedBy": "Dr. Erdem"}, if_match=protocol.etag).body


def ago(minutes: int) -> str:
    return (datetime.now(timezone.utc) - timedelta(minutes=minutes)).isoformat()


def tour() -> None:
    clinic = clinic_with_performer()
    protocol = approved_protocol()
    print(f"Clinic in {clinic['timeZone']}; protocol {protocol['id']}, version {protocol['version']}.")

    tomorrow = datetime.now(ZoneInfo(clinic["timeZone"])).date() + timedelta(days=1)
    created = ask("POST", "/v1/treatment-plans", Plan, {
        "patient": {"system": "urn:example:ehr", "value": f"tour-{uuid.uuid4()}"},
        "condition": "knee-osteoarthritis",
        "laterality": "LEFT",
        "severity": "MILD",
        "startOn": tomorrow.isoformat(),
        "protocol": protocol["id"],
        "screening": {
            "anticoagulants": False,
            "antiInflammatories": False,
            "infectionAtSite": False,
            "allergies": [],
            "examination": {"by": PERFORMER, "at": ago(30)},
        },
        "baseline": {"pain": 7, "measures": [{"code": "womac", "value": 62}]},
    })
    id, schedule = created.body["id"], created.body["schedule"]
    plan = f"/v1/treatment-plans/{id}"
    print(f"Plan {id}: {schedule['sessionCount']} sessions from {schedule['startsOn']} to {schedule['endsOn']}.")

    day = schedule["startsOn"]
    wanted = {"from": day, "to": day, "plan": id, "session": 1, "performer": PERFORMER, "limit": 1}
    free = ask("GET", f"/v1/availability?{urlencode(wanted)}", Slots).body["items"]
    if not free:
        sys.exit(f"Nothing is free on {day}.")
    slot = free[0]
    booked = ask("POST", f"{plan}/sessions/1/book", Booked, slot, if_match=created.etag).body
    print(f"Session 1 is {booked['session']['status']}, for {slot['startsAt']} with {slot['performer']}.")

    consent = ask("POST", f"{plan}/consents", Consent, {
        "signedAt": ago(15), "explainedBy": PERFORMER, "risksExplained": True}).body

    # What the protocol says is filled in, to be corrected to what was done. The identical record again changes nothing.
    template = ask("GET", f"{plan}/sessions/1/template", Template).body
    record = ask("PUT", f"{plan}/sessions/1/record", Record,
                 {"performer": PERFORMER, **template, "consentId": consent["id"]}).body
    volume = sum(injection["volumeMl"] for injection in record["injections"])
    print(f"Recorded: {len(record['injections'])} injection(s), {volume} ml.")
    for deviation in record["deviations"]:
        print(f"  Deviation: {deviation['statement']}")

    ask("POST", f"{plan}/assessments", dict[str, Any], {
        "assessedAt": ago(0), "session": 1, "pain": 3, "measures": [{"code": "womac", "value": 41}]})
    progress = ask("GET", f"{plan}/progress", Progress).body
    print(f"Pain went from {progress['baseline']['pain']} to {progress['latest']['pain']},"
          f" which speaks for {progress['recommendation']}.")

    print("After session 1 the patient is told:")
    for told in ask("GET", f"{plan}/aftercare", Aftercare).body["sessions"][0]["instructions"]:
        days = " to ".join(day for day in (told.get("from"), told.get("to")) if day)
        print(f"  {days}{': ' if days else ''}{told['statement']}")


if __name__ == "__main__":
    try:
        tour()
    except (Refused, OSError) as failed:
        sys.exit(str(failed))
