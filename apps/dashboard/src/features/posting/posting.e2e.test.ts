import type { Page } from "playwright-core"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { Browser, hasChromium } from "../../testing/Browser.ts"
import { SampleServer } from "../../testing/SampleServer.ts"

describe.skipIf(!hasChromium)("posting form", () => {
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

  const next = (page: Page) => page.getByRole("button", { name: "Verder" }).click()
  const fillUntilAbout = async (page: Page) => {
    await page
      .getByLabel("Uw waarneming")
      .fill("Een leerling bedreigde een klasgenoot en deelde stickers uit van een groep.")
    await next(page)
    await page.getByLabel("Datum").fill("2026-11-02")
    await page.getByLabel("Gemeente").selectOption("Elzerveen")
    await next(page)
  }
  const fillUntilReview = async (page: Page) => {
    await fillUntilAbout(page)
    await page.getByLabel("Over een persoon").check()
    await page.getByLabel("Achternaam").fill("Verhoeven")
    await page.getByLabel("Jaar").fill("2008")
    await next(page)
    await page.getByLabel("Nee, nog niet").check()
    await next(page)
    await next(page)
    await page.getByRole("heading", { name: "Klopt het zo?" }).waitFor()
  }

  it("takes a signal in five questions, checks it and posts it once", async () => {
    const { page, complaints } = await browser.visit(`${server.url}/post`)
    await fillUntilReview(page)
    await page.getByRole("button", { name: "Nagaan", exact: true }).click()
    await page.getByText("Dit signaal mag gemeld worden.").waitFor()
    expect(server.received.some((one) => one.path === "/signals" && one.method === "POST")).toBe(false)
    await page.getByRole("button", { name: "Melden", exact: true }).click()
    await page.getByText("KV-7F3K-29").waitFor()
    await page.getByText("Blijf in gesprek met de leerling").waitFor()
    const posted = server.received.filter((one) => one.path === "/signals" && one.method === "POST")
    expect(posted).toHaveLength(1)
    expect(posted[0]?.key).toMatch(/^[0-9a-f-]{36}$/u)
    expect(posted[0]?.body).toMatchObject({
      kind: "radicalisation",
      observedAt: "2026-11-02",
      subjects: [{ familyName: "Verhoeven", birthDate: "2008" }],
      sharing: { level: "full", informed: { subject: "no" } }
    })
    expect(complaints).toEqual([])
  })

  it("has no field for a person in a signal about a place or group", async () => {
    const { page } = await browser.visit(`${server.url}/post`)
    await fillUntilAbout(page)
    await page.getByLabel("Over een plek, een groep of een thema").check()
    await page.getByLabel("conflict tussen groepen").waitFor()
    expect(await page.getByLabel("Achternaam").count()).toBe(0)
    await next(page)
    await page.getByText("Noem een groep of kies een thema.").waitFor()
  })

  it("warns while typing that observance is no signal and that a BSN must stay out", async () => {
    const { page } = await browser.visit(`${server.url}/post`)
    await page.getByLabel("Uw waarneming").fill("Zij draagt nu een hoofddoek. Haar nummer is 111222333.")
    await page.getByText("Bidden of een hoofddoek dragen is geen signaal").waitFor()
    await page.getByText("Dit lijkt op een BSN").waitFor()
  })

  it("brings a refusal to the question where it can be mended", async () => {
    server.refuse()
    const { page } = await browser.visit(`${server.url}/post`)
    await fillUntilReview(page)
    await page.getByRole("button", { name: "Nagaan", exact: true }).click()
    await page.getByText("Dit kunt u hier niet zelf oplossen. Bel uw coördinator.").waitFor()
    await page.getByRole("button", { name: "Naar “Wanneer en waar”" }).click()
    await page.getByRole("heading", { name: "Wanneer en waar was dat?" }).waitFor()
    await page.getByText("Deze gemeente doet niet mee in dit convenant").waitFor()
    expect(await page.getByText("korte training").count()).toBe(0)
  })

  it("keeps the draft from question to question, and in the browser's storage only when asked", async () => {
    const { page } = await browser.visit(`${server.url}/post`)
    await page.getByLabel("Uw waarneming").fill("Een geheim verhaal.")
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).not.toContain("geheim")
    await page.getByRole("link", { name: "Mijn signalen" }).click()
    await page.getByRole("heading", { level: 1, name: "Mijn signalen" }).waitFor()
    await page.getByRole("link", { name: "Melden" }).click()
    expect(await page.getByLabel("Uw waarneming").inputValue()).toBe("Een geheim verhaal.")
    await page.getByLabel("Bewaar mijn concept in dit tabblad").check()
    await page.reload()
    await page.getByLabel("Uw waarneming").waitFor()
    expect(await page.getByLabel("Uw waarneming").inputValue()).toBe("Een geheim verhaal.")
    await page.getByRole("button", { name: /D. de Boer/ }).click()
    await page.getByRole("button", { name: "Uitloggen" }).click()
    await page.getByRole("link", { name: "Inloggen" }).waitFor()
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).not.toContain("geheim")
  })

  it("speaks English", async () => {
    const { page } = await browser.visit(`${server.url}/post`)
    await page.getByRole("button", { name: "EN : English" }).click()
    await page.getByRole("heading", { name: "What did you see and hear?" }).waitFor()
    await page.getByText("Call 112 first").waitFor()
    await page.getByLabel("threatens").waitFor()
  })
})
