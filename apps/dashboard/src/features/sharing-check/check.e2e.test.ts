import { SignalId } from "@kruisverband/domain"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { axeFindings, Browser, hasChromium } from "../../testing/Browser.ts"
import { SampleServer } from "../../testing/SampleServer.ts"
import { linkId, signalId } from "../../testing/sampleLinks.ts"

describe.skipIf(!hasChromium)("the sharing check", () => {
  let server: SampleServer
  let browser: Browser
  beforeAll(async () => {
    browser = await Browser.start()
  })
  beforeEach(async () => {
    server = await SampleServer.start()
    server.role = "poster"
    return () => server.stop()
  })
  afterAll(() => browser.stop())

  it("asks one thing at a time and ends in one sentence, with grounds and whom to ask", async () => {
    const { page } = await browser.visit(`${server.url}/check`)
    const next = () => page.getByRole("button", { name: "Verder" }).click()
    await page.getByLabel("Signalen van radicalisering in Merenland").check()
    await next()
    await page.getByLabel("Met de partijen samen").check()
    await next()
    await page.getByLabel("Een persoon").check()
    await page.getByLabel("Hoe oud is deze persoon?").fill("15")
    await next()
    await page.getByLabel("de naam").check()
    await page.getByLabel("het BSN").check()
    await page.getByLabel("wat ik zag of hoorde").check()
    await next()
    await page.getByLabel("vroegsignalering").check()
    await next()
    await page.getByRole("heading", { level: 2, name: "Ja, maar zonder burgerservicenummer." }).waitFor()
    await page.getByText("Grond: convenant art. gegevens; UAVG art. 46").waitFor()
    await page.getByText("Vraag het contactpunt").waitFor()
    expect(await axeFindings(page)).toEqual([])
    expect(server.received.find((one) => one.path === "/checks")?.body).toEqual({
      question: {
        covenant: "merenland-radicalisering",
        with: { kind: "covenant" },
        about: "person",
        age: 15,
        things: ["name", "bsn", "behaviour"],
        purpose: "early-signalling"
      }
    })
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))
    expect(kept).not.toContain("behaviour")
  })

  it("can be done by keyboard, and goes back to any question", async () => {
    const { page } = await browser.visit(`${server.url}/check`)
    await page.getByLabel("Signalen van radicalisering in Merenland").focus()
    await page.keyboard.press("Space")
    await page.keyboard.press("Enter")
    await page.getByRole("heading", { level: 2, name: "Met wie wilt u delen?" }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Met wie wilt u delen?")
    await page.getByLabel("Met iemand anders").check()
    await page.keyboard.press("Enter")
    await page.getByRole("heading", { level: 2, name: /^Ja, maar/ }).waitFor()
    await page.getByRole("button", { name: /^Wijzig\s*: Met wie wilt u delen/u }).click()
    await page.getByRole("heading", { level: 2, name: "Met wie wilt u delen?" }).waitFor()
    expect(await page.getByRole("heading", { level: 2, name: /^Ja, maar/ }).count()).toBe(0)
  })

  it("answers about a link, signal by signal", async () => {
    server.role = "coordinator"
    server.sharing = {
      ...server.sharing,
      signals: [{ signal: SignalId.make(signalId(10)), level: "none", clause: "AVG art. 6" }]
    }
    const { page } = await browser.visit(`${server.url}/links/${linkId(1)}`)
    await page.getByRole("link", { name: "Mag ik dit vertellen?" }).click()
    await page.getByLabel("Aan wie?").selectOption("Politie Merenland")
    await page.getByRole("button", { name: "Kijk wat mag" }).click()
    await page
      .getByRole("row", { name: /Onderwijs, 5 oktober 2026/ })
      .getByText("niets")
      .waitFor()
    expect(server.received.find((one) => one.path === "/checks")?.body).toEqual({
      link: linkId(1),
      to: { kind: "partner", partner: "politie-merenland" }
    })
    expect(await axeFindings(page)).toEqual([])
  })
})
