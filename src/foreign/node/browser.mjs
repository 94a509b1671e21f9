// Goes the way of somebody who comes with a browser and a token: from the start page into the documentation, where a plan is
// made, and to the reference. Standard input: {base, token, chromium}.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const { base, token, chromium: executablePath } = JSON.parse(readFileSync(0, "utf8"));

const browser = await chromium.launch({
  executablePath,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
try {
  const page = await browser.newPage();
  const elsewhere = [];
  const refused = [];
  page.on("requestfinished", (request) => {
    if (!request.url().startsWith(base) && !/^(data|blob):/.test(request.url())) elsewhere.push(request.url());
  });
  page.on("pageerror", (error) => refused.push(String(error)));
  page.on("console", (message) => {
    // Redoc asks for a picture of its maker, which it is not to get.
    if (/Content Security Policy/.test(message.text()) && !/logo-mini/.test(message.text())) refused.push(message.text());
  });

  await page.goto(base + "/");
  await page.getByRole("link", { name: "Documentation" }).click();
  await page.getByRole("button", { name: "Authorize" }).first().click();
  await page.locator(".auth-container input").fill(token);
  await page.locator(".auth-btn-wrapper button.authorize").click();
  await page.locator(".auth-btn-wrapper button.btn-done").click();

  const operation = page.locator("[id='operations-Treatment plans-createTreatmentPlan'], #operations-Treatment_plans-createTreatmentPlan");
  await operation.locator(".opblock-summary-control").first().click();
  await operation.getByRole("button", { name: "Try it out" }).click();
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await operation.getByRole("button", { name: "Execute" }).click();
  const answer = await answered;
  const shown = operation.locator(".live-responses-table tbody .response-col_status");
  await shown.waitFor();
  const documentation = { status: answer.status(), shown: (await shown.innerText()).trim(), answer: await answer.text() };

  await page.goto(base + "/");
  await page.getByRole("link", { name: "Reference" }).click();
  await page.getByRole("heading", { name: "Create a plan" }).waitFor();
  const menu = await page.locator("[role=menu] label").allTextContents();

  assert.deepEqual(elsewhere, []);
  console.log(JSON.stringify({ documentation, menu, refused }));
} finally {
  await browser.close();
}
