import { findProgram } from "./findProgram.ts"
import { MissingEngine } from "./MissingEngine.ts"

const KNOWN = [
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
  "/usr/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium"
]

/** A Chromium or Chrome: the path in CHROMIUM, or a known name or place. Rejects with {@link MissingEngine}. */
export async function findChromium(): Promise<string> {
  const asked = process.env.CHROMIUM
  if (asked !== undefined && asked !== "") {
    const found = await findProgram([asked])
    if (found === undefined) throw new MissingEngine("chromium", `CHROMIUM is ${asked}, which cannot be executed`)
    return found
  }
  const found = await findProgram(KNOWN)
  if (found === undefined)
    throw new MissingEngine("chromium", "no Chromium or Chrome in CHROMIUM or PATH (Debian: apt-get install chromium)")
  return found
}
