import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { axeFindings, Browser, hasChromium, picture } from "../../testing/Browser.ts"
import { SampleServer } from "../../testing/SampleServer.ts"

describe.skipIf(!hasChromium)("values that too many share", () => {
  let server: SampleServer
  let browser: Browser
  beforeAll(async () => {
    browser = await Browser.start()
  })
  beforeEach(async () => {
    server = await SampleServer.start()
    return () => server.stop()
  })
  afterAll(() => browser.stop())

  it("are told by kind and number with why they are no ground, reached from the worklist by keyboard", async () => {
    const { page, complaints } = await browser.visit(`${server.url}/worklist`)
    await page.getByRole("link", { name: "Gegevens die niet meetellen" }).focus()
    await page.keyboard.press("Enter")
    await page.getByRole("heading", { level: 1, name: "Gegevens die niet meetellen" }).waitFor()
    await page.getByText("betekent niet dat het om dezelfde persoon gaat").waitFor()
    const row = page.getByRole("row", { name: /^Vast telefoonnummer/u })
    expect(await row.innerText()).toContain("17 tot en met 32")
    expect(await row.innerText()).toContain("Signalen van radicalisering in Merenland")
    expect(await axeFindings(page)).toEqual([])
    await picture(page, "hubs")
    await page.getByRole("button", { name: "EN : English" }).click()
    await page.getByRole("row", { name: /^Landline number/u }).waitFor()
    expect(complaints).toEqual([])
  })

  it("say so when there are none, when they could not be read, and who may see them", async () => {
    server.hubs = []
    const { page } = await browser.visit(`${server.url}/hubs`)
    await page.getByText("Geen gegeven wordt nu door te veel signalen gedeeld.").waitFor()
    server.failing = 503
    await page.reload()
    await page.getByRole("button", { name: "Opnieuw proberen" }).waitFor()
    server.failing = undefined
    await page.getByRole("button", { name: "Opnieuw proberen" }).click()
    await page.getByText("Alles telt mee").waitFor()
    server.role = "poster"
    await page.goto(`${server.url}/hubs`)
    await page.getByRole("heading", { name: "Dit overzicht is voor coördinatoren" }).waitFor()
  })
})
