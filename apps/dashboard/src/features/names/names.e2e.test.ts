import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { axeFindings, Browser, hasChromium, picture } from "../../testing/Browser.ts"
import { SampleServer } from "../../testing/SampleServer.ts"

describe.skipIf(!hasChromium)("names of groups and expressions", () => {
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

  const sent = (method: string) => server.received.filter((one) => one.method === method).at(-1)

  it("are listed with their other names and days, and one is added by keyboard, never a person's", async () => {
    const { page, complaints } = await browser.visit(`${server.url}/worklist`)
    await page.getByRole("link", { name: "Groepen en uitingen" }).click()
    const row = page.getByRole("listitem").filter({ hasText: "Wij eerst" })
    await row.getByText("in gebruik van 1 juli 2026 tot en met 31 december 2026").waitFor()
    await page.getByText("Ook: VPN · de Voorposters").waitFor()
    await picture(page, "names")
    await page.getByRole("button", { name: "Groep of uiting toevoegen" }).focus()
    await page.keyboard.press("Enter")
    await page.keyboard.type("Jan de Vries")
    await page.keyboard.press("Enter")
    await page.getByText("Dit lijkt de naam van een persoon.").waitFor()
    await picture(page, "names-form")
    expect(await axeFindings(page)).toEqual([])
    expect(sent("POST")).toBeUndefined()
    await page.keyboard.press("ControlOrMeta+a")
    await page.keyboard.type("Waterdam Eerst")
    await page.keyboard.press("Tab")
    await page.keyboard.type("WE\nwaterdam1st")
    await page.getByRole("button", { name: "Opslaan" }).focus()
    await page.keyboard.press("Enter")
    await page.getByText("Toegevoegd aan de lijst.").waitFor()
    await page.getByText("Ook: WE · waterdam1st").waitFor()
    expect(sent("POST")?.body).toEqual({
      covenant: "merenland-polarisatie",
      facet: "group",
      values: ["Waterdam Eerst", "WE", "waterdam1st"]
    })
    expect(complaints).toEqual([])
  })

  it("are renamed for a period, and taken out only when asked twice", async () => {
    const { page } = await browser.visit(`${server.url}/names`)
    await page.getByRole("button", { name: "Voorpost Noord wijzigen" }).click()
    const form = page.getByRole("form", { name: "Voorpost Noord wijzigen" })
    await form.getByLabel("Naam", { exact: true }).fill("Voorpost Merenland")
    await form.getByLabel("In gebruik vanaf").fill("2026-06-01")
    await form.getByLabel("In gebruik tot en met").fill("2026-05-01")
    await form.getByRole("button", { name: "Opslaan" }).click()
    await form.getByText("De einddatum ligt voor de begindatum.").waitFor()
    await form.getByLabel("In gebruik tot en met").fill("")
    await form.getByRole("button", { name: "Opslaan" }).click()
    await page.getByText("De wijziging is opgeslagen.").waitFor()
    await page.getByText("in gebruik sinds 1 juni 2026").waitFor()
    expect(sent("PUT")?.body).toEqual({
      version: 2,
      validFrom: "2026-06-01",
      values: ["Voorpost Merenland", "VPN", "de Voorposters"]
    })
    await page.getByRole("button", { name: "Wij eerst uit de lijst halen" }).click()
    await page.getByText("Dit kunt u niet terugdraaien.").waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press("Escape")
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(
      "Wij eerst uit de lijst halen"
    )
    await page.keyboard.press("Enter")
    await page.getByRole("button", { name: "Uit de lijst halen", exact: true }).click()
    await page.getByText("Uit de lijst gehaald.").waitFor()
    expect(await page.getByText("Wij eerst").count()).toBe(0)
  })

  it("say what was refused, what is empty, what failed, and who may see them; English is complete", async () => {
    server.names = []
    const { page } = await browser.visit(`${server.url}/names`)
    await page.getByText("De lijst is nog leeg").waitFor()
    await page.getByRole("button", { name: "Groep of uiting toevoegen" }).click()
    await page.getByLabel("Naam", { exact: true }).fill("VPN")
    server.failingNames = 409
    await page.getByRole("button", { name: "Opslaan" }).click()
    await page.getByRole("alert").waitFor()
    expect(await page.getByLabel("Naam", { exact: true }).inputValue()).toBe("VPN")
    server.failingNames = 503
    await page.reload()
    await page.getByRole("button", { name: "Opnieuw proberen" }).waitFor()
    server.failingNames = undefined
    await page.getByRole("button", { name: "EN : English" }).click()
    await page.getByRole("button", { name: "Try again" }).click()
    await page.getByText("The list is empty").waitFor()
    server.role = "lead-municipality"
    await page.reload()
    await page.getByText("The list is empty").waitFor()
    expect(await page.getByRole("button", { name: "Add a group or expression" }).count()).toBe(0)
    server.role = "poster"
    await page.reload()
    await page.getByRole("heading", { name: "This list is for coordinators and administrators" }).waitFor()
  })
})
