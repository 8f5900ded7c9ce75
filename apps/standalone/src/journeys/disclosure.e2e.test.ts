import { requireEngine } from "@kruisverband/testing"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { Chromium } from "../testing/Chromium.ts"
import { bram, signalAbout } from "../testing/inventedSignals.ts"
import { RegionPlatform } from "../testing/RegionPlatform.ts"

const engine = await requireEngine("chromium")
const told = "Vertelde in vertrouwen over een ruzie thuis en wil niet dat iemand anders dit hoort."

describe.skipIf(!engine.found)("what somebody may not see", () => {
  let platform: RegionPlatform
  let chromium: Chromium
  beforeAll(async () => {
    platform = await RegionPlatform.start()
    chromium = await Chromium.start(engine.found ? engine.path : "", platform.origin)
    await platform.post("school-de-linde", signalAbout(bram))
    await platform.post(
      "jeugdzorg-merenland",
      signalAbout(bram, { observation: told, sharing: { level: "existence-only" } })
    )
    await platform.settled()
  })
  afterAll(async () => {
    await chromium.stop()
    await platform.stop()
  })

  it("is not in the coordinator's page, nor in any answer of the services, when only its existence is shared", async () => {
    const { page, complaints } = await chromium.logIn("coordinator")
    const answers: Array<Promise<string>> = []
    const cacheable: Array<string> = []
    page.on("response", (response) => {
      if (response.url().includes("/casework/v1/") && response.headers()["cache-control"] !== "no-store")
        cacheable.push(new URL(response.url()).pathname)
      if (response.url().includes("/casework/v1/links")) answers.push(response.text().catch(() => ""))
    })
    await page.getByRole("link", { name: "Onderwijs + jeugdzorg" }).click()
    await page.getByText("Er is een signaal uit de invalshoek jeugdzorg. De inhoud is niet gedeeld.").waitFor()
    await page.getByRole("button", { name: "Inhoud openen (wordt vastgelegd)" }).click()
    await page.getByText("Trekt zich terug uit de groep").waitFor()
    // What is shown is in no address, storage or cache of the browser (ASVS 14.2.1, 14.3.2, 14.3.3).
    const kept = await page.evaluate<string>(`Promise.all([caches.keys(), indexedDB.databases()]).then((stores) =>
      JSON.stringify([location.href, { ...localStorage }, { ...sessionStorage }, document.cookie, stores]))`)
    for (const canary of ["Trekt zich terug", bram.familyName, bram.birthDate]) expect(kept).not.toContain(canary)
    expect(cacheable).toEqual([])
    const everything = [await page.locator("body").innerText(), ...(await Promise.all(answers))].join("\n")
    expect(everything).not.toContain("in vertrouwen")
    expect(everything).not.toContain("jeugdzorg-merenland")
    expect(everything).not.toContain("Jeugdzorg Merenland")
    expect(complaints).toEqual([])
  })

  it("is no link at all for a policy analyst", async () => {
    const { page } = await chromium.logIn("beleid")
    expect(await page.getByRole("link", { name: "Werkvoorraad" }).count()).toBe(0)
    const answer = await page.request.get(`${platform.origin}/casework/v1/links`)
    expect(await answer.text()).not.toContain("explanation")
    await page.goto(`${platform.origin}/worklist`)
    await page.getByRole("heading", { level: 1 }).waitFor()
    expect(await page.locator("main").innerText()).not.toContain("Onderwijs + jeugdzorg")
  })

  it("is gone after logging out: from the storage, and behind the back button", async () => {
    const { page } = await chromium.logIn("coordinator")
    await page.getByRole("link", { name: "Onderwijs + jeugdzorg" }).click()
    await page.getByRole("button", { name: "Inhoud openen (wordt vastgelegd)" }).click()
    await page.getByText("Trekt zich terug uit de groep").waitFor()
    await page.getByRole("button", { name: /C. Jansen/u }).click()
    await page.getByRole("button", { name: "Uitloggen" }).click()
    await page.getByRole("link", { name: "Inloggen" }).waitFor()
    // How far each page was scrolled stays in the tab, under keys that say nothing.
    const stored = await page.evaluate<string>(`(async () => JSON.stringify({
      session: Object.keys(sessionStorage).filter((key) => !key.startsWith("tsr-scroll-restoration")), local: { ...localStorage },
      databases: (await indexedDB.databases()).map((one) => one.name), caches: await caches.keys(), cookies: document.cookie
    }))()`)
    expect(JSON.parse(stored)).toEqual({ session: [], local: {}, databases: [], caches: [], cookies: "" })
    await page.goBack()
    await page.getByRole("link", { name: "Inloggen" }).waitFor()
    expect(await page.locator("body").innerText()).not.toContain("Onderwijs + jeugdzorg")
    const answer = await page.request.get(`${platform.origin}/casework/v1/links`)
    expect(answer.status()).toBe(401)
  })
})
