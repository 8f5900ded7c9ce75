import { Engine } from "@kruisverband/store"
import { requireEngine } from "@kruisverband/testing"
import { Effect } from "effect"
import { sql } from "kysely"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { axeFindings } from "../testing/axeFindings.ts"
import { Chromium, type Person } from "../testing/Chromium.ts"
import { bram, signalAbout } from "../testing/inventedSignals.ts"
import { RegionPlatform } from "../testing/RegionPlatform.ts"

const engine = await requireEngine("chromium")
const covenant = "Persoonsgerichte aanpak radicalisering Merenland"
const day = (fromNow: number) => new Date(Date.now() + fromNow * 86_400_000).toISOString().slice(0, 10)

describe.skipIf(!engine.found)("retention, by hand", () => {
  let platform: RegionPlatform
  let chromium: Chromium
  let lonely = ""
  beforeAll(async () => {
    platform = await RegionPlatform.start()
    chromium = await Chromium.start(engine.found ? engine.path : "", platform.origin)
    await platform.post("school-de-linde", signalAbout(bram))
    await platform.post("welzijn-elzerveen", signalAbout(bram))
    lonely = await platform.post(
      "school-het-baken",
      signalAbout({ ...bram, givenNames: "Iris", familyName: "Noordhoek" })
    )
    await platform.settled()
  })
  afterAll(async () => {
    await chromium.stop()
    await platform.stop()
  })

  /** As if a signal had come in so many days earlier. */
  const age = (id: string, days: number) =>
    platform.run(
      Effect.scoped(
        Effect.flatMap(Engine, ({ migrator }) =>
          Effect.flatMap(migrator, (db) =>
            Effect.promise(() =>
              sql`
                update ingest.signal set received_at = received_at - ${days} * interval '1 day',
                  ends_on = to_char(ends_on::date - ${days}::integer, 'YYYY-MM-DD') where id = ${id}::uuid`.execute(db)
            )
          )
        )
      )
    )
  const looksGood = async ({ page, complaints }: Person) => {
    expect(await axeFindings(page)).toEqual([])
    expect(await page.evaluate<number>("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0)
    expect(complaints).toEqual([])
  }
  const picture = (person: Person, name: string) =>
    process.env.PICTURES === undefined
      ? Promise.resolve()
      : person.page.screenshot({ path: `${process.env.PICTURES}/${name}.png`, fullPage: true })

  it("is told where it will strike, held back by two, and shown as numbers once it has struck", async () => {
    const coordinator = await chromium.logIn("coordinator")
    const { page } = coordinator
    await page.locator(".kv-item a").first().click()
    await page.getByRole("heading", { name: "Bewaren" }).waitFor()
    await page.getByText("omdat het in een kruisverband staat").first().waitFor()
    const told = await page.getByText("Geef dan dit nummer door").innerText()
    const link = /[0-9a-f-]{36}/u.exec(told)?.[0] ?? ""
    await looksGood(coordinator)
    await picture(coordinator, "retention-link")

    await age(lonely, 110)
    const officer = await chromium.logIn("fg")
    await officer.page.getByRole("link", { name: "Bewaren" }).click()
    const soon = officer.page.getByRole("row", { name: new RegExp(covenant, "u") })
    await soon.getByText("in geen kruisverband").waitFor()
    await officer.page.getByRole("button", { name: "Vasthouden" }).click()
    await officer.page.getByText("Neem het hele nummer over.").waitFor()
    await officer.page.getByLabel("Convenant", { exact: true }).selectOption(covenant)
    await officer.page.getByLabel("Nummer van het kruisverband of signaal").fill(link)
    await officer.page.getByLabel("Reden").fill("Beroep AWB 26/1234")
    await officer.page.getByLabel("Tot en met").fill(day(200))
    await officer.page.getByRole("button", { name: "Vasthouden" }).click()
    await officer.page.getByText("Vraag een tweede persoon").waitFor()
    await officer.page.getByText("u zette dit zelf vast").waitFor()
    await looksGood(officer)

    const administrator = await chromium.logIn("beheer")
    await administrator.page.getByRole("link", { name: "Bewaren" }).click()
    await administrator.page
      .getByRole("row", { name: /^Beroep AWB/u })
      .getByRole("button", { name: "Bevestigen" })
      .click()
    await administrator.page
      .getByText("bevestigd door fg")
      .or(administrator.page.getByText("bevestigd door beheer"))
      .waitFor()

    await page.reload()
    await page.getByText("Vastgehouden tot en met").first().waitFor()

    await age(lonely, 200)
    await Effect.runPromise(platform.platform.retain)
    await officer.page.reload()
    await officer.page.getByRole("link", { name: "Als CSV-bestand" }).waitFor()
    await looksGood(officer)
    await picture(officer, "retention-page")
  })
})
