// read_pages.mjs FOLDER: the same with Readability on linkedom, the faster of the two DOMs that it is used with.
import fs from "node:fs";
import path from "node:path";
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";

let microseconds = 0;
for (const file of fs.readdirSync(process.argv[2]).sort()) {
  const html = fs.readFileSync(path.join(process.argv[2], file), "utf8");
  const start = process.cpuUsage();
  let text = "";
  try {
    text = new Readability(parseHTML(html).document).parse()?.textContent ?? "";
  } catch (error) {
    console.error(`${file}: ${error}`.slice(0, 200));
  }
  const used = process.cpuUsage(start);
  microseconds += used.user + used.system;
  console.log(JSON.stringify({ file, text }));
}
console.log(JSON.stringify({ seconds: microseconds / 1e6 }));
