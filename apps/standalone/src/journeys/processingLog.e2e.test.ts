import { requireEngine } from "@kruisverband/testing"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { axeFindings } from "../testing/axeFindings.ts"
import { Chromium } from "../testing/Chromium.ts"
import { bram, signalAbout } from "../testing/inventedSignals.ts"
import { RegionPlatform } from "../testing/RegionPlatform.ts"

const engine = await requireEngine("chromium")

describe.skipIf(!engine.found)("the processing log, by hand", () => {
  let platform: RegionPlatform
  let chromium: Chromium
  beforeAll(async () => {
    platform = await RegionPlatform.start()
    chromium = await Chromium.start(engine.found ? engine.path : "", platform.origin)
    await platform.post("school-de-linde", signalAbout(bram))
    await platform.post("welzijn-elzerveen", signalAbout(bram))
    await platform.settled()
  })
  afterAll(async () => {
    await chromium.stop()
    await platform.stop()
  })

  it("tells the officer that the chain is whole, and who did what with whom", async () => {
    const { complaints, page } = await chromium.logIn("fg")
    await page.getByRole("link", { name: "Logboek", exact: true }).click()
    await page.getByRole("heading", { level: 1, name: "Verwerkingenlogboek" }).waitFor()
    await page
      .getByText(/De keten is heel, \d+ regels\./u)
      .nth(1)
      .waitFor()
    await page
      .getByLabel("Wat", { exact: true })
      .selectOption("vergeleek het signaal met andere signalen, zonder namen te zien")
    await page.getByRole("button", { name: "Zoeken" }).click()
    const rows = page.getByRole("row", { name: /system:svc-correlator/u })
    await rows.first().waitFor()
    await page
      .getByText(/^persoon [0-9a-f-]+\/1/u)
      .first()
      .waitFor()
    expect(await page.getByText(bram.familyName).count()).toBe(0)
    expect(await axeFindings(page)).toEqual([])
    await page
      .getByRole("link", { name: /^Alles van dit verzoek/u })
      .first()
      .click()
    await page.getByLabel("Verzoek (trace-nummer)").waitFor()
    await page.waitForURL(/trace=[0-9a-f]{32}/u)
    await page.getByLabel("Verzoek (trace-nummer)").fill("geen nummer")
    await page.getByRole("button", { name: "Zoeken" }).click()
    await page.getByText("Een trace-nummer heeft 32 tekens").waitFor()
    await page.getByRole("button", { name: "Wissen" }).click()
    await page.getByLabel("Wie (gebruiker of systeem)").fill("niemand")
    await page.getByRole("button", { name: "Zoeken" }).click()
    await page.getByText("Geen regels").waitFor()
    const teacher = await chromium.logIn("docent")
    await teacher.page.request.get(`${platform.origin}/casework/v1/links/0191e0d3-0000-8000-8000-0000000000ff`)
    const download = page.waitForEvent("download")
    await page.goto(`${platform.origin}/processing-log`)
    await page.getByRole("link", { name: /Downloaden als NDJSON/u }).click()
    expect((await download).suggestedFilename()).toBe("verwerkingenlogboek.ndjson")
    await page.getByRole("heading", { level: 2, name: "Geweigerde toegang" }).waitFor()
    await page
      .getByRole("row", { name: /docent.*kruisverbanden/u })
      .first()
      .waitFor()
    const refused = page.locator("section[aria-labelledby=kv-refused]")
    expect(await refused.getByText("0000000000ff").count()).toBe(0)
    expect(await axeFindings(page)).toEqual([])
    expect(complaints).toEqual([])
  })

  it("is not for a coordinator", async () => {
    const { page } = await chromium.logIn("coordinator")
    expect(await page.getByRole("link", { name: "Logboek", exact: true }).count()).toBe(0)
    await page.goto(`${platform.origin}/processing-log`)
    await page.getByText("Het verwerkingenlogboek is voor de functionaris gegevensbescherming.").waitFor()
  })
})
