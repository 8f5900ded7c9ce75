import { setTimeout as sleep } from "node:timers/promises"
import { inventedSignal } from "../../bench/support/inventedSignal.ts"
import type { Outcome } from "./judge.ts"
import type { SeenLink, Visitor } from "./Visitor.ts"

interface Post {
  readonly key: string
  readonly partner: string
  readonly person: number
}

const PARTNERS = ["school-de-linde", "welzijn-elzerveen"] as const
const SETTLE_MS = 120_000
/** Nothing moves for so long: what still comes would be a redelivery with an effect. */
const QUIET_MS = 1_500
const LANES = 4

/** Posts pairs of signals, each about one invented person from two angles, and keeps the history of what was answered. */
export class Workload {
  readonly #acknowledged = new Map<string, string>()
  readonly #posts: Post[] = []
  readonly #confirmed: string[] = []

  /** Posts pairs at a steady pace until `during` is done and at least `least` pairs are in. Keys begin with `name`. */
  async post(
    visitor: Visitor,
    name: string,
    { during, least, perSecond }: { during: () => Promise<void>; least: number; perSecond: number }
  ): Promise<void> {
    let over = false
    const fault = during().finally(() => {
      over = true
    })
    const pending: Promise<void>[] = []
    for (let pair = 0; pair < least || !over; pair++) {
      const person = this.#posts.length / PARTNERS.length
      const posts = PARTNERS.map((partner, index) => ({ key: `${name}-${pair}-${index}`, partner, person }))
      this.#posts.push(...posts)
      pending.push(...posts.map((post) => this.#send(visitor, post)))
      await sleep((1_000 * PARTNERS.length) / perSecond)
    }
    await fault
    await Promise.all(pending)
  }

  /** Confirms the link of one pair, as soon as it is there. */
  async confirmOne(visitor: Visitor, key: string): Promise<void> {
    const until = performance.now() + SETTLE_MS
    for (;;) {
      const id = this.#acknowledged.get(key)
      const link = (await visitor.links()).find(({ signals }) => signals.some((signal) => signal.id === id))
      if (id !== undefined && link !== undefined) {
        await visitor.confirm(link.id)
        this.#confirmed.push(key)
        return
      }
      if (performance.now() > until) throw new Error(`no link of ${key}`)
      await sleep(100)
    }
  }

  /** Waits until every pair is linked and nothing moves, sends some posts again, and tells what is there. */
  async outcome(visitor: Visitor): Promise<Outcome> {
    await settled(visitor, this.#posts.length / PARTNERS.length)
    // Who asks again under the same key gets the same answer; any other id would be a signal stored twice.
    for (const post of this.#posts.filter((_, index) => index % 10 === 0)) await this.#send(visitor, post)
    const links = await settled(visitor, this.#posts.length / PARTNERS.length)
    const stored = (await Promise.all(PARTNERS.map((partner) => visitor.stored(partner)))).flat()
    return { acknowledged: this.#acknowledged, stored, links }
  }

  /** The same posts and decisions on a platform where nothing fails. */
  async replayOn(visitor: Visitor): Promise<Outcome> {
    const again = new Workload()
    again.#posts.push(...this.#posts)
    const queue = [...this.#posts]
    const lane = async () => {
      for (let post = queue.shift(); post !== undefined; post = queue.shift()) await again.#send(visitor, post)
    }
    await Promise.all(Array.from({ length: LANES }, lane))
    for (const key of this.#confirmed) await again.confirmOne(visitor, key)
    return again.outcome(visitor)
  }

  async #send(visitor: Visitor, { key, partner, person }: Post): Promise<void> {
    const id = await visitor.post(partner, key, inventedSignal(person))
    const before = this.#acknowledged.get(key)
    if (before !== undefined && before !== id) throw new Error(`${key} was answered with two different ids`)
    this.#acknowledged.set(key, id)
  }
}

/** The links once there are enough of them and they no longer change; or as they are when that takes too long. */
async function settled(visitor: Visitor, pairs: number): Promise<readonly SeenLink[]> {
  const until = performance.now() + SETTLE_MS
  let before = ""
  for (;;) {
    const links = await visitor.links()
    const now = JSON.stringify(links)
    const live = links.filter(({ state }) => state === "proposed" || state === "confirmed").length
    if ((live >= pairs && now === before) || performance.now() > until) return links
    before = now
    await sleep(QUIET_MS)
  }
}
