// The tour of docs/tour.md, with types that openapi-typescript makes of openapi.yaml: from the clinic's settings to what the
// patient is told.
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import createClient from "openapi-fetch";
import type { components, paths } from "./contract.js";

type Schemas = components["schemas"];
type Problem = Schemas["Problem"];

const ATTEMPTS = 5;
const PERFORMER = "dr-erdem";
const PROTOCOL = "our-sit-2020-knee";

// Some answers can be had as a page or a picture as well; this client reads JSON.
const api = createClient<paths, "application/json" | "application/problem+json">({
  baseUrl: process.env["PROLOTHERAPY_URL"] ?? "http://localhost:8080",
  headers: { Authorization: `Bearer ${process.env["TOKEN"] ?? ""}` },
  fetch: patiently,
});

/**
 * Sends a request again if its answer was lost, and when an answer says after how long. What is sent again has the same
 * Idempotency-Key or If-Match, so that nothing is done twice.
 */
async function patiently(request: Request): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    const answer = await fetch(request.clone()).catch((lost: unknown) => {
      if (attempt === ATTEMPTS) throw lost;
      return undefined;
    });
    // 429, 503, and 409 while the first request with the same key is under way.
    const seconds = answer === undefined ? "1" : answer.headers.get("Retry-After");
    if (answer !== undefined && (seconds === null || attempt === ATTEMPTS)) return answer;
    await sleep(1000 * Number(seconds));
  }
}

/** What the service refused, in its words. Programs decide by the problem's code. */
class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(
      [
        `${problem.title} (${problem.code}, request ${problem.requestId}). ${problem.detail}`,
        ...problem.violations.map(({ field, message }) => `  ${field} ${message}`),
        ...(problem.reasons ?? []).map(({ statement }) => `  ${statement}`),
      ].join("\n"),
    );
  }

  static with(code: Problem["code"], refused: unknown): boolean {
    return refused instanceof Refused && refused.problem.code === code;
  }
}

interface Answer<T> {
  body: T;
  etag: string;
}

async function answered<T>(call: Promise<{ data?: T; error?: Problem; response: Response }>): Promise<Answer<T>> {
  const { data, error, response } = await call;
  if (data !== undefined) return { body: data, etag: response.headers.get("ETag") ?? "" };
  // Something between here and the service may answer as well, and not with a problem.
  throw error?.code === undefined ? new Error(`The answer is ${response.status}.`) : new Refused(error);
}

/** Names the performer in the clinic's settings, which others may be changing at the same time. */
async function clinicWithPerformer(): Promise<Schemas["Clinic"]> {
  for (;;) {
    const { body: clinic, etag } = await answered(api.GET("/v1/clinic"));
    if (clinic.performers.some(({ id }) => id === PERFORMER)) return clinic;
    const performers = [...clinic.performers, { id: PERFORMER, qualification: "PHYSIATRIST" as const }];
    try {
      await answered(
        api.PUT("/v1/clinic", { params: { header: { "If-Match": etag } }, body: { ...clinic, performers } }),
      );
    } catch (refused) {
      // Somebody else was faster: read again, then decide.
      if (!Refused.with("precondition-failed", refused)) throw refused;
    }
  }
}

/** Makes a published regimen the clinic's own, once. */
async function approvedProtocol(): Promise<Schemas["Protocol"]> {
  const read = () => answered(api.GET("/v1/protocols/{id}", { params: { path: { id: PROTOCOL } } }));
  const { body: protocol, etag } = await read().catch(async (refused: unknown) => {
    if (!Refused.with("not-found", refused)) throw refused;
    await answered(
      api.POST("/v1/protocols", {
        params: { header: { "Idempotency-Key": randomUUID() } },
        body: { id: PROTOCOL, basedOn: { regimen: "sit-2020-knee" } },
      }),
    );
    return read();
  });
  if (protocol.status === "APPROVED") return protocol;
  const approved = await answered(
    api.POST("/v1/protocols/{id}/approve", {
      params: { path: { id: PROTOCOL }, header: { "If-Match": etag, "Idempotency-Key": randomUUID() } },
      body: { approvedBy: "Dr. Erdem" },
    }),
  );
  return approved.body;
}

