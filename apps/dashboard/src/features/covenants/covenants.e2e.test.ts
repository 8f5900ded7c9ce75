import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { axeFindings, Browser, hasChromium } from "../../testing/Browser.ts"
import { SampleServer } from "../../testing/SampleServer.ts"
import { proposalOf, sampleLife } from "../../testing/sampleCovenants.ts"

const path = "/covenants/merenland-radicalisering"

describe.skipIf(!hasChromium)("a covenant", () => {
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

  const offered = proposalOf({ offered: true })

  it("reads like a document: state, who sees what, what it covers, how long, who signed", async () => {
    const { page } = await browser.visit(`${server.url}${path}`)
    await page.getByRole("heading", { level: 1, name: "Signalen van radicalisering in Merenland" }).waitFor()
    for (const name of ["Wie ziet wat", "Waarover", "Grondslag en verantwoording", "Bewaartermijnen", "Handtekeningen"])
      await page.getByRole("heading", { level: 2, name }).waitFor()
    await page
      .getByRole("row", { name: /GGZ Merenland/ })
      .getByText("ziet alleen dat er iets is")
      .first()
      .waitFor()
    expect(await page.getByRole("button", { name: /Opschorten|Uitstappen|Ondertekenen/ }).count()).toBe(0)
  })

  it("is signed by a party's signatory, for exactly the text that lies there, once it was read", async () => {
    server.role = "signatory"
    server.life = sampleLife("signatory", { proposal: offered, may: ["sign", "leave"] })
    const { page } = await browser.visit(`${server.url}${path}`)
    await page.getByText("Deze tekst ligt ter ondertekening").waitFor()
    await page.getByText("versie 4").first().waitFor()
    await page.getByRole("button", { name: "Ondertekenen namens School De Linde" }).click()
    await page.getByText("Lees de tekst eerst").waitFor()
    expect(server.received.some((one) => one.path.endsWith("/signatures"))).toBe(false)
    await page.getByLabel("Ik heb deze tekst gelezen.").check()
    await page.getByRole("button", { name: "Ondertekenen namens School De Linde" }).click()
    await expect
      .poll(() => server.received.find((one) => one.path.endsWith("/signatures"))?.body)
      .toEqual({
        text: offered.text
      })
  })

  it("is put into force by who may, and says to others for whom it waits", async () => {
    server.role = "data-protection-officer"
    const signed = { ...offered, missing: [], unsigned: [] }
    server.life = sampleLife("data-protection-officer", { proposal: signed, may: ["activate", "reopen"] })
    const { page } = await browser.visit(`${server.url}${path}`)
    await page.getByRole("button", { name: "In werking zetten" }).click()
    await expect
      .poll(() => server.received.find((one) => one.path.endsWith("/activate"))?.body)
      .toEqual({
        text: offered.text
      })
    server.life = sampleLife("administrator", { proposal: { ...offered, missing: [] }, may: ["reopen"] })
    await page.reload()
    await page.getByText("Wacht op: School De Linde").waitFor()
    expect(await page.getByRole("button", { name: "In werking zetten" }).count()).toBe(0)
  })

  it("asks twice before a text is taken back or a party leaves", async () => {
    server.role = "administrator"
    server.life = sampleLife("administrator", { proposal: offered, may: ["reopen", "suspend", "end", "have-leave"] })
    const { page } = await browser.visit(`${server.url}${path}`)
    await page.getByRole("button", { name: "Tekst terughalen om te wijzigen" }).click()
    await page.getByText("Weet u het zeker?").waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole("button", { name: "Nee, laat maar" }).click()
    expect(server.received.some((one) => one.path.endsWith("/reopen"))).toBe(false)
    await page.getByLabel("Welke partij stapt uit?").selectOption("Welzijn Elzerveen")
    await page.getByRole("button", { name: "Welzijn Elzerveen uit dit convenant halen" }).click()
    await page.getByRole("button", { name: "Ja, doe het" }).click()
    await expect
      .poll(() => server.received.find((one) => one.path.endsWith("/departures"))?.body)
      .toEqual({
        partner: "welzijn-elzerveen",
        reason: ""
      })
  })

  it("is asked to end with a reason only, and ended by two", async () => {
    server.role = "administrator"
    const { page } = await browser.visit(`${server.url}${path}`)
    await page.getByLabel("Beëindigen").check()
    await page.getByRole("button", { name: "Akkoord vragen om te beëindigen" }).click()
    await page.getByText("Schrijf kort waarom").waitFor()
    await page.getByLabel("Reden").first().fill("De aanpak stopt.")
    await page.getByRole("button", { name: "Akkoord vragen om te beëindigen" }).click()
    await expect
      .poll(() => server.received.find((one) => one.method === "POST" && one.path === "/agreements")?.body)
      .toEqual({
        act: "covenant-end",
        covenant: "merenland-radicalisering",
        reason: "De aanpak stopt."
      })
    await page.getByText("Een ander beslist op de pagina Akkoorden").waitFor()
  })

  it("shows two versions side by side where they differ, in words", async () => {
    server.role = "administrator"
    server.life = sampleLife("administrator", { proposal: proposalOf() })
    const { page } = await browser.visit(`${server.url}${path}/compare`)
    await page.getByText("zeggen zij iets anders").waitFor()
    const row = page.getByRole("row", { name: /Signaal zonder verband/ })
    await row.getByText("180 dagen").waitFor()
    await row.getByText("90 dagen").waitFor()
    expect(await axeFindings(page)).toEqual([])
  })

  it("shows waiting, failing and absent for what they are", async () => {
    server.failingCovenant = 503
    const { page } = await browser.visit(`${server.url}${path}`)
    await page.getByText("De dienst is even niet bereikbaar").waitFor()
    server.failingCovenant = undefined
    await page.getByRole("button", { name: "Opnieuw proberen" }).click()
    await page.getByRole("heading", { level: 2, name: "Wie ziet wat" }).waitFor()
    await page.goto(`${server.url}/covenants/bestaat-niet`)
    await page.getByText("Deze pagina bestaat niet").first().waitFor()
    server.essence = undefined
    await page.goto(`${server.url}/essence/bestaat-niet`)
    await page.getByText("Deze pagina bestaat niet").first().waitFor()
  })

  it("has an essence that anyone can read without logging in", async () => {
    server.role = undefined
    const { page } = await browser.visit(`${server.url}/essence/merenland-radicalisering`)
    await page.getByRole("heading", { level: 1, name: "Signalen van radicalisering in Merenland" }).waitFor()
    await page.getByText("regie@elzerveen.example").waitFor()
    await page.getByRole("button", { name: /English/ }).click()
    await page.getByText("Your rights").waitFor()
  })
})
