import { readFileSync } from "node:fs"
import { requireEngine } from "@kruisverband/testing"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { axeFindings } from "../testing/axeFindings.ts"
import { Chromium } from "../testing/Chromium.ts"
import { RegionPlatform } from "../testing/RegionPlatform.ts"

const engine = await requireEngine("chromium")

const text = `Verslag van het overleg
De melder mailt vanaf iemand@voorbeeld.example en noemt nummer 111222333.
Ik vind zelf dat wij te lang wachten.
Afgesproken: volgende maand verder.`

describe.skipIf(!engine.found)("a privacy officer, with a request for openness", () => {
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

  it("marks what must be refused, is held back until each has its reason, decides, and has the letter and the register", async () => {
    const { complaints, page } = await chromium.logIn("fg")
    const looksGood = async (name: string) => {
      expect(await axeFindings(page), name).toEqual([])
      if (process.env.SHOTS !== undefined)
        await page.screenshot({ path: `${process.env.SHOTS}/openness-${name}.png`, fullPage: true })
    }
    await page.getByRole("link", { name: "Woo", exact: true }).click()
    await page.getByRole("heading", { name: "Er zijn geen Woo-verzoeken" }).waitFor()
    await looksGood("empty")
    await page.getByRole("link", { name: "Verzoek inschrijven" }).click()
    await page.getByLabel("Waar gaat het over?").fill("Dossier van Jan de Vries")
    await page.getByLabel("Wat vraagt de verzoeker?").fill("Alle verslagen over de werkwijze.")
    await page.getByLabel("Naam van de verzoeker").fill("M. Vraagaard")
    await page.getByRole("button", { name: "Inschrijven" }).click()
    await page.getByText("Dit komt in het register: schrijf het zonder.").waitFor()
    await page.getByLabel("Waar gaat het over?").fill("Werkwijze bij signalen")
    await looksGood("new")
    await page.getByRole("button", { name: "Inschrijven" }).click()

    await page.getByRole("heading", { level: 1, name: "Werkwijze bij signalen" }).waitFor()
    await page.getByLabel("Titel").fill("Verslag overleg")
    await page.getByLabel("Datum van het document").fill("2026-03-04")
    await page.getByLabel("Tekst", { exact: true }).fill(text)
    await page.getByRole("button", { name: "Toevoegen" }).click()
    await page.getByRole("link", { name: "1. Verslag overleg" }).waitFor()
    await page.getByRole("button", { name: "Besluit vastleggen" }).click()
    await page.getByText("De beoordeling van document 1 is nog niet vastgesteld.").waitFor()
    await looksGood("request")

    await page.getByRole("link", { name: "1. Verslag overleg" }).click()
    await page.getByRole("heading", { name: "Misschien te weigeren (2)" }).waitFor()
    await page.getByRole("button", { name: "Beoordeling vaststellen" }).click()
    await page.getByText("Er staat nog een nummer open dat een burgerservicenummer lijkt (1).").waitFor()
    await page.getByRole("button", { name: "Alles markeren" }).click()
    await page.getByText("Passage 1: [5.1.2.e]").waitFor()
    await page.getByText("Passage 2: [5.1.1.e]").waitFor()
    await page.getByRole("button", { name: "Beoordeling vaststellen" }).click()
    await page.getByText("Schrijf op waarom dit belang hier zwaarder weegt dan openbaarheid.").first().waitFor()
    await looksGood("refused")
    await page
      .getByLabel("Waarom weegt dit hier zwaarder dan openbaarheid?")
      .fill("Wie een zorg meldt moet dat veilig kunnen doen.")

    // By keyboard alone: into the text, up to the line before the last, select it, on to the button.
    const original = page.getByRole("textbox", { name: "Oorspronkelijke tekst" })
    await original.focus()
    await page.keyboard.type("x")
    expect(await original.inputValue()).toBe(text)
    for (const key of ["Control+End", "Home", "ArrowUp", "Shift+End", "Tab", "Enter"]) await page.keyboard.press(key)
    await page.getByText("Passage 3: blijft openbaar").waitFor()
    await page.getByLabel("5.2 persoonlijke beleidsopvattingen").check()
    await page
      .getByLabel("Waarom weegt dit hier zwaarder dan openbaarheid?")
      .fill("Dit is een eigen mening in een intern overleg.")
    // Without selecting: whole lines, and taken away again.
    await page.getByText("Hele regels kiezen").click()
    await page.getByLabel("Van regel").selectOption({ label: "4. Afgesproken: volgende maand verder." })
    await page.getByRole("button", { name: "Regels markeren" }).click()
    await page.getByRole("button", { name: "Markering weghalen Passage 4" }).click()
    await page.getByText("Gemarkeerde passages (3)").waitFor()
    await looksGood("marked")
    page.once("dialog", (dialog) => void dialog.dismiss())
    await page.getByRole("link", { name: "Terug naar het verzoek" }).click()
    await page.getByText("Wat u veranderde is nog niet bewaard.").waitFor()
    await page.getByRole("button", { name: "Beoordeling vaststellen" }).click()
    await page.getByText("De beoordeling is vastgesteld.").waitFor()
    await page.setViewportSize({ width: 320, height: 720 })
    expect(await page.evaluate<number>("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0)
    await page.setViewportSize({ width: 1360, height: 900 })

    await page.getByRole("link", { name: "Terug naar het verzoek" }).click()
    await page.getByRole("link", { name: "Openbare versie Verslag overleg" }).click()
    await page.getByText("en noemt nummer [5.1.1.e].").waitFor()
    expect(await page.getByText(/iemand@|111222333|te lang wachten/u).count()).toBe(0)
    await looksGood("public")
    await page.getByRole("link", { name: "Terug naar het verzoek" }).click()
    await page.getByRole("button", { name: "Besluit vastleggen" }).click()
    await page.getByText(/^Tot en met .* kan iemand bezwaar maken/u).waitFor()
    await looksGood("decided")

    await page.getByRole("link", { name: "Concept van de brief" }).click()
    await page.getByRole("heading", { level: 1, name: "Besluit op uw verzoek om informatie" }).waitFor()
    await page.getByText("Aan: M. Vraagaard").waitFor()
    await page.getByText("Document 1: Wie een zorg meldt moet dat veilig kunnen doen.").waitFor()
    await page.getByText("Doe dat binnen zes weken.").waitFor()
    expect(await page.getByText(/iemand@|111222333|te lang wachten/u).count()).toBe(0)
    await looksGood("letter")
    await page.emulateMedia({ media: "print" })
    expect(await page.getByRole("button", { name: "Afdrukken of als PDF bewaren" }).isVisible()).toBe(false)
    await page.emulateMedia({ media: "screen" })

    await page.getByRole("link", { name: "Woo", exact: true }).click()
    await page.getByText("1 document, gronden: 5.1.1.e, 5.1.2.e, 5.2").waitFor()
    await looksGood("register")
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Register als CSV" }).click()
    ])
    const csv = readFileSync(await download.path(), "utf8")
    expect(csv).toContain("Werkwijze bij signalen,besloten")
    expect(csv).not.toMatch(/Vraagaard|iemand@|111222333/u)
    // The two refusals that were asked for, which Chromium puts on the console by itself.
    expect(complaints.filter((one) => !one.includes("422"))).toEqual([])
    expect(complaints).toHaveLength(2)
  })

  it("is what somebody else in the covenant is not: there is no such page for them", async () => {
    const { complaints, page } = await chromium.logIn("coordinator")
    await page.goto(`${platform.origin}/openness`)
    await page.getByRole("heading", { name: "U handelt geen Woo-verzoeken af" }).waitFor()
    expect(await page.getByRole("link", { name: "Woo", exact: true }).count()).toBe(0)
    expect(await axeFindings(page)).toEqual([])
    await page.goto(`${platform.origin}/openness/0191e0d3-0000-7000-8000-0000000000ff`)
    await page.getByText("Dit bestaat niet, of u mag het niet zien.").first().waitFor()
    expect(await axeFindings(page)).toEqual([])
    expect(complaints.filter((one) => !one.includes("404"))).toEqual([])
  })
})
