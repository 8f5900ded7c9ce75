import { requireEngine } from "@kruisverband/testing"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { Chromium } from "../testing/Chromium.ts"
import { bram, selam, signalAbout, thijmen, yildiz } from "../testing/inventedSignals.ts"
import { RegionPlatform } from "../testing/RegionPlatform.ts"

const engine = await requireEngine("chromium")

describe.skipIf(!engine.found)("a coordinator with the worklist open", () => {
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

  it("sees a proposal come in by itself, reads why and what, confirms it and takes that back", async () => {
    const { page, complaints } = await chromium.logIn("coordinator")
    await page.getByRole("heading", { level: 1, name: "Werkvoorraad" }).waitFor()
    let loads = 0
    page.on("load", () => loads++)
    await platform.post("school-de-linde", signalAbout(bram))
    await platform.post(
      "politie-merenland",
      signalAbout({ fullName: "HOOGVEENENDAAL, Bram van", birthDate: "2009-04-12" })
    )
    await page.getByRole("link", { name: "Onderwijs + politie" }).click()
    expect(loads).toBe(0)
    await page.getByText("Achternaam: gelijk").first().waitFor()
    await page.getByText("Geboortedatum: gelijk").first().waitFor()
    expect(await page.getByText("Trekt zich terug uit de groep").count()).toBe(0)
    await page.getByRole("button", { name: "Inhoud openen (wordt vastgelegd)" }).click()
    await page.getByText("Trekt zich terug uit de groep").first().waitFor()
    await page.getByRole("button", { name: "Bevestigen" }).click()
    await page.getByLabel("Waarom is dit hetzelfde?").fill("Zelfde zeldzame naam en zelfde geboortedatum.")
    await page.getByRole("button", { name: "Bevestigen" }).click()
    await page.getByRole("status").getByText("Bevestigd", { exact: true }).waitFor()
    await page.getByText("Zelfde zeldzame naam en zelfde geboortedatum.").last().waitFor()
    await page.getByRole("button", { name: /^Ongedaan maken/u }).click()
    await page.getByText("Het besluit is ongedaan gemaakt.").waitFor()
    await page.getByRole("button", { name: "Bevestigen" }).waitFor()
    await page.getByRole("link", { name: "Werkvoorraad", exact: true }).click()
    await page.getByRole("link", { name: "Onderwijs + politie" }).waitFor()
    expect(complaints).toEqual([])
  })

  it("does not get back what was rejected, also when more signals come in", async () => {
    await platform.post("welzijn-elzerveen", signalAbout(yildiz))
    await platform.post("jeugdzorg-merenland", signalAbout({ ...yildiz, phones: [] }))
    const { page } = await chromium.logIn("coordinator")
    await page.getByRole("link", { name: "Welzijn + jeugdzorg" }).click()
    await page.getByRole("button", { name: "Niet dezelfde" }).click()
    await page.getByLabel("Waarom is dit niet dezelfde?").fill("De een is een neef van de ander.")
    await page.getByRole("button", { name: "Niet dezelfde" }).click()
    await page.getByRole("status").getByText("Niet dezelfde", { exact: true }).waitFor()
    // Only what comes after the list was read and while it is followed is told as new.
    const listed = page.waitForResponse((answer) => {
      const { pathname, searchParams } = new URL(answer.url())
      // The counts beside it ask for one.
      return pathname.endsWith("/links") && searchParams.get("limit") !== "1"
    })
    const followed = page.waitForResponse((answer) => answer.url().endsWith("/casework/v1/stream"))
    await page.getByRole("link", { name: "Werkvoorraad", exact: true }).click()
    await Promise.all([listed, followed])
    await platform.post("burgerzaken-waterdam", signalAbout(thijmen))
    await platform.post("school-het-baken", signalAbout(thijmen))
    await page.getByText("1 nieuw of gewijzigd kruisverband").waitFor()
    expect(await page.getByRole("link", { name: "Burgerzaken + onderwijs" }).count()).toBe(0)
    await page.getByRole("button", { name: "Tonen" }).click()
    await page.getByRole("link", { name: "Burgerzaken + onderwijs" }).waitFor()
    await platform.settled()
    await page.reload()
    await page.getByRole("link", { name: "Burgerzaken + onderwijs" }).waitFor()
    expect(await page.getByRole("link", { name: "Welzijn + jeugdzorg" }).count()).toBe(0)
    await page.getByRole("link", { name: /^Afgewezen/u }).click()
    await page.getByRole("link", { name: "Welzijn + jeugdzorg" }).waitFor()
  })

  it("decides by keyboard alone, and reads the same in English", async () => {
    await platform.post("school-de-linde", signalAbout(selam))
    await platform.post("ggz-merenland", signalAbout(selam, { sharing: { level: "existence-only" } }))
    await platform.settled()
    const { page } = await chromium.logIn("coordinator")
    await page.getByRole("link", { name: "Onderwijs + GGZ" }).waitFor()
    const focused = () => page.evaluate<string>("(document.activeElement?.textContent ?? '').trim()")
    const tabTo = async (name: RegExp) => {
      for (let presses = 0; presses < 60; presses++) {
        if (name.test(await focused())) return
        await page.keyboard.press("Tab")
      }
      throw new Error(`no keyboard way to ${name}`)
    }
    await tabTo(/^EN: English$|^EN\s*: English$/u)
    await page.keyboard.press("Enter")
    await page.getByRole("heading", { level: 1, name: "Worklist" }).waitFor()
    await tabTo(/^Education \+ mental health/u)
    await page.keyboard.press("Enter")
    await page.getByRole("heading", { name: "Why this is proposed" }).waitFor()
    await page
      .getByText(/^Date of birth: the same/u)
      .first()
      .waitFor()
    await tabTo(/^Confirm$/u)
    await page.keyboard.press("Enter")
    await page.keyboard.type("The same address.")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await page.getByRole("status").getByText("Confirmed", { exact: true }).waitFor()
    // Passed over by Tab until the decision is recorded.
    await page.getByRole("button", { name: /^Undo/u, disabled: false }).waitFor()
    await tabTo(/^Undo/u)
    await page.keyboard.press("Enter")
    await page.getByText("The decision has been undone.").waitFor()
  })
})
