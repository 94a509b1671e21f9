// Reads a calendar with two libraries and says what each found. Standard input: the calendar.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";
import nodeIcal from "node-ical";

const text = readFileSync(0, "utf8");
const byIcalJs = new ICAL.Component(ICAL.parse(text))
  .getAllSubcomponents("vevent")
  .map((component) => new ICAL.Event(component))
  .map((event) => ({
    uid: event.uid,
    start: event.startDate.toJSDate().toISOString(),
    allDay: event.startDate.isDate,
    status: event.component.getFirstPropertyValue("status"),
    sequence: event.sequence,
  }));
const byNodeIcal = Object.values(nodeIcal.sync.parseICS(text))
  .filter((entry) => entry.type === "VEVENT")
  .map((entry) => ({
    uid: entry.uid,
    start: entry.start.toISOString(),
    allDay: entry.datetype === "date",
    status: entry.status,
    sequence: Number(entry.sequence),
  }));
const sorted = (events) => [...events].sort((one, other) => one.uid.localeCompare(other.uid));
console.log(JSON.stringify({ icalJs: sorted(byIcalJs), nodeIcal: sorted(byNodeIcal) }));
