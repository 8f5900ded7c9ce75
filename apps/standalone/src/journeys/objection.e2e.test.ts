import { readFileSync } from "node:fs"
import { requireEngine } from "@kruisverband/testing"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { axeFindings } from "../testing/axeFindings.ts"
import { Chromium } from "../testing/Chromium.ts"
import { bram, selam, signalAbout } from "../testing/inventedSignals.ts"
import { RegionPlatform } from "../testing/RegionPlatform.ts"

const engine = await requireEngine("chromium")

describe.skipIf(!engine.found)("a privacy officer, with an objection", () => {
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

  it("registers it, finds the signals without seeing a name, has them restricted at once, and upholds it", async () => {
    const own = await platform.post("school-de-linde", signalAbout(bram))
    await platform.post(
      "politie-merenland",
      signalAbout({ fullName: "HOOGVEENENDAAL, Bram van", birthDate: "2009-04-12" })
    )
    await platform.settled()
    const coordinator = await chromium.logIn("coordinator")
    await coordinator.page.getByRole("link", { name: "Onderwijs + politie" }).click()
    await coordinator.page.getByRole("heading", { name: "Waarom dit voorstel" }).waitFor()

    const officer = await chromium.logIn("fg")
    const { page } = officer
    await page.getByRole("heading", { level: 1, name: "Verzoeken van personen" }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole("link", { name: "Verzoek inschrijven" }).click()
    await page.getByLabel("Convenant").selectOption({ label: "Persoonsgerichte aanpak radicalisering Merenland" })
    await page.getByLabel("Bezwaar").check()
    await page.getByLabel("Wat schrijft de persoon?").fill("Ik ken deze mensen niet.")
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole("button", { name: "Inschrijven" }).click()

    await page.getByRole("heading", { name: "Stap 1. Vaststellen wie het vraagt" }).waitFor()
    await page.getByLabel("Voornamen").fill("Bram")
    await page.getByLabel("Tussenvoegsel").fill("van")
    await page.getByLabel("Achternaam").fill("Hoogveenendaal")
    await page.getByLabel("Geboortedatum").fill("2009-04-12")
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole("button", { name: "Vastleggen en meteen beperken" }).click()
    await page.getByRole("heading", { name: "Stap 2. Welke signalen gaan over deze persoon?" }).waitFor()
    await page.getByText("De aangevinkte signalen zijn beperkt").waitFor()
    expect(await page.getByRole("checkbox", { checked: true }).count()).toBe(2)
    expect(await page.getByText(/Hoogveenendaal|Trekt zich terug/u).count()).toBe(0)
    expect(await axeFindings(page)).toEqual([])
    if (process.env.SHOTS !== undefined)
      await page.screenshot({ path: `${process.env.SHOTS}/objection.png`, fullPage: true })

    await platform.settled()
    await coordinator.page.reload()
    await coordinator.page.getByRole("heading", { name: "Dit kruisverband is beperkt" }).waitFor()
    expect(await coordinator.page.getByText(/Hoogveenendaal|Onderwijs|Trekt zich terug/u).count()).toBe(0)
    expect(await axeFindings(coordinator.page)).toEqual([])
    await coordinator.page.getByRole("link", { name: "Werkvoorraad" }).first().click()
    await coordinator.page.getByRole("heading", { level: 1, name: "Werkvoorraad" }).waitFor()
    expect(await coordinator.page.getByRole("link", { name: "Onderwijs + politie" }).count()).toBe(0)
    await expect(platform.post("welzijn-elzerveen", signalAbout(bram))).rejects.toThrow("422")

    await page.getByLabel("Toewijzen: alle gekozen signalen worden gewist").check()
    await page.getByLabel("Waarom besluit u dit?").fill("De signalen gingen over iemand anders.")
    await page.getByRole("button", { name: "Besluit vastleggen en uitvoeren" }).click()
    await page.getByText("Over deze persoon wordt in dit convenant niets nieuws meer vastgelegd.").waitFor()
    await page.getByText(/^2 signalen gewist op/u).waitFor()
    expect(await axeFindings(page)).toEqual([])
    if (process.env.SHOTS !== undefined)
      await page.screenshot({ path: `${process.env.SHOTS}/upheld.png`, fullPage: true })
    expect(JSON.parse(await platform.own("school-de-linde", own)).stage).toBe("erased")
    await page.getByText("Medewerkers van de regio die het zagen en bericht kregen: 1. Bevestigd: 0.").waitFor()
    await coordinator.page.reload()
    await coordinator.page.getByText("2 signalen die u of uw organisatie zag, zijn gewist.").waitFor()
    expect(await axeFindings(coordinator.page)).toEqual([])
    await coordinator.page.getByRole("button", { name: /^Gedaan: bericht van/u }).click()
    await coordinator.page.getByText("zijn gewist.").waitFor({ state: "detached" })
    await page.reload()
    await page.getByText("bericht kregen: 1. Bevestigd: 1.").waitFor()

    await page.getByText("Terugdraaien na een later besluit").click()
    await page.getByLabel("Wat is er besloten?").selectOption({ label: "Uitspraak van de rechter (Awb art. 8:72)" })
    await page.getByLabel("De persoon weet dit sinds").fill(new Date().toISOString().slice(0, 10))
    await page.getByLabel("Wat is er besloten, en waarom?").fill("De rechtbank vernietigde het besluit.")
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole("button", { name: "Voorstellen" }).click()
    await page.getByText(/Een tweede persoon moet nog instemmen/u).waitFor()
    const second = await chromium.logIn("beheer")
    await second.page.getByRole("link", { name: "Convenanten" }).click()
    await second.page.getByRole("complementary", { name: "Te laat of wachtend" }).waitFor()
    expect(await axeFindings(second.page)).toEqual([])
    await second.page
      .getByRole("link", { name: "1 bezwaar dat wordt teruggedraaid en op een tweede persoon wacht" })
      .click()
    await second.page.getByText("De rechtbank vernietigde het besluit.").waitFor()
    expect(await axeFindings(second.page)).toEqual([])
    await second.page.getByRole("button", { name: "Instemmen en uitvoeren" }).click()
    await second.page.getByText("De rechtbank vernietigde het besluit.").waitFor({ state: "detached" })
    expect(second.complaints).toEqual([])
    await page.reload()
    await page.getByText(/^Teruggedraaid op .* met instemming van beheer/u).waitFor()
    await page.getByText(/^Alles van dit verzoek wordt vernietigd op/u).waitFor()
    expect(officer.complaints).toEqual([])
  })

  it("defers a notice, and makes the inspection file without it and without what tells of others", async () => {
    await platform.post("welzijn-elzerveen", signalAbout(selam))
    await platform.post(
      "politie-merenland",
      signalAbout(selam, {
        observation: "Sprak op het plein met een agent over thuis, en was daar al weken heel boos over."
      })
    )
    await platform.settled()
    const { complaints, page } = await chromium.logIn("fg")
    await page.getByRole("link", { name: "Informeren" }).click()
    await page.getByRole("heading", { level: 1, name: "Te informeren" }).waitFor()
    await page.getByLabel(/^Politie, vastgelegd op/u).check()
    await page.getByText("Informeren uitstellen").click()
    const grounds = page.getByRole("group", { name: "Uw afweging" }).getByRole("textbox")
    expect(await grounds.count()).toBe(8)
    for (let at = 0; at < 8; at++) await grounds.nth(at).fill(`Afgewogen, punt ${at + 1}.`)
    await page.getByRole("button", { name: "Uitstel vastleggen" }).click()
    await page.getByText("Kies iemand.").waitFor()
    await page.getByLabel("Wie kijkt mee?").selectOption({ label: "H. Bos, beheer" })
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole("button", { name: "Uitstel vastleggen" }).click()
    await page.getByText("Vastgelegd.").waitFor()
    await page.getByLabel(/^Welzijn, vastgelegd op/u).check()
    await page.getByRole("button", { name: "Vastleggen", exact: true }).click()
    await page.getByRole("heading", { name: "Niets te doen" }).waitFor()
    if (process.env.SHOTS !== undefined)
      await page.screenshot({ path: `${process.env.SHOTS}/notices.png`, fullPage: true })

    const reviewer = await chromium.logIn("beheer")
    await reviewer.page.getByRole("link", { name: "Informeren" }).click()
    await reviewer.page.getByRole("link", { name: /^Uitstel bekijken: Politie/u }).click()
    await reviewer.page.getByText("Afgewogen, punt 8.").waitFor()
    await reviewer.page.getByLabel("Nog niet: het uitstel gaat door").check()
    await reviewer.page.getByLabel("Waarom?").fill("Er loopt nog een gesprek.")
    expect(await axeFindings(reviewer.page)).toEqual([])
    await reviewer.page.getByRole("button", { name: "Besluit vastleggen" }).click()
    await reviewer.page.getByText(/verlengd \(beheer\)\. Er loopt nog een gesprek\./u).waitFor()
    expect(reviewer.complaints).toEqual([])

    await page.getByRole("link", { name: "Verzoeken" }).click()
    await page.getByRole("link", { name: "Verzoek inschrijven" }).click()
    await page.getByLabel("Convenant").selectOption({ label: "Persoonsgerichte aanpak radicalisering Merenland" })
    await page.getByLabel("Inzage").check()
    await page.getByLabel("Een ouder, voogd of gemachtigde").check()
    await page.getByRole("button", { name: "Inschrijven" }).click()
    await page.getByLabel("Gezag, voogdij of machtiging is getoond").check()
    await page.getByLabel("Voornamen").fill(selam.givenNames)
    await page.getByLabel("Achternaam").fill(selam.familyName)
    await page.getByLabel("Geboortedatum").fill(selam.birthDate)
    await page.getByRole("button", { name: "Vastleggen en zoeken" }).click()
    await page.getByText("informeren is uitgesteld: blijft buiten het dossier").waitFor()
    await page.getByRole("link", { name: "Inzagedossier maken" }).click()
    await page.getByRole("heading", { level: 1, name: "Wat is er over u vastgelegd" }).waitFor()
    await page.getByText("Trekt zich terug uit de groep").waitFor()
    expect(await page.getByText(/politie|op het plein|UAVG art\. 41/iu).count()).toBe(0)
    expect(await axeFindings(page)).toEqual([])
    if (process.env.SHOTS !== undefined)
      await page.screenshot({ path: `${process.env.SHOTS}/file.png`, fullPage: true })
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Bewaren als JSON" }).click()
    ])
    expect(download.suggestedFilename()).toMatch(/^inzage-.*\.json$/u)
    const [pdf] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Bewaren als PDF" }).click()
    ])
    expect(pdf.suggestedFilename()).toMatch(/^inzage-.*\.pdf$/u)
    expect(
      readFileSync(await pdf.path())
        .subarray(0, 5)
        .toString()
    ).toBe("%PDF-")
    await page.getByLabel(/^Woorden van de melder weglaten/u).check()
    await page.getByText(/^Wat de melder schreef is weggelaten/u).waitFor()
    expect(await page.getByText("Trekt zich terug uit de groep").count()).toBe(0)
    expect(complaints).toEqual([])
  })
})
