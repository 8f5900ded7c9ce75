import axe from "axe-core"
import type { Page } from "playwright-core"

const RUN = `axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
  .then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.map((node) => node.target.join(" ")).join(", ")))`

/** What axe finds against WCAG 2.2 A and AA and its best practices: each rule with the places that break it. */
export const axeFindings = async (page: Page): Promise<ReadonlyArray<string>> => {
  await page.evaluate(axe.source)
  return page.evaluate<ReadonlyArray<string>>(RUN)
}
