import { Engine } from "@kruisverband/store"
import { requireEngine } from "@kruisverband/testing"
import { Effect } from "effect"
import { sql } from "kysely"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { axeFindings } from "../testing/axeFindings.ts"
import { Chromium, type Person } from "../testing/Chromium.ts"
import { RegionPlatform } from "../testing/RegionPlatform.ts"

const engine = await requireEngine("chromium")
const covenant = "Persoonsgerichte aanpak radicalisering Merenland"
const day = (fromNow: number) => new Date(Date.now() + fromNow * 86_400_000).toISOString().slice(0, 10)

describe.skipIf(!engine.found)("access, by hand", () => {
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

  /** As if everybody had logged in two hours ago, and kept on working. */
  const afterTwoHours = () =>
    platform.run(
      Effect.scoped(
        Effect.flatMap(Engine, ({ migrator }) =>
          Effect.flatMap(migrator, (db) =>
            Effect.promise(() =>
              sql`update casework.session set logged_in_at = logged_in_at - interval '2 hours'`.execute(db)
            )
          )
        )
      )
    )
  const looksGood = async (person: Person) => {
    expect(await axeFindings(person.page)).toEqual([])
    expect(person.complaints).toEqual([])
  }

  it("is given, lent during a leave, and shut by an administrator, who shows anew who that is", async () => {
    const worker = await chromium.logIn("beleid")
    const admin = await chromium.logIn("beheer")
    const { page } = admin
    await page.getByRole("link", { name: "Mensen en rollen" }).click()
    await page.getByRole("heading", { level: 1, name: "Mensen en rollen" }).waitFor()
    await page.getByRole("link", { name: "B. Visser, beleid" }).waitFor()
    await looksGood(admin)
    await page.getByLabel("Zoek op naam").fill("coördinator")
    await page.getByRole("link", { name: "W. de Boer, coördinator Waterdam" }).waitFor()
    expect(await page.getByRole("link", { name: "B. Visser, beleid" }).count()).toBe(0)
    await page.getByLabel("Zoek op naam").fill("beleid")
    await page.getByRole("link", { name: "B. Visser, beleid" }).click()

    await page.getByRole("heading", { level: 1, name: "B. Visser, beleid" }).waitFor()
    await page.getByLabel("Convenant", { exact: true }).selectOption(covenant)
    await page.getByLabel("Rol", { exact: true }).selectOption("regionaal coördinator")
    await page.getByRole("button", { name: "Rol geven" }).click()
    await page.getByText("Schrijf kort waarom.").waitFor()
    await page.getByLabel("Reden").fill("Opvolger van de coördinator.")
    await page.getByRole("button", { name: "Rol geven" }).click()
    await page.getByText("Gedaan. Het geldt vanaf nu.").waitFor()
    await page.getByRole("row", { name: /^.*regionaal coördinator doorlopend/u }).waitFor()
    await page.getByRole("row", { name: /Opvolger van de coördinator\./u }).waitFor()
    await looksGood(admin)
    await worker.page.reload()
    await worker.page.getByRole("link", { name: "Werkvoorraad" }).waitFor()

    await page.getByLabel("Rol die wordt waargenomen").selectOption(`regionaal coördinator · ${covenant}`)
    await page.getByLabel("Waarnemer").selectOption("R. Smit, regisseur Elzerveen")
    await page.getByLabel("Eerste dag").fill(day(1))
    await page.getByLabel("Laatste dag").fill(day(14))
    await page.getByRole("button", { name: "Laten waarnemen" }).click()
    await page.getByText(/^R. Smit, regisseur Elzerveen neemt waar als regionaal coördinator/u).waitFor()

    await page.getByRole("button", { name: /^Rol regionaal coördinator in .* intrekken$/u }).click()
    await page.getByLabel("Reden").first().fill("Toch niet.")
    await page
      .getByRole("button", { name: /^Rol regionaal coördinator in .* intrekken$/u })
      .last()
      .click()
    await expect.poll(() => page.getByRole("row", { name: /regionaal coördinator doorlopend/u }).count()).toBe(0)

    await afterTwoHours()
    await page.getByRole("button", { name: "Account blokkeren" }).click()
    await page.getByLabel("Reden").last().fill("Toestel kwijt.")
    await page.getByRole("button", { name: "Account blokkeren" }).click()
    const again = page.getByRole("link", { name: "Opnieuw inloggen" })
    await again.waitFor()
    expect(await axeFindings(page)).toEqual([])
    await again.click()
    await page.getByLabel("Gebruikersnaam").fill("beheer")
    await page.getByLabel("Wachtwoord").fill("beheer")
    await page.getByRole("button", { name: "Inloggen" }).click()
    await page.getByRole("heading", { level: 1, name: "B. Visser, beleid" }).waitFor()
    await page.getByRole("button", { name: "Account blokkeren" }).click()
    await page.getByLabel("Reden").last().fill("Toestel kwijt.")
    await page.getByRole("button", { name: "Account blokkeren" }).click()
    await page.getByText("Geblokkeerd").waitFor()

    await worker.page.reload()
    await worker.page.getByRole("link", { name: "Inloggen" }).click()
    await worker.page.getByLabel("Gebruikersnaam").fill("beleid")
    await worker.page.getByLabel("Wachtwoord").fill("beleid")
    await worker.page.getByRole("button", { name: "Inloggen" }).click()
    await worker.page.getByText("Uw account is geblokkeerd.").waitFor()
    await looksGood(worker)
  })

  /** All that a browser keeps of a visit, and what its address bar says. */
  const keptOf = (person: Person) =>
    person.page.evaluate<string>(`Promise.all([caches.keys(), indexedDB.databases()]).then((stores) =>
      JSON.stringify([location.href, { ...localStorage }, { ...sessionStorage }, document.cookie, stores]))`)

  it("is given to somebody new, and a covenant ends by two, each with a reason that no browser keeps", async () => {
    const admin = await chromium.logIn("beheer")
    const { page } = admin
    await page.getByRole("link", { name: "Mensen en rollen" }).click()
    await page.getByRole("link", { name: "Iemand toevoegen" }).click()
    await page.getByRole("heading", { level: 1, name: "Iemand toevoegen" }).waitFor()
    await page.getByRole("button", { name: "Toevoegen" }).click()
    await page.getByText("Schrijf de naam op.").waitFor()
    await looksGood(admin)
    await page.getByLabel("Naam zoals collega's die zien").fill("K. Kanarievogel")
    await page.getByLabel("Kenmerk van de persoon bij die aanbieder").fill("kanarie-17")
    await page.getByLabel("Convenant", { exact: true }).selectOption(covenant)
    await page.getByLabel("Rol", { exact: true }).selectOption("regionaal coördinator")
    await page.getByLabel("Rol tot en met").fill(day(60))
    await page.getByLabel("Reden").fill("Kanarieproef met een tijdelijke rol.")
    await page.getByRole("button", { name: "Toevoegen" }).click()
    await page.getByRole("heading", { level: 1, name: "K. Kanarievogel" }).waitFor()
    await page.getByRole("row", { name: /regionaal coördinator tot en met/u }).waitFor()
    await page
      .getByRole("row", { name: /Kanarieproef/u })
      .first()
      .waitFor()
    await looksGood(admin)
    expect((await keptOf(admin)).toLowerCase()).not.toContain("kanarie")

    await page.getByRole("link", { name: "Convenanten" }).click()
    await page.getByRole("link", { name: covenant }).click()
    await page.getByLabel("Beëindigen").check()
    await page.getByLabel("Reden").first().fill("Kanarie: de aanpak stopt.")
    await page.getByRole("button", { name: "Akkoord vragen om te beëindigen" }).click()
    await page.getByText("Een ander beslist op de pagina Akkoorden").waitFor()

    const officer = await chromium.logIn("fg")
    await officer.page.getByRole("link", { name: /^Akkoorden.*1 wacht op u/u }).click()
    await officer.page.getByText("Kanarie: de aanpak stopt.").waitFor()
    await looksGood(officer)
    expect((await keptOf(officer)).toLowerCase()).not.toContain("kanarie")
    await officer.page.getByRole("button", { name: "Akkoord met: Convenant beëindigen", exact: true }).click()
    await officer.page.getByText("akkoord en uitgevoerd").waitFor()
    await looksGood(officer)
    await page.reload()
    await page.getByText("Beëindigd", { exact: true }).first().waitFor()
  })

  it("is nobody else's page", async () => {
    const person = await chromium.logIn("coordinator")
    expect(await person.page.getByRole("link", { name: "Mensen en rollen" }).count()).toBe(0)
    await person.page.goto(`${platform.origin}/people`)
    await person.page.getByText("U hebt hier geen toegang toe").waitFor()
    expect(await axeFindings(person.page)).toEqual([])
  })
})
