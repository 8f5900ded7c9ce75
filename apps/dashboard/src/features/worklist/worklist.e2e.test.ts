import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { axeFindings, Browser, hasChromium, picture } from "../../testing/Browser.ts"
import { SampleServer } from "../../testing/SampleServer.ts"
import { linkId, sampleLink } from "../../testing/sampleLinks.ts"
import { samplePlaceLink } from "../../testing/samplePlaceLink.ts"

describe.skipIf(!hasChromium)("worklist", () => {
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

  it("shows each cross-link by its angles, its grounds and its size, under a strict content security policy", async () => {
    const { page, complaints } = await browser.visit(`${server.url}/worklist`)
    const first = page.getByRole("listitem").filter({ hasText: "Onderwijs + GGZ + welzijn" }).first()
    await first.getByText("zelfde persoon, zeer waarschijnlijk").waitFor()
    expect(await first.innerText()).toContain("3 signalen")
    expect(await first.innerText()).toContain("Elzerveen")
    await page.getByRole("link", { name: "Te beoordelen 4" }).waitFor()
    expect(complaints).toEqual([])
  })

  it("speaks English once chosen, also after the page is loaded again", async () => {
    const { page } = await browser.visit(`${server.url}/worklist`)
    await page.getByRole("button", { name: "EN : English" }).click()
    await page.getByRole("heading", { name: "Worklist" }).waitFor()
    await page.reload()
    await page.getByText("same person, very likely").first().waitFor()
    expect(await page.locator("html").getAttribute("lang")).toBe("en")
  })

  it("keeps its filter in the address and can be cleared", async () => {
    const { page } = await browser.visit(`${server.url}/worklist`)
    await page.getByLabel("Gemeente").selectOption("Waterdam")
    await page.getByText("2 van 2 kruisverbanden getoond").waitFor()
    expect(new URL(page.url()).searchParams.get("municipality")).toBe("GM9002")
    await page.getByRole("button", { name: "Filters wissen" }).click()
    await page.getByText("4 van 4 kruisverbanden getoond").waitFor()
  })

  it("shows links of places apart from those of persons when asked for a kind", async () => {
    server.links = [sampleLink(1), samplePlaceLink(5), sampleLink(2)]
    const { page } = await browser.visit(`${server.url}/worklist`)
    await page.getByLabel("Soort").selectOption("polarisatie")
    await page.getByText("1 van 1 kruisverbanden getoond").waitFor()
    await page.getByText("zelfde groep · zelfde plek en tijd · zelfde thema, mogelijk").waitFor()
    expect(new URL(page.url()).searchParams.get("kind")).toBe("polarisation")
    await page.getByLabel("Soort").selectOption("radicalisering")
    await page.getByText("2 van 2 kruisverbanden getoond").waitFor()
  })

  it("announces what is new and shows it only when asked", async () => {
    const { page } = await browser.visit(`${server.url}/worklist`)
    await page.getByText("4 van 4 kruisverbanden getoond").waitFor()
    await expect.poll(() => server.received.some((one) => one.path === "/stream")).toBe(true)
    const fresh = sampleLink(9)
    server.links = [fresh, ...server.links]
    server.tell({ id: fresh.id, state: "proposed", covenant: fresh.covenant, revision: 4 })
    await page.getByText("1 nieuw of gewijzigd kruisverband").waitFor()
    expect(await page.locator(".kv-item").count()).toBe(4)
    await page.getByRole("button", { name: "Tonen" }).click()
    await page.getByText("5 van 5 kruisverbanden getoond").waitFor()
  })

  it("announces what comes back to be looked at again, whatever state it is in", async () => {
    const back = { why: "signals-agree", since: "2026-11-20T10:00:00.000Z" }
    server.links = [sampleLink(1, { state: "rejected", again: back })]
    const { page } = await browser.visit(`${server.url}/worklist?view=again`)
    await page.getByText("1 van 1 kruisverbanden getoond").waitFor()
    await page.getByText("afgewezen, maar de signalen lijken nu wel op elkaar").waitFor()
    await expect.poll(() => server.received.some((one) => one.path === "/stream")).toBe(true)
    const other = sampleLink(2, { state: "confirmed", again: { ...back, why: "evidence-short" } })
    server.links = [other, ...server.links]
    server.tell({ id: other.id, state: "confirmed", covenant: other.covenant, revision: 3 })
    await page.getByText("1 nieuw of gewijzigd kruisverband").waitFor()
    await page.getByRole("button", { name: "Tonen" }).click()
    await page.getByText("2 van 2 kruisverbanden getoond").waitFor()
  })

  it("walks the list by j, k and Enter, and leaves the keys alone once switched off", async () => {
    const { page } = await browser.visit(`${server.url}/worklist`)
    await page.locator(".kv-item").first().waitFor()
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute("href"))
    await page.keyboard.press("j")
    await page.keyboard.press("j")
    expect(await focused()).toBe(`/links/${linkId(2)}`)
    await page.keyboard.press("k")
    await page.keyboard.press("Enter")
    await page.getByRole("heading", { level: 1, name: "Onderwijs + GGZ + welzijn" }).waitFor()
    expect(page.url()).toContain(linkId(1))
    await page.goBack()
    await page.getByText("Toetsen", { exact: true }).click()
    await page.getByLabel("Toetsen j en k gebruiken").uncheck()
    await page.locator("h1").focus()
    await page.keyboard.press("j")
    expect(await focused()).toBeNull()
  })

  it("says where linking stands still, since when and who to ask, on the worklist and at the covenant", async () => {
    server.pauses = [{ covenant: sampleLink(1).covenant, since: "2026-11-26T08:30:00.000Z" }]
    const { page } = await browser.visit(`${server.url}/worklist`)
    const notice = page.getByRole("complementary", { name: "Koppelen staat stil" })
    await notice.getByText("Sinds 26 november 2026 om 09:30. Door een nieuwe versie").waitFor()
    await notice.getByText("Vraag de platformbeheerder").waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.setViewportSize({ width: 320, height: 800 })
    await notice.getByRole("link").focus()
    await picture(page, "worklist-paused")
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    await page.goto(`${server.url}/covenants/${sampleLink(1).covenant}`)
    await notice.waitFor()
    server.role = "poster"
    await page.reload()
    await page.getByRole("heading", { level: 2, name: "Wie ziet wat" }).waitFor()
    expect(await notice.count()).toBe(0)
  })

  it("says what is empty, what failed with a way to try again, and who may see it", async () => {
    const { page } = await browser.visit(`${server.url}/worklist?state=rejected`)
    await page.getByRole("heading", { name: "Hier ligt niets" }).waitFor()
    server.failing = 403
    await page.goto(`${server.url}/worklist`)
    await page.getByText("U hebt hier geen toegang toe").waitFor()
    server.failing = undefined
    await page.getByRole("button", { name: "Opnieuw proberen" }).click()
    await page.getByText("4 van 4 kruisverbanden getoond").waitFor()
    server.role = "poster"
    await page.goto(`${server.url}/worklist`)
    await page.getByRole("heading", { name: "De werkvoorraad is voor coördinatoren" }).waitFor()
  })

  it("stays usable with ten thousand links, a page at a time", async () => {
    server.links = Array.from({ length: 10_000 }, (_, index) => sampleLink(index + 1))
    const { page } = await browser.visit(`${server.url}/worklist`)
    await page.getByText("25 van 10000 kruisverbanden getoond").waitFor()
    await page.getByRole("button", { name: "Meer laden" }).click()
    await page.getByText("50 van 10000 kruisverbanden getoond").waitFor()
    expect(await page.locator(".kv-item").count()).toBe(50)
  })
})
