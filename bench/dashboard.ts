import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { Chromium } from "../apps/standalone/src/testing/Chromium.ts"
import { RegionPlatform } from "../apps/standalone/src/testing/RegionPlatform.ts"
import { findChromium } from "../packages/testing/src/index.ts"
import { decisionToFeedback, framesPerSecond, framesWhileScrolling } from "./dashboard/feel.ts"
import { seedLinks } from "./dashboard/seedLinks.ts"
import { initialScripts, median, shiftOf, slowDown, untilSeen, watchShifts } from "./dashboard/watch.ts"
import { print } from "./support/figure.ts"

const ITEMS = Number(process.env.BENCH_DASHBOARD ?? 10_000)
const SIGNALS = 300
const ROUNDS = 3
const THROTTLE = 4

const WORKLIST = ".kv-item__link"
/** Graph and timeline are drawn, and the table beside them. */
const PICTURES = [".kv-graph__svg", ".kv-timeline__svg", ".kv-column table"]

/** As `npm start` does: only when a source of it changed. */
const build = () => {
  const script = fileURLToPath(new URL("../scripts/start/dashboard.mjs", import.meta.url))
  const code = `const { ensureDashboard } = await import(${JSON.stringify(script)}); process.exit((await ensureDashboard()) ? 0 : 1)`
  const { status } = spawnSync(process.execPath, ["--input-type=module", "-e", code], { stdio: ["ignore", 2, 2] })
  if (status !== 0) throw new Error("the dashboard could not be built")
}

const say = (
  figure: string,
  value: number,
  unit: string,
  more: { baseline?: string; ratio?: number; target: string }
) => print({ bench: "dashboard", figure, value, unit, ...more })

/**
 * What a person waits for, in a real Chromium: from the navigation of a warm browser to the content being there, each the
 * median of three. The baselines are the same pages with next to nothing on them. `BENCH_DASHBOARD` cross-links (10,000).
 */
export const run = async (): Promise<void> => {
  const executable = await findChromium()
  build()
  const platform = await RegionPlatform.start()
  const chromium = await Chromium.start(executable, platform.origin)
  try {
    const scripts = await initialScripts(await chromium.visit())
    say("script of the first page, compressed by gzip", scripts.compressed / 1000, "kB", {
      baseline: "not compressed, as the embedded form serves it",
      ratio: scripts.compressed / scripts.whole,
      target: "<= 200"
    })
    const { page } = await chromium.logIn("coordinator")
    await watchShifts(page)
    const worklist = `${platform.origin}/worklist`
    const linkPage = (id: string) => `${platform.origin}/links/${id}`
    const small = await platform.run(seedLinks({ first: 1, links: 1, signals: 2 }))
    const time = (url: string, wanted: ReadonlyArray<string>) => median(ROUNDS, () => untilSeen(page, url, wanted))
    const bareList = await time(worklist, [WORKLIST])
    const barePage = await time(linkPage(small), PICTURES)
    await platform.run(seedLinks({ first: 2, links: ITEMS - 1, signals: 2 }))
    const large = await platform.run(seedLinks({ first: ITEMS + 1, links: 1, signals: SIGNALS }))
    const list = await time(worklist, [WORKLIST])
    const listShift = await shiftOf(page)
    const scrolling = framesPerSecond(await framesWhileScrolling(page))
    const whole = await time(linkPage(large), PICTURES)
    const wholeShift = await shiftOf(page)
    const release = await slowDown(page, THROTTLE)
    const slowList = await time(worklist, [WORKLIST])
    const slowWhole = await time(linkPage(large), PICTURES)
    await release()
    await untilSeen(page, linkPage(small), PICTURES)
    const feedback = await decisionToFeedback(page)

    const ofList = { baseline: "worklist of one", ratio: list / bareList }
    const ofWhole = { baseline: "link page of two signals", ratio: whole / barePage }
    say(`worklist of ${ITEMS} usable`, list, "ms", { ...ofList, target: "<= 1000" })
    say(`link page of ${SIGNALS} signals, graph, timeline and table`, whole, "ms", { ...ofWhole, target: "<= 1000" })
    say(`worklist of ${ITEMS} usable, processor ${THROTTLE}x slower`, slowList, "ms", {
      baseline: "not slowed down",
      ratio: slowList / list,
      target: "<= 3000"
    })
    say(`link page of ${SIGNALS} signals, processor ${THROTTLE}x slower`, slowWhole, "ms", {
      baseline: "not slowed down",
      ratio: slowWhole / whole,
      target: "<= 3000"
    })
    say("worklist scrolled by the wheel, slowest frames but one in twenty", scrolling, "frames/s", { target: ">= 60" })
    say("decision to feedback", feedback, "ms", { target: "<= 100" })
    say("layout shift of the worklist (CLS)", listShift, "", { target: "<= 0.02" })
    say("layout shift of the link page (CLS)", wholeShift, "", { target: "<= 0.02" })
  } finally {
    await chromium.stop()
    await platform.stop()
  }
}
