import type { Role } from "@kruisverband/domain"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { axeFindings, Browser, hasChromium } from "../testing/Browser.ts"
import { SampleServer } from "../testing/SampleServer.ts"
import { linkId, signalId } from "../testing/sampleLinks.ts"

const routes: ReadonlyArray<{ path: string; role: Role | undefined; ready: string }> = [
  { path: "/", role: undefined, ready: "Kleine signalen, samen gezien" },
  { path: "/worklist", role: "coordinator", ready: "zelfde persoon, zeer waarschijnlijk" },
  { path: `/links/${linkId(1)}`, role: "coordinator", ready: "Waarom dit voorstel" },
  { path: "/hubs", role: "coordinator", ready: "Vast telefoonnummer" },
  { path: "/names", role: "coordinator", ready: "Voorpost Noord" },
  { path: "/post", role: "poster", ready: "Uw waarneming" },
  { path: "/my-signals", role: "poster", ready: "Signaal KV-7F3K-21" },
  { path: `/my-signals/${signalId(9001)}`, role: "poster", ready: "Wie heeft dit gezien" },
  { path: "/covenants", role: "coordinator", ready: "Pilot 2025" },
  { path: "/covenants/merenland-radicalisering", role: "administrator", ready: "Wie ziet wat" },
  { path: "/covenants/new", role: "administrator", ready: "Kies een model" },
  { path: "/covenants/merenland-radicalisering/draft", role: "administrator", ready: "Nog in te vullen" },
  { path: "/essence/merenland-radicalisering", role: undefined, ready: "Uw rechten" },
  { path: "/check", role: "poster", ready: "Onder welke afspraak?" },
  { path: `/check?link=${linkId(1)}`, role: "coordinator", ready: "Aan wie?" },
  { path: "/nergens", role: "coordinator", ready: "Deze pagina bestaat niet" }
]
const wide = { width: 1360, height: 900 }
const looks = [
  { name: "light", media: { colorScheme: "light", forcedColors: "none" }, size: wide },
  { name: "dark", media: { colorScheme: "dark", forcedColors: "none" }, size: wide },
  { name: "in forced colours", media: { colorScheme: "light", forcedColors: "active" }, size: wide },
  { name: "at 320 px", media: { colorScheme: "light", forcedColors: "none" }, size: { width: 320, height: 720 } }
] as const

describe.skipIf(!hasChromium)("every page", () => {
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

  it.each(routes)(
    "has nothing for axe to find and nothing cut off, light, dark, in forced colours and small: $path",
    async ({ path, role, ready }) => {
      server.role = role
      const { page, complaints } = await browser.visit(`${server.url}${path}`)
      await page.getByText(ready).first().waitFor()
      for (const { media, name, size } of looks) {
        await page.emulateMedia(media)
        await page.setViewportSize(size)
        expect(await axeFindings(page), name).toEqual([])
        const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        expect(over, name).toBeLessThanOrEqual(0)
      }
      expect(complaints).toEqual([])
    }
  )

  it("has nothing for axe to find while a reason is asked, a menu is open, and a form complains", async () => {
    const { page } = await browser.visit(`${server.url}/links/${linkId(1)}`)
    await page.getByRole("button", { name: "Splitsen" }).click()
    await page.getByRole("button", { name: "Splitsen" }).first().click()
    await page.getByRole("button", { name: /C. Jansen/ }).click()
    expect(await axeFindings(page)).toEqual([])
    server.role = "poster"
    await page.goto(`${server.url}/post`)
    await page.getByRole("button", { name: "Verder" }).click()
    await page.getByText("Schrijf op wat u zag of hoorde").waitFor()
    expect(await axeFindings(page)).toEqual([])
  })

  it("can be worked by keyboard alone: skip to the list, open a link, confirm it, undo", async () => {
    const { page } = await browser.visit(`${server.url}/worklist`)
    await page.locator(".kv-item").first().waitFor()
    await page.keyboard.press("Tab")
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Direct naar de inhoud")
    await page.keyboard.press("Enter")
    const tabTo = async (name: RegExp) => {
      for (let presses = 0; presses < 80; presses++) {
        await page.keyboard.press("Tab")
        const text = await page.evaluate(() => document.activeElement?.textContent ?? "")
        if (name.test(text)) return
      }
      throw new Error(`No keyboard way to ${name}`)
    }
    await tabTo(/^Onderwijs \+ GGZ/u)
    await page.keyboard.press("Enter")
    await page.getByRole("heading", { level: 2, name: "Waarom dit voorstel" }).waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe("H1")
    await tabTo(/^Bevestigen$/u)
    await page.keyboard.press("Enter")
    await page.keyboard.type("Zelfde adres.")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await page.getByRole("status").getByText("Bevestigd", { exact: true }).waitFor()
    // Passed over by Tab until the decision is recorded.
    await page.getByRole("button", { name: /^Ongedaan maken/u, disabled: false }).waitFor()
    await tabTo(/^Ongedaan maken/u)
    await page.keyboard.press("Enter")
    await page.getByText("Het besluit is ongedaan gemaakt.").waitFor()
  })

  it("brings whoever is not logged in back to the page asked for", async () => {
    server.role = undefined
    const { page } = await browser.visit(`${server.url}/covenants`)
    const href = await page.getByRole("link", { name: "Inloggen" }).getAttribute("href")
    expect(href).toBe("/casework/v1/session/login?returnTo=%2Fcovenants")
  })

  it("keeps a half-written signal on the screen when the session ends", async () => {
    server.role = "poster"
    const { page } = await browser.visit(`${server.url}/post`)
    await page.getByLabel("Uw waarneming").fill("Een half verhaal.")
    server.role = undefined
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")))
    await page.getByRole("link", { name: "Mijn signalen" }).click()
    await page.getByRole("link", { name: "Inloggen" }).waitFor()
    await page.goBack()
    await page.getByText("Wat u hebt ingevuld staat hier nog.").waitFor()
    expect(await page.getByLabel("Uw waarneming").inputValue()).toBe("Een half verhaal.")
  })

  it("does not shift while loading", async () => {
    const { page } = await browser.visit(`${server.url}/worklist`)
    await page.getByText("zelfde persoon, zeer waarschijnlijk").first().waitFor()
    const shift = await page.evaluate(
      () =>
        new Promise<number>((told) => {
          let sum = 0
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += Number(Reflect.get(entry, "value"))
          }).observe({ type: "layout-shift", buffered: true })
          setTimeout(() => told(sum), 300)
        })
    )
    expect(shift).toBeLessThanOrEqual(0.02)
  })
})