async function tour(): Promise<void> {
  const clinic = await clinicWithPerformer();
  const protocol = await approvedProtocol();
  console.log(`Clinic in ${clinic.timeZone}; protocol ${protocol.id}, version ${protocol.version}.`);

  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
  const day = new Intl.DateTimeFormat("sv-SE", { timeZone: clinic.timeZone });
  const { body: plan, etag } = await answered(
    api.POST("/v1/treatment-plans", {
      params: { header: { "Idempotency-Key": randomUUID() } },
      body: {
        patient: { system: "urn:example:ehr", value: `tour-${randomUUID()}` },
        condition: "knee-osteoarthritis",
        laterality: "LEFT",
        severity: "MILD",
        startOn: day.format(Date.now() + 24 * 60 * 60 * 1000),
        protocol: protocol.id,
        screening: {
          anticoagulants: false,
          antiInflammatories: false,
          infectionAtSite: false,
          allergies: [],
          examination: { by: PERFORMER, at: ago(30) },
        },
        baseline: { pain: 7, measures: [{ code: "womac", value: 62 }] },
      },
    }),
  );
  const { sessionCount, startsOn, endsOn } = plan.schedule;
  console.log(`Plan ${plan.id}: ${sessionCount} sessions from ${startsOn} to ${endsOn}.`);

  const first = { id: plan.id, number: 1 };
  const { body: free } = await answered(
    api.GET("/v1/availability", {
      params: { query: { from: startsOn, to: startsOn, plan: plan.id, session: 1, performer: PERFORMER, limit: 1 } },
    }),
  );
  const slot = free.items[0];
  if (slot === undefined) throw new Error(`Nothing is free on ${startsOn}.`);
  const { body: booked } = await answered(
    api.POST("/v1/treatment-plans/{id}/sessions/{number}/book", {
      params: { path: first, header: { "If-Match": etag, "Idempotency-Key": randomUUID() } },
      body: slot,
    }),
  );
  console.log(`Session 1 is ${booked.session.status}, for ${slot.startsAt} with ${slot.performer}.`);

  const { body: consent } = await answered(
    api.POST("/v1/treatment-plans/{id}/consents", {
      params: { path: { id: plan.id }, header: { "Idempotency-Key": randomUUID() } },
      body: { signedAt: ago(15), explainedBy: PERFORMER, risksExplained: true },
    }),
  );

  // What the protocol says is filled in, and corrected here to what was done. The identical record again changes nothing.
  const { body: template } = await answered(
    api.GET("/v1/treatment-plans/{id}/sessions/{number}/template", { params: { path: first } }),
  );
  const { body: record } = await answered(
    api.PUT("/v1/treatment-plans/{id}/sessions/{number}/record", {
      params: { path: first },
      body: { ...template, performer: template.performer ?? PERFORMER, consentId: consent.id },
    }),
  );
  const ml = record.injections.reduce((sum, { volumeMl }) => sum + volumeMl, 0);
  console.log(`Recorded: ${record.injections.length} injection(s), ${ml} ml.`);
  record.deviations.forEach(({ statement }) => console.log(`  Deviation: ${statement}`));

  await answered(
    api.POST("/v1/treatment-plans/{id}/assessments", {
      params: { path: { id: plan.id }, header: { "Idempotency-Key": randomUUID() } },
      body: { assessedAt: ago(0), session: 1, pain: 3, measures: [{ code: "womac", value: 41 }] },
    }),
  );
  const { body: progress } = await answered(
    api.GET("/v1/treatment-plans/{id}/progress", { params: { path: { id: plan.id } } }),
  );
  const { baseline, latest, recommendation } = progress;
  console.log(`Pain went from ${baseline?.pain} to ${latest?.pain}, which speaks for ${recommendation}.`);

  const { body: aftercare } = await answered(
    api.GET("/v1/treatment-plans/{id}/aftercare", { params: { path: { id: plan.id } } }),
  );
  console.log("After session 1 the patient is told:");
  for (const { statement, from, to } of aftercare.sessions[0]?.instructions ?? []) {
    const days = [from, to].filter((date) => date !== undefined);
    console.log(`  ${days.length === 0 ? "" : `${days.join(" to ")}: `}${statement}`);
  }
}

tour().catch((failed: unknown) => {
  console.error(failed instanceof Error ? failed.message : failed);
  process.exitCode = 1;
});
