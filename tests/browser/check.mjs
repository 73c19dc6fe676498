// Opens every web page of a folder in a browser and says what is wrong with it: node check.mjs FOLDER [PICTURES]
// Ends with 1 where anything is.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [folder, pictures] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const PHONE = 360;
const TALL = 12000;
const faults = [];

const pages = readdirSync(folder).filter((name) => name.endsWith(".html")).sort();
if (pages.length === 0) faults.push(`${folder}: no pages`);
const browser = await chromium.launch({ executablePath, args });

/** Opens a page; whatever it asks of others or complains of is a fault. */
async function open(name, scheme, width, javaScriptEnabled = true) {
  const context = await browser.newContext({ colorScheme: scheme, viewport: { width, height: 900 }, javaScriptEnabled });
  const page = await context.newPage();
  const where = `${name} (${scheme}, ${width})`;
  const own = pathToFileURL(resolve(folder, name)).href;
  page.on("console", (message) => faults.push(`${where}: console: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`${where}: error: ${error.message}`));
  page.on("request", (request) => {
    const url = request.url();
    if (url !== own && !url.startsWith("data:")) faults.push(`${where}: asks for ${url}`);
  });
  await page.goto(own);
  return { page, where, close: () => context.close() };
}

/** Takes a picture of the top of a page, where pictures are asked for. */
async function picture(page, name) {
  if (!pictures) return;
  const { width } = page.viewportSize();
  const height = await page.evaluate((most) => Math.min(document.documentElement.scrollHeight, most), TALL);
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true, clip: { x: 0, y: 0, width, height }, timeout: 120000 });
}

/** Looks for breaches of WCAG and of good practice. */
async function accessible(name, scheme) {
  const { page, where, close } = await open(name, scheme, 1280);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  for (const { id, help, nodes } of violations) {
    faults.push(`${where}: axe ${id}: ${help}: ${nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} ${node.failureSummary}`).join(" | ")}`);
  }
  await picture(page, `${name}-${scheme}`);
  await close();
}

/** Looks whether a phone would have to be pushed sideways. */
async function fits(name, javaScriptEnabled) {
  const { page, where, close } = await open(name, "light", PHONE, javaScriptEnabled);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > PHONE) faults.push(`${where}: is ${wide} wide`);
  if (javaScriptEnabled) await picture(page, `${name}-phone`);
  await close();
}

/** Sorts by the keyboard alone: by the last column of numbers, down and up. */
async function sorts(name) {
  const { page, where, close } = await open(name, "light", 1280);
  const button = page.locator(".table table th.n button").last();
  if (await button.count()) {
    const values = () => button.evaluate((one) => {
      const heading = one.closest("th");
      const rows = [...heading.closest("table").tBodies[0].rows];
      return rows.map((row) => row.cells[heading.cellIndex]).filter((cell) => "v" in cell.dataset).map((cell) => Number(cell.dataset.v));
    });
    await button.focus();
    for (const [key, way] of [["Enter", 1], ["Space", -1]]) {
      await page.keyboard.press(key);
      const sorted = await values();
      if (sorted.some((value, at) => at > 0 && way * (sorted[at - 1] - value) > 0)) faults.push(`${where}: ${key} does not sort: ${sorted}`);
    }
  }
  await close();
}

/** Filters by the keyboard alone: reached with the tabulator, and told to those who listen. */
async function filters(name) {
  const { page, where, close } = await open(name, "light", 1280);
  const input = page.locator(".filter input").first();
  if (await input.count()) {
    let steps = 0;
    while (steps < 400 && !(await input.evaluate((one) => one === document.activeElement))) {
      await page.keyboard.press("Tab");
      steps += 1;
    }
    const rows = page.locator("table:has(.filter) >> nth=0").locator("tbody tr");
    const all = await rows.count();
    const words = (await rows.nth(all - 1).locator("th").innerText()).split(/\s+/)[0];
    await page.keyboard.type(words);
    const left = await rows.locator("visible=true").count();
    const told = await page.locator(".filter [role=status]").first().innerText();
    if (steps >= 400) faults.push(`${where}: the filter cannot be reached with the tabulator`);
    if (left === 0 || left > all || !told.includes(String(left))) faults.push(`${where}: "${words}" leaves ${left} of ${all}, and says: ${told}`);
  }
  await close();
}

/** Looks at a page in every way. */
async function look(name) {
  await accessible(name, "light");
  await accessible(name, "dark");
  await fits(name, true);
  await fits(name, false);
  await sorts(name);
  await filters(name);
}

// Two at a time: a machine has two cores.
const waiting = [...pages];
const worker = async () => {
  for (let name = waiting.shift(); name; name = waiting.shift()) await look(name);
};
await Promise.all([worker(), worker()]);
await browser.close();
for (const fault of faults.sort()) console.log(fault);
console.log(`${pages.length} pages, ${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);
