import type { Page } from "playwright-core"
import { percentile } from "../support/figure.ts"

/** Milliseconds between the frames while the open page scrolls down by the wheel, a second's worth of turns. */
export const framesWhileScrolling = async (page: Page): Promise<ReadonlyArray<number>> => {
  await page.mouse.move(600, 500)
  await page.evaluate(`
    window.benchFrames = []
    const tick = (now) => { window.benchFrames.push(now); window.benchTick = requestAnimationFrame(tick) }
    window.benchTick = requestAnimationFrame(tick)`)
  for (let turn = 0; turn < 30; turn++) await page.mouse.wheel(0, 120)
  await page.waitForTimeout(1000)
  const frames = await page.evaluate<ReadonlyArray<number>>(
    "(cancelAnimationFrame(window.benchTick), window.benchFrames)"
  )
  return frames.slice(1).map((at, index) => at - (frames[index] ?? at))
}

/** Milliseconds from the click that confirms the open link to the first drawn frame on which something answers it. */
export const decisionToFeedback = async (page: Page): Promise<number> => {
  const confirm = page.getByRole("button", { name: "Bevestigen" })
  await confirm.click()
  await page.getByLabel("Waarom is dit hetzelfde?").fill("Zelfde zeldzame naam en zelfde geboortedatum.")
  await page.evaluate(`
    window.benchFelt = new Promise((felt) => {
      addEventListener("click", () => {
        const from = performance.now()
        new MutationObserver((_, self) => {
          self.disconnect()
          requestAnimationFrame(() => requestAnimationFrame(() => felt(performance.now() - from)))
        }).observe(document.body, { subtree: true, childList: true, attributes: true })
      }, { capture: true, once: true })
    })
    undefined`)
  await confirm.click()
  const felt = await page.evaluate<number>("window.benchFelt")
  await page.getByRole("button", { name: /^Ongedaan maken/u }).waitFor()
  return felt
}

/** Frames a second that `intervals` come to where they are slowest but for one in twenty. */
export const framesPerSecond = (intervals: ReadonlyArray<number>): number => 1000 / percentile(intervals, 0.95)
