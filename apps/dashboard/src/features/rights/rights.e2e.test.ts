import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { axeFindings, Browser, hasChromium, picture } from "../../testing/Browser.ts"
import { SampleServer } from "../../testing/SampleServer.ts"
import { sampleDecidedPaused, sampleSearchedPaused } from "../../testing/sampleRightsRequest.ts"

describe.skipIf(!hasChromium)("a person's request, while linking stands still", () => {
  let server: SampleServer
  let browser: Browser
  beforeAll(async () => {
    server = await SampleServer.start()
    server.role = "data-protection-officer"
    browser = await Browser.start()
  })
  afterAll(async () => {
    await browser.stop()
    await server.stop()
  })

  it("is decided after confirming that the search is made again, which is read beside the decision", async () => {
    const sent: Array<unknown> = []
    const { page, complaints } = await browser.visit(`${server.url}/worklist`)
    await page.route("**/casework/v1/rights/*", (route) => route.fulfill({ json: sampleSearchedPaused }))
    await page.route("**/casework/v1/rights/*/decide", (route) => {
      sent.push(route.request().postDataJSON())
      return route.fulfill({ json: sampleDecidedPaused })
    })
    await page.goto(`${server.url}/rights/${sampleSearchedPaused.id}`)
    await page.getByText("Dat er niets gevonden wordt, zegt dus niets.").waitFor()
    const promise = page.getByRole("checkbox", { name: "Ik zoek opnieuw zodra dat weer kan" })
    await page.getByLabel("De persoon trekt het verzoek in").check()
    expect(await promise.count()).toBe(0)
    await page.getByLabel("Toewijzen").check()
    await page.getByLabel("Waarom besluit u dit?").fill("Niemand gevonden.")
    await page.getByRole("button", { name: "Besluit vastleggen en uitvoeren" }).click()
    await page.getByRole("alert").filter({ hasText: "Wacht met besluiten tot zoeken weer kan" }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await picture(page, "search-again")
    expect(sent).toEqual([])
    await promise.check()
    await page.getByRole("button", { name: "Besluit vastleggen en uitvoeren" }).click()
    await page.getByText("Schrijf daarvoor een nieuw verzoek in.").waitFor()
    expect(sent).toEqual([{ outcome: "upheld", reason: "Niemand gevonden.", searchAgain: true, revision: 2 }])
    expect(await axeFindings(page)).toEqual([])
    await picture(page, "search-due")
    expect(complaints).toEqual([])
  })
})
