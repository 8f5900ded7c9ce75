import { requireEngine } from "@kruisverband/testing"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { Chromium } from "../testing/Chromium.ts"
import { bram, signalAbout } from "../testing/inventedSignals.ts"
import { RegionPlatform } from "../testing/RegionPlatform.ts"

const engine = await requireEngine("chromium")

const observation =
  "Een leerling zei tegen twee klasgenoten dat zij hier niet thuishoren, en duwde er één tegen de muur."
const next = (page: Page) => page.getByRole("button", { name: "Verder" }).click()

const fillAbout = async (page: Page) => {
  await page.getByLabel("Datum").fill("2026-11-02")
  await page.getByLabel("Gemeente").selectOption({ label: "Elzerveen" })
  await next(page)
  await page.getByLabel("Over een persoon").check()
  await page
    .getByLabel("Onder welk convenant?")
    .selectOption({ label: "Persoonsgerichte aanpak radicalisering Merenland" })
  await page.getByLabel("Voornaam").fill(bram.givenNames)
  await page.getByLabel("Tussenvoegsel").fill(bram.prefix)
  await page.getByLabel("Achternaam").fill(bram.familyName)
  await page.getByLabel("Dag").fill("12")
  await page.getByLabel("Maand").fill("4")
  await page.getByLabel("Jaar").fill("2009")
  await page.getByLabel("Postcode").fill("9901ab")
  await page.getByLabel("Huisnummer").fill("14")
  await next(page)
}

describe.skipIf(!engine.found)("a teacher with a signal", () => {
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

  it("is told what is no signal, mends it, posts it, sees who read it, and answers a question", async () => {
    const teacher = await chromium.logIn("docent")
    const { page } = teacher
    await page.getByLabel("Uw waarneming").fill("Sinds kort draagt zij een hoofddoek en bidt zij in de pauze.")
    await page.getByText("Bidden of een hoofddoek dragen is geen signaal. Wat ziet u aan gedrag?").waitFor()
    await next(page)
    await fillAbout(page)
    await page.getByLabel("Ja, zelf").check()
    await page.getByLabel("Nee, nog niet").check()
    await next(page)
    await page.getByLabel("Volledig").check()
    await next(page)
    await page.getByRole("button", { name: "Nagaan", exact: true }).click()
    await page.getByText("Dit signaal kan zo niet gemeld worden").waitFor()
    await page.getByRole("button", { name: "Naar “Gezien”" }).click()
    await page.getByLabel("Uw waarneming").fill(observation)
    await page.getByLabel("intimideert").check()
    for (let step = 0; step < 5; step++) await next(page)
    await page.getByRole("button", { name: "Nagaan", exact: true }).click()
    await page.getByText("Dit signaal mag gemeld worden.").waitFor()
    await page.getByRole("button", { name: "Melden", exact: true }).click()
    await page.getByRole("heading", { name: "Uw signaal is ontvangen" }).waitFor()
    const receipt = await page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/u).innerText()
    await page.getByRole("link", { name: "Naar mijn signalen" }).click()
    await page.getByRole("link", { name: `Signaal ${receipt}` }).click()
    await page.getByText("Nog niemand heeft dit signaal gezien.").waitFor()

    await platform.post("welzijn-elzerveen", signalAbout(bram))
    await platform.settled()
    const coordinator = await chromium.logIn("coordinator")
    await coordinator.page.getByRole("link", { name: "Onderwijs + welzijn" }).click()
    await coordinator.page.getByRole("button", { name: "Inhoud openen (wordt vastgelegd)" }).click()
    await coordinator.page.getByText(observation).waitFor()
    await coordinator.page.getByRole("button", { name: "Navragen" }).click()
    await coordinator.page.getByLabel("Aan de melder van").selectOption({ label: "Signaal 1 (onderwijs)" })
    await coordinator.page.getByLabel("Uw vraag").fill("Gaat de leerling op woensdag nog naar de training?")
    await coordinator.page.getByRole("button", { name: "Vraag versturen" }).click()
    await coordinator.page.getByText("Uw vraag is verstuurd.").waitFor()
    await platform.settled()

    await page.reload()
    const seen = page.getByRole("region", { name: "Wie heeft dit gezien" })
    await seen.getByRole("cell", { name: "coördinator" }).first().waitFor()
    expect(await seen.innerText()).not.toContain("Jansen")
    await page.getByRole("link", { name: "Mijn signalen" }).first().click()
    await page.getByText("Gaat de leerling op woensdag nog naar de training?").waitFor()
    await page.getByRole("button", { name: "Antwoorden" }).click()
    await page.getByLabel("Uw antwoord").fill("Ja, elke week, met zijn neef.")
    await page.getByRole("button", { name: "Versturen" }).click()
    await page.getByText("u hebt geantwoord").waitFor()

    await coordinator.page.reload()
    await coordinator.page.getByRole("button", { name: "Inhoud openen (wordt vastgelegd)" }).click()
    await coordinator.page.getByText("Ja, elke week, met zijn neef.").waitFor()
    expect([...teacher.complaints, ...coordinator.complaints]).toEqual([])
  })
})
