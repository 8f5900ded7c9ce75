import { existsSync } from "node:fs"
import axe from "axe-core"
import { type BrowserContextOptions, type Browser as Chromium, chromium, type Page } from "playwright-core"

const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium"

/** Without a browser on this machine the browser tests are skipped by name; where engines are required they fail. */
export const hasChromium = existsSync(executablePath) || process.env["REQUIRE_ENGINES"] === "1"

/** What a browser, and anything on a page, may take on a busy machine. */
const [START_MS, PATIENCE_MS] = [120_000, 60_000]

export interface Visit {
  readonly page: Page
  /** Errors on the console and breaches of the content security policy, in order. */
  readonly complaints: ReadonlyArray<string>
}

/** One Chromium per test file; each visit is a fresh profile. */
export class Browser {
  private readonly chromium: Chromium
  private constructor(browser: Chromium) {
    this.chromium = browser
  }

  static async start() {
    return new Browser(
      await chromium.launch({
        executablePath,
        timeout: START_MS,
        args: [
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync"
        ]
      })
    )
  }

  async visit(url: string, options: BrowserContextOptions = {}): Promise<Visit> {
    const context = await this.chromium.newContext({
      viewport: { width: 1360, height: 900 },
      locale: "nl-NL",
      timezoneId: "Europe/Amsterdam",
      reducedMotion: "reduce",
      ...options
    })
    context.setDefaultTimeout(PATIENCE_MS)
    const page = await context.newPage()
    const complaints: Array<string> = []
    page.on("console", (message) => {
      const refusedSession = /status of (?:401|404|409|503)/u.test(message.text())
      if (message.type() === "error" && !refusedSession) complaints.push(message.text())
    })
    page.on("pageerror", (error) => complaints.push(error.message))
    await page.goto(url)
    return { page, complaints }
  }

  stop() {
    return this.chromium.close()
  }
}

/** What axe finds at WCAG 2.2 A and AA and its best practices: rule, and the first place. */
export async function axeFindings(page: Page): Promise<ReadonlyArray<string>> {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const run = Reflect.get(window, "axe")
    const result = await run.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    })
    return result.violations.map(
      (one: { id: string; nodes: Array<{ target: unknown; failureSummary: string }> }) =>
        `${one.id} (${one.nodes.length}): ${JSON.stringify(one.nodes[0]?.target)} ${one.nodes[0]?.failureSummary}`
    )
  })
}

/** A picture of the whole page for the eye, in the folder that `PICTURES` names; without it none is made. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env["PICTURES"]
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}
