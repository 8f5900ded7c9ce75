import { gzipSync } from "node:zlib"
import type { Page } from "playwright-core"
import type { Person } from "../../apps/standalone/src/testing/Chromium.ts"
import { percentile } from "../support/figure.ts"

/**
 * Bytes of the scripts that the first page needs: as they come over the wire, and as a gateway sends them, compressed with
 * gzip. The platform by itself leaves compressing to the gateway.
 */
export const initialScripts = async ({ page }: Person) => {
  await page.waitForLoadState("networkidle")
  const urls = await page.evaluate<ReadonlyArray<string>>(
    `performance.getEntriesByType("resource").map((one) => one.name).filter((name) => new URL(name).pathname.endsWith(".js"))`
  )
  const scripts = await Promise.all(urls.map(async (url) => Buffer.from(await (await fetch(url)).arrayBuffer())))
  return {
    compressed: scripts.reduce((sum, script) => sum + gzipSync(script).length, 0),
    whole: scripts.reduce((sum, script) => sum + script.length, 0)
  }
}

/** Adds up layout shifts of every page from here on, but those that follow a person's own act (web.dev/cls). */
export const watchShifts = (page: Page): Promise<unknown> =>
  page.addInitScript(`
    window.benchShift = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.benchShift += entry.value
    }).observe({ type: "layout-shift", buffered: true })`)

/** What shifted on the page that is open, half a second after its last change. */
export const shiftOf = async (page: Page): Promise<number> => {
  await page.waitForLoadState("networkidle").catch(() => undefined)
  await page.waitForTimeout(500)
  return page.evaluate<number>("window.benchShift")
}

/** Milliseconds from the navigation to the moment at which all of this is drawn. */
export const untilSeen = async (page: Page, url: string, wanted: ReadonlyArray<string>): Promise<number> => {
  await page.goto(url, { waitUntil: "commit" })
  for (const one of wanted) await page.locator(one).first().waitFor({ state: "attached", timeout: 60_000 })
  return page.evaluate<number>(
    "new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(() => seen(performance.now()))))"
  )
}

/** The middle one of so many; the first, in which the browser fills its caches, is not counted. */
export const median = async (rounds: number, measure: () => Promise<number>): Promise<number> => {
  await measure()
  const values: Array<number> = []
  for (let round = 0; round < rounds; round++) values.push(await measure())
  return percentile(values, 0.5)
}

/** Slows the page's processor down; the answer ends that. */
export const slowDown = async (page: Page, times: number): Promise<() => Promise<void>> => {
  const session = await page.context().newCDPSession(page)
  await session.send("Emulation.setCPUThrottlingRate", { rate: times })
  return async () => {
    await session.send("Emulation.setCPUThrottlingRate", { rate: 1 })
    await session.detach()
  }
}
