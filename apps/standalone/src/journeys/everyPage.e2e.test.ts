import { requireEngine } from "@kruisverband/testing"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { axeFindings } from "../testing/axeFindings.ts"
import { Chromium, type Person } from "../testing/Chromium.ts"
import { bram, signalAbout } from "../testing/inventedSignals.ts"
import { RegionPlatform } from "../testing/RegionPlatform.ts"

const engine = await requireEngine("chromium")
const wide = { name: "on a desk", options: {} }
const narrow = {
  name: "at 320 px in the dark",
  options: { viewport: { width: 320, height: 720 }, colorScheme: "dark" as const }
}

describe.skipIf(!engine.found).each([wide, narrow] as const)("every page $name", ({ options }) => {
  let platform: RegionPlatform
  let chromium: Chromium
  beforeAll(async () => {
    platform = await RegionPlatform.start()
    chromium = await Chromium.start(engine.found ? engine.path : "", platform.origin)
    await platform.post("school-de-linde", signalAbout(bram))
    await platform.post("welzijn-elzerveen", signalAbout(bram, { sharing: { level: "without-source" } }))
    await platform.post("ggz-merenland", signalAbout(bram, { sharing: { level: "existence-only" } }))
    await platform.settled()
  })
  afterAll(async () => {
    await chromium.stop()
    await platform.stop()
  })

  const looksGood = async ({ page, complaints }: Person) => {
    expect(await axeFindings(page)).toEqual([])
    expect(await page.evaluate<number>("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0)
    expect(complaints).toEqual([])
  }

  it("has no fault before logging in", async () => {
    const person = await chromium.visit(options)
    const { page } = person
    await page.getByRole("heading", { name: "Kleine signalen, samen gezien" }).waitFor()
    await looksGood(person)
    await page.getByRole("link", { name: "Inloggen" }).click()
    await page.getByLabel("Gebruikersnaam").fill("niemand")
    await page.getByLabel("Wachtwoord").fill("niemand")
    await looksGood(person)
  })

  it("has no fault for a coordinator", async () => {
    const person = await chromium.logIn("coordinator", options)
    const { page } = person
    await page
      .getByRole("link", { name: "Onderwijs + welzijn + GGZ" })
      .or(page.locator(".kv-item a").first())
      .first()
      .waitFor()
    await looksGood(person)
    await page.locator(".kv-item a").first().click()
    await page.getByRole("heading", { name: "Waarom dit voorstel" }).waitFor()
    await looksGood(person)
    await page.getByRole("button", { name: "Inhoud openen (wordt vastgelegd)" }).click()
    await page.getByText("Trekt zich terug uit de groep").first().waitFor()
    await page.getByRole("button", { name: "Splitsen" }).click()
    await looksGood(person)
    await page.getByRole("link", { name: "Convenanten" }).click()
    await page.getByRole("link", { name: "Persoonsgerichte aanpak radicalisering Merenland" }).waitFor()
    await looksGood(person)
    await page.getByRole("link", { name: "Persoonsgerichte aanpak radicalisering Merenland" }).click()
    await page.getByRole("heading", { name: "Wie ziet wat" }).waitFor()
    await looksGood(person)
  })

  it("has no fault for a teacher", async () => {
    const person = await chromium.logIn("docent", options)
    const { page } = person
    await page.getByLabel("Uw waarneming").fill("Bedreigde een klasgenoot. Het nummer is 111222333.")
    await page.getByText("Dit lijkt op een BSN").waitFor()
    await looksGood(person)
    await page.getByRole("link", { name: "Mijn signalen" }).click()
    await page.getByRole("link", { name: /^Signaal [0-9A-Z]{4}/u }).waitFor()
    await looksGood(person)
    await page.getByRole("link", { name: /^Signaal [0-9A-Z]{4}/u }).click()
    await page.getByRole("heading", { name: "Wie heeft dit gezien" }).waitFor()
    await looksGood(person)
  })
})
