import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { axeFindings, Browser, hasChromium, picture } from "../../testing/Browser.ts"
import { SampleServer } from "../../testing/SampleServer.ts"
import { largeLink, linkId, sampleLink } from "../../testing/sampleLinks.ts"
import { samplePlaceLink } from "../../testing/samplePlaceLink.ts"

describe.skipIf(!hasChromium)("link page", () => {
  let server: SampleServer
  let browser: Browser
  beforeAll(async () => {
    browser = await Browser.start()
  })
  beforeEach(async () => {
    server = await SampleServer.start()
    return () => server.stop()
  })
  afterAll(() => browser.stop())

  /** Bodies sent to these acts, in order. The screen shows a decision before it is sent: ask until it is there. */
  const sentTo = (act: string) => server.received.filter((one) => one.path.endsWith(act)).map((one) => one.body)
  const open = (number = 1) => browser.visit(`${server.url}/links/${linkId(number)}`)

  it("shows why, term by term, and a table whose last sum is the shown sum", async () => {
    const { page, complaints } = await open()
    const sum = page.locator(".kv-waterfall__term--sum .kv-waterfall__weight")
    expect(await sum.innerText()).toBe("+8,8")
    await page.getByText("Als tabel").first().click()
    const table = page.getByRole("region", { name: "Waarom dit voorstel: tabel" }).getByRole("table")
    expect(await table.locator("tbody tr").last().locator("td").last().innerText()).toBe("+8,8")
    await page.getByText("Nodig is +2,1: gehaald.").waitFor()
    await page.getByText("Het kan ook gaan om een broer").waitFor()
    await page.getByText("Niet bij beide signalen bekend: e-mailadres.").waitFor()
    await page.getByText("Het telefoonnummer is van veel mensen, telt niet mee.").waitFor()
    expect(complaints).toEqual([])
  })

  it("reads the terms in the order they were weighed, each with the sum so far, and another comparison when chosen", async () => {
    const { page } = await open()
    await page.getByText("Nodig is +2,1: gehaald.").waitFor()
    const texts = (at: string) => page.locator(`.kv-waterfall__terms ${at}`).allInnerTexts()
    expect(await texts(".kv-waterfall__running")).toEqual([
      "samen -6,2",
      "samen +1,2",
      "samen +7,0",
      "samen +11,1",
      "samen +8,8"
    ])
    await page.getByLabel("Vergeleken signalen").focus()
    await page.keyboard.press("ArrowDown")
    await page.getByText("Nodig is +2,1: niet gehaald.").waitFor()
    expect(await texts(".kv-waterfall__weight")).toEqual(["-6,2", "+7,4", "+1,2"])
    await page.getByText("Er is geen andere lezing die in de buurt komt.").waitFor()
  })

  it("tells of a link of places where, when and on what it rests, and its groups once opened", async () => {
    server.links = [samplePlaceLink(5)]
    const { page, complaints } = await open(5)
    const episode = page.getByRole("region", { name: "Waar en wanneer" })
    await episode.getByText("nooit over een persoon").waitFor()
    await episode.getByText("Waterdam").waitFor()
    const told = await episode.innerText()
    for (const part of [
      "Waterdam",
      "2 oktober 2026 tot en met 19 oktober 2026; van 1 signaal is de dag niet gedeeld",
      "spanning tussen bevolkingsgroepen (2), conflict tussen groepen (1)",
      "groep, thema"
    ])
      expect(told).toContain(part)
    expect(await page.getByText("HP Waterdam").count()).toBe(0)
    await page.getByRole("button", { name: "Inhoud openen (wordt vastgelegd)" }).click()
    await page
      .getByRole("row", { name: /^Groepen/u })
      .getByText("HP Waterdam")
      .waitFor()
    await page.getByRole("row", { name: /^Plek/u }).getByText("9920 AB").first().waitFor()
    expect(await page.getByRole("row", { name: /^Betrokkenen/u }).count()).toBe(0)
    expect(await axeFindings(page)).toEqual([])
    expect(complaints).toEqual([])
  })

  it("does not speak of a place and time where a link is of persons", async () => {
    const { page } = await open(1)
    await page.getByRole("heading", { level: 1 }).waitFor()
    expect(await page.getByRole("heading", { name: "Waar en wanneer" }).count()).toBe(0)
  })

  it("draws the signals round a pseudonym, and tells the same in a table", async () => {
    const { page } = await open()
    await page.locator(".kv-graph__name", { hasText: "Persoon A" }).waitFor()
    expect(await page.locator(".kv-graph__node").count()).toBe(3)
    expect(await page.locator(".kv-graph__tie--weak").count()).toBe(1)
    await page.getByText("Als tabel").last().click()
    const rows = page.getByRole("region", { name: "Wat hangt met wat samen: tabel" }).getByRole("row")
    expect(await rows.allInnerTexts()).toEqual([
      "Van\tNaar\tGewicht\tHaalt wat nodig is",
      "Signaal 1\tSignaal 2\t+8,8\tja",
      "Signaal 1\tSignaal 3\t+1,2\tnee"
    ])
  })

  it("has the tables on paper without being opened, and passes axe", async () => {
    const { page } = await open()
    await page.getByRole("heading", { name: "Waarom dit voorstel" }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.emulateMedia({ media: "print" })
    expect(await page.locator(".kv-details table").first().isVisible()).toBe(true)
  })

  it("shows no more of a signal than its level, and opens content only when asked", async () => {
    const { page } = await open()
    await page.getByText("Er is een signaal uit de invalshoek GGZ. De inhoud is niet gedeeld.").waitFor()
    await page.getByRole("cell", { name: "afgeschermd door de melder" }).waitFor()
    expect(server.received.filter((one) => one.path.endsWith("/open"))).toEqual([])
    await page.getByRole("button", { name: "Inhoud openen (wordt vastgelegd)" }).click()
    await page.getByText("Bram Verhoeven, 4 maart 2008").waitFor()
    expect(server.received.find((one) => one.path.endsWith("/open"))?.csrf).toBe("csrf-of-the-test")
  })

  it("confirms with a reason, offers the way back, and goes on to the next", async () => {
    const { page } = await open()
    await page.getByRole("button", { name: "Bevestigen" }).click()
    await page.getByRole("button", { name: "Bevestigen" }).first().click()
    await page.getByText("Zonder reden kan niemand").waitFor()
    await page.getByLabel("Waarom is dit hetzelfde?").fill("Zelfde adres en verwisselde datum.")
    await page.getByRole("button", { name: "Bevestigen" }).first().click()
    await page.getByRole("status").getByText("Bevestigd", { exact: true }).waitFor()
    await expect.poll(() => sentTo("/confirm")).toEqual([{ reason: "Zelfde adres en verwisselde datum.", revision: 4 }])
    await page.getByRole("link", { name: "Volgende in de werkvoorraad" }).click()
    await page.waitForURL(`**/links/${linkId(2)}`)
    await page.getByRole("button", { name: "Ongedaan maken" }).click()
    await page.getByText("Het besluit is ongedaan gemaakt.").waitFor()
    expect(server.received.find((one) => one.path === `/links/${linkId(1)}/undo`)?.body).toEqual({ review: "review-3" })
  })

  it("gives feedback at once, before the service has answered", async () => {
    const { page } = await open()
    await page.getByRole("button", { name: "Niet dezelfde" }).click()
    await page.getByLabel("Waarom is dit niet dezelfde?").fill("Het is een broer.")
    const answer = Promise.withResolvers<void>()
    await page.route("**/reject", async (route) => {
      await answer.promise
      await route.continue()
    })
    await page.getByRole("button", { name: "Niet dezelfde" }).first().click()
    await page.locator(".kv-foot__done").waitFor()
    expect(sentTo("/reject")).toEqual([])
    answer.resolve()
    await expect.poll(() => sentTo("/reject")).toHaveLength(1)
  })

  it("explains what changed when somebody was first, and keeps the reason", async () => {
    const { page } = await open()
    const grown = sampleLink(1, { signals: [...sampleLink(1).signals, sampleLink(5).signals[0]], revision: 5 })
    server.conflict = grown
    await page.getByRole("button", { name: "Bevestigen" }).click()
    await page.getByLabel("Waarom is dit hetzelfde?").fill("Zelfde adres.")
    await page.getByRole("button", { name: "Bevestigen" }).first().click()
    await page.getByText("Er kwam 1 signaal bij.").waitFor()
    expect(await page.getByLabel("Waarom is dit hetzelfde?").inputValue()).toBe("Zelfde adres.")
    await page.getByRole("button", { name: "Bevestigen" }).first().click()
    await page.getByRole("status").getByText("Bevestigd", { exact: true }).waitFor()
    await expect.poll(() => sentTo("/confirm").at(-1)).toMatchObject({ revision: 5 })
  })

  it("says why a confirmed link is to be looked at again, and keeps it by keyboard alone", async () => {
    server.links = [
      sampleLink(1, {
        state: "confirmed",
        again: { why: "evidence-short", since: "2026-11-20T10:00:00.000Z" },
        may: ["keep", "reject", "split", "ask"]
      })
    ]
    const { page, complaints } = await browser.visit(`${server.url}/worklist?view=again`)
    await page.getByRole("link", { name: "Herbeoordelen 1" }).waitFor()
    await page.getByText("bevestigd, maar wat overeenkomt is niet meer genoeg").waitFor()
    expect(await axeFindings(page)).toEqual([])
    await picture(page, "again-worklist")
    await page.locator("[data-worklist-link]").focus()
    await page.keyboard.press("Enter")
    await page.getByText("Alleen het besluit houdt ze nog bij elkaar.").waitFor()
    expect(await axeFindings(page)).toEqual([])
    await picture(page, "again-link")
    await page.getByRole("button", { name: "Blijft zo" }).focus()
    await page.keyboard.press("Enter")
    await page.keyboard.type("De melder vergiste zich in de naam.")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await page.getByRole("status").getByText("Blijft zo", { exact: true }).waitFor()
    await page.getByText("Opnieuw bekeken: blijft zo").waitFor()
    expect(await page.getByText("Kijk hier opnieuw naar.").count()).toBe(0)
    expect(server.received.find((one) => one.path.endsWith("/keep"))?.body).toMatchObject({
      reason: "De melder vergiste zich in de naam."
    })
    await page.goto(`${server.url}/worklist?view=again`)
    await page.getByText("Alle besluiten kloppen nog met de signalen.").waitFor()
    expect(complaints).toEqual([])
  })

  it("splits into groups that hold each signal once", async () => {
    const { page } = await open()
    await page.getByRole("button", { name: "Splitsen" }).click()
    await page.getByLabel("Waarom horen ze niet allemaal bij elkaar?").fill("Signaal 3 is een ander.")
    await page.getByRole("button", { name: "Splitsen" }).first().click()
    await page.getByText("Zet minstens één signaal in een andere groep.").waitFor()
    await page
      .getByRole("group", { name: /signaal 3/ })
      .getByLabel("Groep 2")
      .check()
    await page.getByRole("button", { name: "Splitsen" }).first().click()
    await page.getByRole("status").getByText("Gesplitst", { exact: true }).waitFor()
    const ids = sampleLink(1).signals.map((signal) => signal.id)
    await expect.poll(() => sentTo("/split").at(-1)).toMatchObject({ groups: [[ids[0], ids[1]], [ids[2]]] })
  })

  it("tells what became of the link, and takes an old decision back with a reason", async () => {
    const { page } = await open()
    const line = page.getByRole("listitem").filter({ hasText: "Gesplitst tot" })
    await line.getByText("(2 signalen, bevestigd)").waitFor()
    expect(await line.getByRole("link", { name: "Politie + welzijn" }).getAttribute("href")).toBe(`/links/${linkId(2)}`)
    await page.getByRole("button", { name: "Terugdraaien" }).click()
    await page.getByRole("button", { name: "Terugdraaien" }).click()
    await page.getByText("Zonder reden kan niemand").waitFor()
    await page.getByLabel("Waarom draait u dit terug?").fill("De politie heeft zich vergist.")
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole("button", { name: "Terugdraaien" }).click()
    await page.getByText("De politie heeft zich vergist.").waitFor()
    await expect.poll(() => sentTo("/undo")).toEqual([{ review: "review-0", reason: "De politie heeft zich vergist." }])
  })

  it("asks the poster of a signal that is not shared", async () => {
    const { page } = await open()
    await page.getByRole("button", { name: "Vraag na: Signaal 3" }).click()
    await page.getByLabel("Uw vraag").fill("Mag ik u hierover bellen?")
    await page.getByRole("button", { name: "Vraag versturen" }).click()
    await page.getByText("Uw vraag is verstuurd").waitFor()
    expect(server.received.find((one) => one.path.endsWith("/ask"))?.body).toEqual({
      signal: sampleLink(1).signals[2]?.id,
      question: "Mag ik u hierover bellen?"
    })
  })

  it("pages through a link of three hundred signals", async () => {
    server.links = [largeLink(300)]
    const { page } = await open(77)
    await page.getByText("Signaal 1 tot en met 3 van 300").waitFor()
    await page.getByRole("button", { name: "Volgende", exact: true }).click()
    await page.getByText("Signaal 4 tot en met 6 van 300").waitFor()
    expect(await page.locator(".kv-timeline__mark").count()).toBe(300)
  })

  it("does not show what does not exist", async () => {
    const { page } = await open(4242)
    await page.getByText("Dit bestaat niet, of u mag het niet zien.").waitFor()
  })
})
