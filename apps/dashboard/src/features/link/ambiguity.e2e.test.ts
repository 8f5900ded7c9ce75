import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { axeFindings, Browser, hasChromium, picture } from "../../testing/Browser.ts"
import { SampleServer } from "../../testing/SampleServer.ts"
import { ambiguityId, sampleAmbiguity } from "../../testing/sampleAmbiguity.ts"
import { linkId, sampleLink } from "../../testing/sampleLinks.ts"

describe.skipIf(!hasChromium)("a signal that fits more than one", () => {
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

  it("has a tab of its own in the worklist, with its fits, and leads to its page", async () => {
    const { page, complaints } = await browser.visit(`${server.url}/worklist`)
    await page.getByRole("link", { name: "Past bij twee 1" }).click()
    const item = page.getByRole("listitem").filter({ hasText: "past bij twee" })
    await item.getByText("een kruisverband · 1 signaal").waitFor()
    expect(await axeFindings(page)).toEqual([])
    await item.getByRole("link", { name: "Onderwijs" }).click()
    await page.getByRole("heading", { level: 1, name: "Een signaal uit onderwijs past bij twee" }).waitFor()
    expect(page.url()).toContain(ambiguityId)
    expect(complaints).toEqual([])
  })

  it("says so when there is none, and when it could not be read", async () => {
    server.ambiguities = []
    const { page } = await browser.visit(`${server.url}/worklist?view=ambiguous`)
    await page.getByText("Er is nu geen signaal dat bij meer dan één past.").waitFor()
    await page.route("**/ambiguities?*", (route) => route.fulfill({ status: 403, body: "{}" }))
    await page.reload()
    await page.getByText("U hebt hier geen toegang toe").waitFor()
  })

  it("shows why it fits each, and is put where a person says, with a reason", async () => {
    const { page } = await browser.visit(`${server.url}/ambiguities/${ambiguityId}`)
    await page.getByRole("heading", { name: "Mogelijkheid 1: kruisverband onderwijs + welzijn" }).waitFor()
    await page.getByRole("heading", { name: "Mogelijkheid 2: signaal 4" }).waitFor()
    expect(await page.locator(".kv-waterfall").count()).toBe(2)
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole("button", { name: "Vastleggen" }).click()
    await page.getByRole("alert").filter({ hasText: "Kies eerst waar het signaal bij hoort." }).waitFor()
    const first = page.getByRole("radio", { name: "Mogelijkheid 1: kruisverband" })
    expect(await first.evaluate((radio) => radio === document.activeElement)).toBe(true)
    await first.check()
    await page.getByRole("button", { name: "Vastleggen" }).click()
    const why = page.getByLabel("Waarom hoort het daar?")
    expect(await why.evaluate((field) => field === document.activeElement)).toBe(true)
    await page.locator("textarea[aria-invalid]").waitFor()
    const told = await why.evaluate((field) =>
      (field.getAttribute("aria-describedby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent)
    )
    expect(told.join(" ")).toContain("Schrijf kort waarom.")
    await why.fill("De melder kent de zoon.")
    await page.getByRole("button", { name: "Vastleggen" }).click()
    await page.getByText("Uitgemaakt", { exact: true }).waitFor()
    await page.getByText("De melder kent de zoon.").waitFor()
    expect(server.received.find((one) => one.path.endsWith("/resolve"))?.body).toEqual({
      together: sampleAmbiguity().fits[0]?.signals.map((one) => one.id),
      reason: "De melder kent de zoon.",
      revision: 3
    })
    await page.getByRole("button", { name: "Terugdraaien" }).click()
    await page.getByLabel("Waarom draait u dit terug?").fill("Toch niet zeker.")
    await page.getByRole("button", { name: "Terugdraaien" }).click()
    await page.getByText("Past bij meer dan één", { exact: true }).waitFor()
  })

  it("can be asked about, and the question goes to the poster of the signal that is chosen, by keyboard", async () => {
    const { page, complaints } = await browser.visit(`${server.url}/ambiguities/${ambiguityId}`)
    await page.getByRole("button", { name: "Navragen" }).focus()
    await page.keyboard.press("Enter")
    await page.getByLabel("Aan de melder van").selectOption({ label: "Signaal 4 (welzijn)" })
    await page.getByRole("button", { name: "Vraag versturen" }).click()
    await page.getByText("Schrijf uw vraag op.").waitFor()
    expect(await axeFindings(page)).toEqual([])
    await picture(page, "ask-here")
    await page.getByLabel("Uw vraag").fill("Gaat dit over de vader of de zoon?")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await page.getByText("Uw vraag is verstuurd.").waitFor()
    expect(server.received.find((one) => one.path.endsWith("/ask"))?.body).toEqual({
      signal: sampleAmbiguity().fits[1]?.signals[0]?.id,
      question: "Gaat dit over de vader of de zoon?"
    })
    await page.getByRole("button", { name: "Sluiten" }).click()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Navragen")
    server.ambiguities = [sampleAmbiguity({ may: ["resolve", "open"] })]
    await page.reload()
    await page.getByRole("button", { name: "Vastleggen" }).waitFor()
    expect(await page.getByRole("button", { name: "Navragen" }).count()).toBe(0)
    expect(complaints).toEqual([])
  })

  it("may belong to none of them", async () => {
    const { page } = await browser.visit(`${server.url}/ambiguities/${ambiguityId}`)
    await page.getByLabel("Bij geen van deze").check()
    await page.getByLabel("Waarom hoort het daar?").fill("Een oom met dezelfde naam.")
    await page.getByRole("button", { name: "Vastleggen" }).click()
    await page.getByText("Uitgemaakt", { exact: true }).waitFor()
    expect(server.received.find((one) => one.path.endsWith("/resolve"))?.body).toMatchObject({ together: [] })
    // It comes back once they agree, and stays so where somebody says it.
    const [decided] = server.ambiguities
    server.ambiguities = [sampleAmbiguity({ ...decided, againSince: "2026-11-24T10:00:00.000Z", may: ["keep"] })]
    await page.goto(`${server.url}/worklist?view=ambiguous`)
    await page.getByText("Opnieuw bekijken: uit elkaar gehaald, en lijken nu wel op elkaar").waitFor()
    await page.getByRole("link", { name: "Onderwijs", exact: true }).click()
    await page.getByText("Dit veranderde op 24 november 2026").waitFor()
    await page.setViewportSize({ width: 320, height: 800 })
    await page.getByRole("button", { name: "Blijft zo" }).focus()
    await page.keyboard.press("Enter")
    await page.getByText("Schrijf kort waarom.").waitFor()
    expect(await axeFindings(page)).toEqual([])
    await picture(page, "decided-again")
    const why = page.getByLabel("Waarom blijft het besluit zoals het is?")
    expect(await why.evaluate((field) => field === document.activeElement)).toBe(true)
    await why.fill("Nog steeds een oom.")
    await page.getByRole("button", { name: "Blijft zo" }).click()
    await page.getByText("opnieuw bekeken: blijft zo").waitFor()
    expect(server.received.find((one) => one.path.endsWith("/keep"))?.body).toMatchObject({ revision: 4 })
  })

  it("is told to who reads a link that it fits", async () => {
    server.links = [sampleLink(1, { torn: [ambiguityId] })]
    const { page } = await browser.visit(`${server.url}/links/${linkId(1)}`)
    await page.getByText("Er is nog een signaal dat bij dit kruisverband én bij iets anders past.").waitFor()
    await page.getByRole("link", { name: "Bekijken" }).click()
    await page.getByRole("heading", { level: 1, name: "Een signaal uit onderwijs past bij twee" }).waitFor()
  })
})
