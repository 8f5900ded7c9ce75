import { type Told, told } from "./linkTexts.ts"

/** Milliseconds between two counts, before the first of which nothing is said: a small file is done by then. */
const QUIET = 10_000
/** Milliseconds between two phases, where many small groups follow each other. */
const APART = 2_000

export const progressTexts = {
  read: (records: number): Told => ({
    nl: `${records} records gelezen en versleuteld`,
    en: `${records} records read and encoded`
  }),
  sorting: {
    nl: "alles gelezen; gedeelde gegevens worden gezocht",
    en: "all read; looking for what records share"
  },
  compared: (records: number, of: number): Told => ({
    nl: `${records} van ${of} records vergeleken`,
    en: `${records} of ${of} records compared`
  }),
  settling: (pairs: number): Told => ({
    nl: `${pairs} paren gevonden; ze worden gewogen en gegroepeerd`,
    en: `${pairs} pairs found; weighing and clustering them`
  }),
  writing: { nl: "de uitkomst wordt geschreven", en: "writing the outcome" }
} as const

/** Tells how far long work is, and nothing of short work. */
export class Progress {
  readonly #say: (line: string) => void
  readonly #now: () => number
  readonly #began: number
  #last: number
  #phase = Number.NEGATIVE_INFINITY

  /** `now`: milliseconds from any moment on. */
  constructor(say: (line: string) => void, now: () => number = () => performance.now()) {
    this.#say = say
    this.#now = now
    this.#began = now()
    this.#last = this.#began
  }

  /** How far a phase is: said when nothing was for a while. */
  count(text: () => Told): void {
    if (this.#now() - this.#last >= QUIET) this.#tell(text())
  }

  /** A phase begins, which may be long and silent: said of any work that is not short. */
  phase(text: Told): void {
    const now = this.#now()
    if (now - this.#began < QUIET || now - this.#phase < APART) return
    this.#phase = now
    this.#tell(text)
  }

  #tell(text: Told): void {
    this.#last = this.#now()
    const seconds = Math.round((this.#last - this.#began) / 1000)
    this.#say(`${seconds} s: ${told(text)}`)
  }
}
