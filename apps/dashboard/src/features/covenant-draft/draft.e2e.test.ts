import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { axeFindings, Browser, hasChromium } from "../../testing/Browser.ts"
import { SampleServer } from "../../testing/SampleServer.ts"
import { amendedDocument, proposalOf, sampleLife } from "../../testing/sampleCovenants.ts"

const path = "/covenants/merenland-radicalisering/draft"

describe.skipIf(!hasChromium)("writing a covenant", () => {
  let server: SampleServer
  let browser: Browser
  beforeAll(async () => {
    browser = await Browser.start()
  })
  beforeEach(async () => {
    server = await SampleServer.start()
    server.role = "administrator"
    return () => server.stop()
  })
  afterAll(() => browser.stop())

  it("begins from a model, with a code made of the title", async () => {
    const { page } = await browser.visit(`${server.url}/covenants/new`)
    await page.getByRole("button", { name: "Beginnen" }).click()
    await page.getByText("Geef het convenant een titel.").waitFor()
    await page.getByLabel("Polarisatie in wijken").check()
    await page.getByLabel("Titel").fill("Rust in de wijk")
    expect(await page.getByLabel("Kenmerk").inputValue()).toBe("rust-in-de-wijk")
    await page.getByRole("button", { name: "Beginnen" }).click()
    await expect
      .poll(() => server.received.find((one) => one.method === "POST")?.body)
      .toMatchObject({
        id: "rust-in-de-wijk",
        status: "draft",
        kinds: ["polarisation"],
        identifiers: [],
        title: { nl: "Rust in de wijk" }
      })
  })

  it("names what is missing, leads to it, and lets go of it once it is filled in", async () => {
    const { page } = await browser.visit(`${server.url}${path}`)
    await page.getByText("Nog in te vullen (1)").waitFor()
    await page.getByRole("button", { name: "Ter ondertekening aanbieden" }).click()
    await page.getByText("Er ontbreekt nog iets").waitFor()
    expect(server.received.some((one) => one.method === "POST")).toBe(false)
    await page.getByRole("link", { name: /De politie doet mee: noem het besluit/ }).click()
    await page.getByLabel("Kenmerk van het besluit").fill("WPG-2026-1")
    await page.getByText("Alles staat erin").waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole("button", { name: "Ter ondertekening aanbieden" }).click()
    await expect
      .poll(() => server.received.find((one) => one.method === "POST")?.body)
      .toMatchObject({
        status: "active",
        version: 4,
        basis: { policeDecision: "WPG-2026-1" }
      })
  })

  it("saves what is unfinished, over the revision that was read", async () => {
    server.life = sampleLife("administrator", { proposal: proposalOf({ revision: 7 }), may: ["draft", "offer"] })
    const { page } = await browser.visit(`${server.url}${path}`)
    await page.getByLabel("Titel (Nederlands)").fill("")
    await page.getByText("Nog in te vullen (1)").waitFor()
    await page.getByRole("button", { name: "Concept opslaan" }).click()
    await page.getByText("Opgeslagen.").waitFor()
    const saved = server.received.filter((one) => one.method === "POST")
    expect(saved[0]?.body).toMatchObject({ status: "draft", title: { nl: "" } })
    expect(saved[0]?.query).toBe("?revision=7")
    await page.getByLabel("Titel (Nederlands)").fill("Weer een titel")
    await page.getByRole("button", { name: "Concept opslaan" }).click()
    await expect.poll(() => server.received.filter((one) => one.method === "POST")[1]?.query).toBe("?revision=8")
  })

  it("shows who would see what while the levels are being chosen", async () => {
    server.life = sampleLife("administrator", { proposal: proposalOf(), may: ["draft"] })
    const { page } = await browser.visit(`${server.url}${path}`)
    const school = page.getByRole("row", { name: /School De Linde/ })
    await school.getByText("leest alles").first().waitFor()
    await page.getByLabel("De coördinator ziet ten hoogste").first().selectOption("alleen bestaan")
    await expect.poll(() => school.getByText("leest alles").count()).toBe(0)
  })

  it("does not let an offered text be changed under the hands of who signs", async () => {
    const offered = proposalOf({ offered: true, document: amendedDocument })
    server.life = sampleLife("administrator", { proposal: offered, may: ["reopen"] })
    const { page } = await browser.visit(`${server.url}${path}`)
    await page.getByText("Haal hem eerst terug om te wijzigen").waitFor()
    expect(await page.getByRole("button", { name: "Concept opslaan" }).count()).toBe(0)
  })
})
