// Looks for barriers in pages with axe-core, in light and dark, wide and narrow: `run PAGE…`.
// Fails on any violation, on any request that leaves the file, and on a page wider than its window.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const looks = [
  { colorScheme: "light", width: 1200 },
  { colorScheme: "dark", width: 1200 },
  { colorScheme: "light", width: 400 },
];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
});

async function check(page, file, { colorScheme, width }) {
  const found = [];
  page.on("request", (request) => {
    if (!/^(file|data|about):/.test(request.url())) found.push(`asks for ${request.url()}`);
  });
  await page.goto(pathToFileURL(resolve(file)).href);
  // What is folded away must be fit to be read as well.
  await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > width) found.push(`is ${wide} px wide in a window of ${width} px`);
  await page.evaluate(axe);
  const result = await page.evaluate(() =>
    window.axe.run(document, { rules: { "target-size": { enabled: true } } }),
  );
  for (const violation of result.violations) {
    for (const node of violation.nodes) {
      found.push(`${violation.id}: ${violation.help}\n    ${node.html.slice(0, 200)}\n    ${node.failureSummary}`);
    }
  }
  return found.map((one) => `${file} (${colorScheme}, ${width} px) ${one}`);
}

const files = process.argv.slice(2);
let findings = 0;
for (const look of looks) {
  const context = await browser.newContext({
    colorScheme: look.colorScheme,
    viewport: { width: look.width, height: 900 },
    bypassCSP: true,
  });
  for (const file of files) {
    const page = await context.newPage();
    for (const finding of await check(page, file, look)) {
      console.log(finding);
      findings += 1;
    }
    await page.close();
  }
  await context.close();
}
await browser.close();
console.log(`${files.length} pages, ${looks.length} looks each: ${findings} findings`);
process.exit(files.length > 0 && findings === 0 ? 0 : 1);
