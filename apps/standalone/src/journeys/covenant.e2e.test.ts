import { requireEngine } from "@kruisverband/testing"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { axeFindings } from "../testing/axeFindings.ts"
import { Chromium } from "../testing/Chromium.ts"
import { RegionPlatform } from "../testing/RegionPlatform.ts"

const engine = await requireEngine("chromium")
const path = "/covenants/scholen-en-welzijn-elzerveen"
const title = "Scholen en welzijn Elzerveen"

const todo = (page: Page) => page.getByText(/^Nog in te vullen|^Alles staat erin/u)

/** Fills in what the model leaves to the parties, as somebody would who has the papers beside them. */
const fillIn = async (page: Page) => {
  await page.getByLabel("Titel (Engels)").fill("Elzerveen schools and welfare")
  await page.getByLabel("Elzerveen", { exact: true }).check()
  await page.getByLabel("School De Linde").check()
  await page.getByLabel("Welzijn Elzerveen").check()
  await page.getByLabel("Categorie in de selectielijst").fill("19.1.7")
  await page.getByLabel("Kenmerk van de DPIA").fill("DPIA-EL-2026-01")
  await page.getByLabel("Datum van de DPIA").fill("2026-01-15")
  await page.getByLabel("Wat blijft er na de maatregelen over?").selectOption("aanvaardbaar risico")
  await page.getByLabel("Nummer in het register").fill("VR-EL-001")
  await page.getByLabel("Gemeld of voorgelegd bij").fill("AP")
  await page.getByLabel("Kenmerk van de melding").fill("AP-EL-2026-01")
  await page.getByLabel("Organisatie", { exact: true }).fill("gemeente-elzerveen")
  await page.getByRole("textbox", { name: "E-mailadres" }).fill("contactpunt@elzerveen.example")
}

describe.skipIf(!engine.found)("a covenant, by hand", () => {
  let platform: RegionPlatform
  let chromium: Chromium
  beforeAll(async () => {
    platform = await RegionPlatform.start()
    chromium = await Chromium.start(engine.found ? engine.path : "", platform.origin)
  })
  afterAll(async () => {
    await chromium.stop()
    await platform.stop()
  })

  const open = async (user: string) => {
    const person = await chromium.logIn(user)
    await person.page.goto(`${platform.origin}${path}`)
    await person.page.getByRole("heading", { level: 1, name: title }).waitFor()
    return person
  }
  const sign = async (user: string, organisation: string) => {
    const { page } = await open(user)
    await page.getByText("Deze tekst ligt ter ondertekening").waitFor()
    await page.getByLabel("Ik heb deze tekst gelezen.").check()
    await page.getByRole("button", { name: `Ondertekenen namens ${organisation}` }).click()
    await page.getByRole("listitem").filter({ hasText: organisation }).getByText(user).waitFor()
  }

  it("is drafted from a model, offered, signed by each party, and activated by a second person", async () => {
    const writer = await chromium.logIn("fg")
    const { page } = writer
    await page.getByRole("link", { name: "Convenanten" }).click()
    await page.getByRole("link", { name: "Nieuw convenant" }).click()
    await page.getByLabel("Lokale signalering").check()
    await page.getByLabel("Titel").fill(title)
    await page.getByRole("button", { name: "Beginnen" }).click()
    await page.getByRole("heading", { level: 1, name: `Schrijven aan ${title}` }).waitFor()
    expect(await todo(page).textContent()).toMatch(/^Nog in te vullen/u)
    expect(await axeFindings(page)).toEqual([])
    await fillIn(page)
    await page.getByText("Alles staat erin").waitFor()
    await page
      .getByRole("row", { name: /School De Linde/u })
      .getByText("leest alles")
      .waitFor()
    await page.getByRole("button", { name: "Concept opslaan" }).click()
    await page.getByText("Opgeslagen.").waitFor()
    await page.getByRole("button", { name: "Ter ondertekening aanbieden" }).click()
    await page.getByText("Wacht op: School De Linde en Welzijn Elzerveen.").waitFor()
    expect(await page.getByRole("button", { name: "In werking zetten" }).count()).toBe(0)
    expect(await axeFindings(page)).toEqual([])
    expect(writer.complaints).toEqual([])

    await sign("bestuur-linde", "School De Linde")
    await sign("bestuur-welzijn", "Welzijn Elzerveen")
    await page.reload()
    await page.getByText("Iedereen heeft getekend").waitFor()
    expect(await page.getByRole("button", { name: "In werking zetten" }).count()).toBe(0)

    const second = await open("beheer")
    await second.page.getByRole("button", { name: "In werking zetten" }).click()
    await second.page.getByText("Actief", { exact: true }).waitFor()
    expect(await axeFindings(second.page)).toEqual([])
    expect(second.complaints).toEqual([])
  })

  it("then takes what a teacher posts under it, and shows its essence to anyone", async () => {
    const teacher = await chromium.logIn("docent")
    await teacher.page.getByRole("link", { name: "Mag ik dit delen?" }).click()
    await teacher.page.getByLabel(title).check()
    await teacher.page.getByRole("button", { name: "Verder" }).click()
    const posted = await platform.post("school-de-linde", {
      covenant: "scholen-en-welzijn-elzerveen",
      kind: "radicalisation",
      observedAt: new Date().toISOString().slice(0, 10),
      place: { municipality: "GM9001" },
      observation: "De jongere trekt zich de laatste weken terug en vertelt anderen niet meer waarmee hij bezig is.",
      subjects: [{ givenNames: "Lars", familyName: "Veldkamp" }]
    })
    expect(posted).not.toBe("")
    const { page } = await chromium.visit()
    await page.goto(`${platform.origin}/essence/scholen-en-welzijn-elzerveen`)
    await page.getByRole("heading", { level: 1, name: title }).waitFor()
    await page.getByRole("link", { name: "contactpunt@elzerveen.example" }).waitFor()
    expect(await axeFindings(page)).toEqual([])
  })

  it("is amended: read side by side, signed anew, and left by a party", async () => {
    const writer = await open("beheer")
    const { page } = writer
    await page.getByRole("link", { name: "Een wijziging beginnen" }).click()
    await page.getByLabel("Jongste leeftijd", { exact: true }).fill("14")
    await page.getByRole("button", { name: "Ter ondertekening aanbieden" }).click()
    await page.getByText("Wacht op: School De Linde en Welzijn Elzerveen.").waitFor()
    await page.getByRole("link", { name: "Vergelijk versies" }).first().click()
    const row = page.getByRole("row", { name: /jongste leeftijd/u })
    await row.getByText("12").waitFor()
    await row.getByText("14").waitFor()
    expect(await axeFindings(page)).toEqual([])
    await sign("bestuur-linde", "School De Linde")
    const board = await open("bestuur-welzijn")
    await board.page.getByRole("button", { name: "Welzijn Elzerveen uit dit convenant halen" }).click()
    await board.page.getByRole("button", { name: "Ja, doe het" }).click()
    await board.page.getByText("Uitgestapt").waitFor()
    expect([...writer.complaints, ...board.complaints]).toEqual([])
  })
})
