import { NumberList } from "@kruisverband/linkage/batch"
import type { RuleFacts } from "./LinkRecord.ts"

/** When a cluster is a ground for a link: signals from so many angles within so many months. */
export interface LinkRule {
  readonly angles: number
  readonly withinMonths: number
}

/** The default of a covenant document. */
export const COVENANT_RULE: LinkRule = { angles: 2, withinMonths: 24 }

const DAYS_A_MONTH = 30.44

/** Does some window of the rule's length hold signals from enough angles? A record without a date falls in every window. */
export const ruleHolds = (records: ReadonlyArray<Omit<RuleFacts, "covenant">>, rule: LinkRule): boolean => {
  const known = records.filter((r) => r.angle !== "")
  const undated = known.filter((r) => r.observedDay === undefined)
  const starts = known.flatMap((r) => (r.observedDay === undefined ? [] : [r.observedDay]))
  const windows = starts.length === 0 ? [0] : starts
  return windows.some((start) => {
    const inside = known.filter(
      (r) =>
        r.observedDay !== undefined &&
        r.observedDay >= start &&
        r.observedDay <= start + rule.withinMonths * DAYS_A_MONTH
    )
    return new Set([...inside, ...undated].map((r) => r.angle)).size >= rule.angles
  })
}

/** Added to days, so that those before 1970 are above 0: `Date.parse` knows 100 million days to each side. 0: not given. */
const DAY_ZERO = 100_000_001

/** Texts and their numbers, in order of first appearance. */
class Words {
  readonly #numbers = new Map<string, number>()
  readonly #words: Array<string> = []

  numberOf(word: string): number {
    const known = this.#numbers.get(word)
    if (known !== undefined) return known
    // a copy: a cut of a line would keep the whole line
    this.#words.push(Buffer.from(word).toString())
    this.#numbers.set(this.#words.at(-1) ?? "", this.#words.length - 1)
    return this.#words.length - 1
  }

  get size(): number {
    return this.#words.length
  }

  at(number: number): string {
    return this.#words[number] ?? ""
  }
}

/** What the rule needs of all records, by number: twelve bytes each. */
export class RuleColumns {
  readonly #covenants = new Words()
  readonly #angles = new Words()
  readonly #covenant = new NumberList()
  readonly #angle = new NumberList()
  readonly #day = new NumberList()

  add({ covenant, angle, observedDay }: RuleFacts): void {
    this.#covenant.push(this.#covenants.numberOf(covenant))
    this.#angle.push(this.#angles.numberOf(angle))
    this.#day.push(observedDay === undefined ? 0 : observedDay + DAY_ZERO)
  }

  get covenants(): number {
    return this.#covenants.size
  }

  /** Number of each record's covenant. */
  covenantOf(): Uint32Array {
    return this.#covenant.toArray()
  }

  /** Reads the facts of records: what stands in the columns when it is called. */
  reader(): (record: number) => Omit<RuleFacts, "covenant"> {
    const [angles, days] = [this.#angle.toArray(), this.#day.toArray()]
    return (record) => {
      const day = days[record] ?? 0
      return { angle: this.#angles.at(angles[record] ?? 0), observedDay: day === 0 ? undefined : day - DAY_ZERO }
    }
  }
}
