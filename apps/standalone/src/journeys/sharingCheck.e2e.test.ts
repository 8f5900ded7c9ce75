import { requireEngine } from "@kruisverband/testing"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { axeFindings } from "../testing/axeFindings.ts"
import { Chromium } from "../testing/Chromium.ts"
import { bram, signalAbout } from "../testing/inventedSignals.ts"
import { RegionPlatform } from "../testing/RegionPlatform.ts"

const engine = await requireEngine("chromium")

describe.skipIf(!engine.found)("may I share this, by hand", () => {
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

  it("is answered for a teacher, step by step, and can be printed", async () => {
    const { page, complaints } = await chromium.logIn("docent")
    const choose = async (...labels: ReadonlyArray<string>) => {
      for (const label of labels) await page.getByLabel(label, { exact: true }).check()
      await page.getByRole("button", { name: "Verder" }).click()
    }
    await page.getByRole("link", { name: "Mag ik dit delen?" }).click()
    await choose("Persoonsgerichte aanpak radicalisering Merenland")
    await choose("Met de partijen samen, door een signaal te plaatsen")
    await choose("Een persoon")
    await choose("de naam", "wat ik zag of hoorde", "iets over de gezondheid")
    await choose("vroegsignalering")
    await page.getByRole("heading", { level: 2, name: "Ja, maar zonder gezondheid." }).waitFor()
    await page.getByText("AVG art. 9 en 10").waitFor()
    await page.getByRole("button", { name: "Afdrukken" }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole("button", { name: /^Wijzig\s*: Wat wilt u delen/u }).click()
    await page.getByLabel("iets over de gezondheid").uncheck()
    await page.getByLabel("wat ik zag of hoorde").uncheck()
    await choose("dat iemand bidt, een hoofddoek draagt of vast")
    await choose("vroegsignalering")
    await page.getByRole("heading", { level: 2, name: "Nee, dit mag u zo niet delen." }).waitFor()
    await page.getByText("Iemands geloof belijden is geen signaal").waitFor()
    expect(complaints).toEqual([])
  })

  it("is answered for a coordinator about a cross-link", async () => {
    await platform.post("school-de-linde", signalAbout(bram))
    await platform.post("ggz-merenland", signalAbout(bram, { sharing: { level: "existence-only" } }))
    await platform.settled()
    const { page, complaints } = await chromium.logIn("coordinator")
    await page.getByRole("link", { name: "Onderwijs + GGZ" }).click()
    await page.getByRole("link", { name: "Mag ik dit vertellen?" }).click()
    await page.getByRole("button", { name: "Kijk wat mag" }).click()
    await page.getByRole("heading", { level: 2, name: "Ja, dit mag u vertellen." }).waitFor()
    await page.getByRole("row", { name: /GGZ/u }).getByText("alleen dat er iets is").waitFor()
    await page.getByLabel("Aan wie?").selectOption("Iemand buiten het convenant")
    await page.getByRole("button", { name: "Kijk wat mag" }).click()
    await page.getByRole("heading", { level: 2, name: "Nee, dit mag u niet vertellen." }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    expect(complaints).toEqual([])
  })
})
