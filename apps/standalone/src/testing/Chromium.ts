import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core"

/** Somebody at a browser of their own, and what that browser complained about. */
export interface Person {
  readonly page: Page
  /** Errors on the console, breaches of the content security policy and uncaught errors, in order. */
  readonly complaints: ReadonlyArray<string>
}

/** Asking "who am I" before logging in is answered 401, which Chromium puts on the console by itself. */
const isQuestionWhoIAm = (text: string, url: string) => text.includes("401") && url.endsWith("/casework/v1/session")

/** What a browser, and anything on a page, may take on a busy machine. */
const [START_MS, PATIENCE_MS] = [120_000, 60_000]

/** One Chromium per test file; each person has a fresh profile. */
export class Chromium {
  private readonly browser: Browser
  private readonly origin: string

  private constructor(browser: Browser, origin: string) {
    this.browser = browser
    this.origin = origin
  }

  static async start(executablePath: string, origin: string): Promise<Chromium> {
    const args = [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync"
    ]
    return new Chromium(await chromium.launch({ executablePath, args, timeout: START_MS }), origin)
  }

  stop(): Promise<void> {
    return this.browser.close()
  }

  /** Opens the start page, as nobody yet. */
  async visit(options: BrowserContextOptions = {}): Promise<Person> {
    const context = await this.browser.newContext({
      viewport: { width: 1360, height: 900 },
      locale: "nl-NL",
      timezoneId: "Europe/Amsterdam",
      reducedMotion: "reduce",
      ...options
    })
    context.setDefaultTimeout(PATIENCE_MS)
    const page = await context.newPage()
    const complaints: Array<string> = []
    page.on("console", (message) => {
      if (message.type() === "error" && !isQuestionWhoIAm(message.text(), message.location().url))
        complaints.push(message.text())
    })
    page.on("pageerror", (error) => complaints.push(error.message))
    await page.goto(this.origin)
    return { page, complaints }
  }

  /** Logs in by hand, through the provider's form. */
  async logIn(username: string, options: BrowserContextOptions = {}): Promise<Person> {
    const person = await this.visit(options)
    const { page } = person
    await page.getByRole("link", { name: "Inloggen" }).click()
    await page.getByLabel("Gebruikersnaam").fill(username)
    await page.getByLabel("Wachtwoord").fill(username)
    await page.getByRole("button", { name: "Inloggen" }).click()
    await page.waitForURL((url) => url.origin === this.origin && !url.pathname.startsWith("/idp"))
    await page.getByRole("navigation", { name: "Hoofdmenu" }).waitFor()
    return person
  }
}
