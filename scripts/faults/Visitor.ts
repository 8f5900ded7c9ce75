import { setTimeout as sleep } from "node:timers/promises"
import { tokenOf } from "../../bench/support/credentials.ts"
import { login } from "../../bench/support/login.ts"
import type { Form } from "./Form.ts"

export interface SeenLink {
  readonly id: string
  readonly state: "confirmed" | "proposed" | "rejected" | "retracted"
  readonly angles: readonly string[]
  readonly organisations: number
  readonly signals: readonly { readonly id: string }[]
  readonly explanation: { readonly identity: readonly { readonly field: string; readonly agreement: string }[] }
  readonly reviews: readonly unknown[]
}

interface Page<A> {
  readonly items: readonly A[]
  readonly next: string | null
}

/** A request may hang while what it needs is killed. */
const PATIENCE_MS = 10_000
const AGAIN_MS = 150
/** A part that has not come back by then does not come back. */
const GIVE_UP_MS = 90_000

/** Tries until it succeeds: a client that is told nothing asks again. */
export async function persist<A>(what: string, attempt: () => Promise<A>): Promise<A> {
  const until = performance.now() + GIVE_UP_MS
  for (;;) {
    try {
      return await attempt()
    } catch (error) {
      if (performance.now() > until) throw new Error(`${what}: given up`, { cause: error })
      await sleep(AGAIN_MS)
    }
  }
}

async function answerOf(url: string, init: RequestInit, wanted: number): Promise<string> {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) })
  const text = await response.text()
  if (response.status !== wanted) throw new Error(`${new URL(url).pathname}: ${response.status}`)
  return text
}

/** Partner systems and a coordinator of a platform; they come back for as long as it does not answer. */
export class Visitor {
  readonly #form: Form
  readonly #tokens = new Map<string, string>()
  #session: { readonly cookie: string; readonly csrf: string } | undefined

  constructor(form: Form) {
    this.#form = form
  }

  /** Posts under a key until it is taken in; answers its id. */
  post(partner: string, key: string, body: unknown): Promise<string> {
    return persist("post", async () => {
      const headers = {
        ...(await this.#partner(partner)),
        "content-type": "application/json",
        "idempotency-key": key
      }
      const init = { method: "POST", headers, body: JSON.stringify(body) }
      const receipt: { readonly id: string } = JSON.parse(
        await this.#asPartner(partner, answerOf(`${this.#form.origin}/ingest/v1/signals`, init, 201))
      )
      return receipt.id
    })
  }

  /** Ids of everything that ingest holds of this partner. */
  stored(partner: string): Promise<readonly string[]> {
    return persist("own signals", async () => {
      const signals = await this.#pages(`${this.#form.origin}/ingest/v1/signals`, async (url) => {
        const init = { headers: await this.#partner(partner) }
        const page: { readonly signals: readonly { readonly id: string }[]; readonly next: string | null } = JSON.parse(
          await this.#asPartner(partner, answerOf(url, init, 200))
        )
        return { items: page.signals, next: page.next }
      })
      return signals.map(({ id }) => id)
    })
  }

  /** Every link that the coordinator sees, in whatever state. */
  links(): Promise<readonly SeenLink[]> {
    return persist("links", () =>
      this.#pages(`${this.#form.origin}/casework/v1/links?limit=200`, async (url) => {
        const { cookie } = await this.#coordinator()
        const page: { readonly links: readonly SeenLink[]; readonly next: string | null } = JSON.parse(
          await this.#asCoordinator(answerOf(url, { headers: { cookie } }, 200))
        )
        return { items: page.links, next: page.next }
      })
    )
  }

  /** Confirms a link once; an answer that got lost is looked up, not asked for again. */
  confirm(id: string): Promise<void> {
    return persist("confirm", async () => {
      const { cookie, csrf } = await this.#coordinator()
      const url = `${this.#form.origin}/casework/v1/links/${id}`
      const link: SeenLink = JSON.parse(await this.#asCoordinator(answerOf(url, { headers: { cookie } }, 200)))
      if (link.state === "confirmed") return
      const headers = { cookie, "x-csrf-token": csrf, "content-type": "application/json" }
      const body = JSON.stringify({ reason: "Beide melders kennen deze jongere." })
      await answerOf(`${url}/confirm`, { method: "POST", headers, body }, 200)
    })
  }

  async #pages<A>(start: string, read: (url: string) => Promise<Page<A>>): Promise<readonly A[]> {
    const all: A[] = []
    let cursor: string | null = null
    do {
      const url: URL = new URL(start)
      if (cursor !== null) url.searchParams.set("cursor", cursor)
      const page: Page<A> = await read(url.href)
      all.push(...page.items)
      cursor = page.next
    } while (cursor !== null)
    return all
  }

  async #partner(partner: string): Promise<{ readonly authorization: string }> {
    const token = this.#tokens.get(partner) ?? (await tokenOf(this.#form.dataDir, partner))
    this.#tokens.set(partner, token)
    return { authorization: `Bearer ${token}` }
  }

  async #coordinator() {
    if (this.#session !== undefined) return this.#session
    const cookie = await login(this.#form.origin, "coordinator")
    const answer = await answerOf(`${this.#form.origin}/casework/v1/session`, { headers: { cookie } }, 200)
    const { csrf }: { readonly csrf: string } = JSON.parse(answer)
    this.#session = { cookie, csrf }
    return this.#session
  }

  /** Whatever went wrong, the next attempt begins with a token of its own. */
  #asPartner<A>(partner: string, act: Promise<A>): Promise<A> {
    return act.catch((error: unknown) => {
      this.#tokens.delete(partner)
      throw error
    })
  }

  #asCoordinator<A>(act: Promise<A>): Promise<A> {
    return act.catch((error: unknown) => {
      this.#session = undefined
      throw error
    })
  }
}
