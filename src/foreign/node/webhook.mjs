// Verifies a message as a receiver does, with the libraries that a receiver would take. Standard input: {secret, headers, body}.
import { readFileSync } from "node:fs";
import { HTTP } from "cloudevents";
import { Webhook } from "standardwebhooks";

const { secret, headers, body } = JSON.parse(readFileSync(0, "utf8"));
new Webhook(secret).verify(body, headers);
for (const [name, spoilt] of [
  ["another body", () => new Webhook(secret).verify(body + " ", headers)],
  ["another id", () => new Webhook(secret).verify(body, { ...headers, "webhook-id": "another" })],
  ["another secret", () => new Webhook("whsec_" + Buffer.alloc(32).toString("base64")).verify(body, headers)],
]) {
  try {
    spoilt();
  } catch {
    continue;
  }
  throw new Error(`${name} was verified`);
}
const event = HTTP.toEvent({ headers, body });
event.validate();
console.log(JSON.stringify({ id: event.id, type: event.type, subject: event.subject, data: event.data }));
