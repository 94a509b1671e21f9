// Walks FHIR with the clients that others would take. Standard input: {base, token, patient, plan}. Everything is read with the
// patient's token alone; what differs from what was expected ends the script.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { MedplumClient, OperationOutcomeError } from "@medplum/core";
import FhirClient from "fhirclient/lib/FhirClient.js";
import ClientOfFhirclient from "fhirclient/lib/Client.js";
import fhirpath from "fhirpath";
import r4 from "fhirpath/fhir-context/r4";

const { base, token, patient, plan } = JSON.parse(readFileSync(0, "utf8"));
const identifier = "urn:example:ehr|" + patient;
const told = {};

// fhirclient: with a token that an authorization server has given.
const state = { serverUrl: base, tokenResponse: { access_token: token } };
const smart = new ClientOfFhirclient.default({}, state);
assert.equal(await smart.getFhirRelease(), 4);
const carePlan = await smart.request("CarePlan/" + plan);
assert.equal(carePlan.resourceType, "CarePlan");
const pages = [];
await smart.request("ServiceRequest?_count=2&based-on=CarePlan/" + plan, {
  pageLimit: 0,
  onPage: (page) => pages.push(page),
});
told.pages = pages.length;
told.serviceRequests = pages.flatMap((page) => page.entry.map((entry) => entry.resource.id));
const resolved = await smart.request("CarePlan/" + plan, { resolveReferences: ["addresses", "goal"] });
told.condition = resolved.addresses[0].resourceType;
told.goal = resolved.goal[0].resourceType;
await assert.rejects(smart.request("CarePlan/00000000-0000-7000-8000-000000000000"), /404|There is no CarePlan/);
assert.ok(new FhirClient.default(base));

// @medplum/core: typed, with its own cache and its own idea of an error.
const medplum = new MedplumClient({ baseUrl: base.replace(/fhir$/, ""), fhirUrlPath: "fhir", accessToken: token });
const read = await medplum.readResource("CarePlan", plan);
assert.equal(read.id, plan);
const found = await medplum.search(
  "CarePlan",
  "patient:identifier=" + encodeURIComponent(identifier) + "&_include=CarePlan:activity-reference",
);
told.included = found.entry.filter((entry) => entry.search.mode === "include").length;
await assert.rejects(medplum.readResource("CarePlan", "00000000-0000-7000-8000-000000000000"), (error) => {
  assert.ok(error instanceof OperationOutcomeError);
  assert.equal(error.outcome.issue[0].code, "not-found");
  return true;
});
await assert.rejects(medplum.search("CarePlan", "colour=blue"), OperationOutcomeError);

// fhirpath: expressions of the specification over what was read.
const all = [carePlan, ...pages.flatMap((page) => page.entry.map((entry) => entry.resource)), ...found.entry.map((e) => e.resource)];
const holds = (resource, expression) => fhirpath.evaluate(resource, expression, {}, r4)[0] === true;
for (const resource of all) {
  assert.ok(holds(resource, "id.exists() and meta.versionId.exists() and meta.lastUpdated.exists()"), resource.resourceType);
  // dom-2 and dom-4 of R4.
  assert.ok(holds(resource, "contained.contained.empty() and contained.meta.versionId.empty()"), resource.resourceType);
  if (resource.resourceType === "CarePlan") {
    // cpl-3: a detail or a reference, and not both.
    assert.ok(holds(resource, "activity.all(detail.empty() or reference.empty())"));
    assert.ok(holds(resource, "subject.identifier.value = '" + patient + "'"));
  }
  if (resource.resourceType === "ServiceRequest") {
    // prr-1: what is asked for is coded if there is detail of it.
    assert.ok(holds(resource, "orderDetail.empty() or code.exists()"));
  }
}
told.checked = all.length;
console.log(JSON.stringify(told));
