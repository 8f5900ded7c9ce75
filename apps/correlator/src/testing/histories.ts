import { SignalKind, type Subject } from "@kruisverband/domain"
import { type Named, type PartnerName, type Told, World } from "./world.ts"

/** A small generator of pseudo-random numbers (mulberry32), so that a failing history can be made again from its seed. */
export class Dice {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let t = this.#state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit)
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<A>(items: ReadonlyArray<A>): A {
    const item = items[this.below(items.length)]
    if (item === undefined) throw new Error("nothing to pick from")
    return item
  }
}

interface Person {
  readonly spellings: ReadonlyArray<Subject>
}

const HOME = { address: { postcode: "9901 AB", houseNumber: 12, street: "Dorpsstraat", city: "Elzerveen" } }
/** A desk that gives its own number for everybody. */
const DESK = "0612340000"

/** Spelling variants, twins at one address, father and son of one name, and a common name. */
const PEOPLE: ReadonlyArray<Person> = [
  {
    spellings: [
      { givenNames: "Mohammed", prefix: "el", familyName: "Amrani", birthDate: "2008-03-04" },
      { fullName: "ELAMRANI, Muhammed", birthDate: "2008-04-03" },
      { givenNames: "M.", familyName: "el Amrani", birthDate: "2008-03-04" },
      { givenNames: "Mohamed", familyName: "Amrani", birthDate: "2008", phones: ["0611112222"] }
    ]
  },
  { spellings: [{ givenNames: "Fleur", familyName: "Visscher", birthDate: "2009-09-09", ...HOME }] },
  {
    spellings: [
      { givenNames: "Floor", familyName: "Visscher", birthDate: "2009-09-09", ...HOME },
      { givenNames: "Floor", familyName: "Visser", birthDate: "2009-09-09", ...HOME }
    ]
  },
  { spellings: [{ givenNames: "Jan", familyName: "Bakker", birthDate: "1970-01-01", ...HOME }] },
  {
    spellings: [
      { givenNames: "Jan", familyName: "Bakker", birthDate: "2007-06-05", ...HOME },
      { givenNames: "Jan", familyName: "Bakker", birthDate: "2007-06-05" }
    ]
  },
  // Father or son: fits both, who do not fit each other.
  {
    spellings: [
      { givenNames: "Jan", familyName: "Bakker", ...HOME },
      { givenNames: "J.", familyName: "Bakker", ...HOME }
    ]
  },
  {
    spellings: [
      { givenNames: "Renske", familyName: "Hoogeboom", phones: ["0633334444"] },
      { givenNames: "Renske", familyName: "Hogeboom", phones: ["06 3333 4444"] }
    ]
  }
]

const PARTNER_NAMES: ReadonlyArray<PartnerName> = ["school", "other", "welfare", "police"]

const EXPRESSIONS = [
  { type: "slogan", value: "Wij eerst" },
  { type: "slogan", value: "WE" },
  { type: "image", value: "vuist met ster" },
  { type: "handle", value: "t.me/voorpost88" },
  { type: "handle", value: "@vpn_officieel" }
] as const

/** What happened: per aggregate the events in their order, and the world from which encodings are fetched at the end. */
export interface History {
  readonly world: Pick<World, "covenantId" | "encodings" | "names">
  readonly aggregates: ReadonlyArray<ReadonlyArray<Told>>
}

const covenantEvents = (world: World, dice: Dice): ReadonlyArray<Told> => {
  const base = { hubLimit: 2 + dice.below(4), kinds: SignalKind.literals }
  const told = [world.covenant(base)]
  if (dice.chance(0.5)) told.push(world.covenant({ ...base, status: "suspended" }), world.covenant(base))
  if (dice.chance(0.5)) {
    const amended = { ...base, version: 2, hubLimit: 2 + dice.below(4), coversExisting: dice.chance(0.5) }
    told.push(world.covenant(base, amended))
    if (dice.chance(0.3)) told.push(world.covenant(base, { ...amended, status: "ended" }))
    if (dice.chance(0.3)) told.push(world.covenant(base, { ...amended, linkRule: { angles: 1 } }))
  }
  return told
}

const subjectsOf = (dice: Dice, several: boolean): ReadonlyArray<Subject> => {
  const one = (): Subject => {
    const subject = dice.pick(dice.pick(PEOPLE).spellings)
    return dice.chance(0.25) ? { ...subject, phones: [DESK] } : subject
  }
  return several && dice.chance(0.15) ? [one(), one()] : [one()]
}

const signalEvents = (world: World, dice: Dice, number: number, several: boolean): ReadonlyArray<Told> => {
  const by = dice.pick(PARTNER_NAMES)
  const over = { covenantVersion: dice.chance(0.8) ? 1 : 2 }
  const polarisation = dice.chance(0.35)
  const posted = () =>
    polarisation
      ? {
          by,
          over: {
            ...over,
            kind: "polarisation" as const,
            observedAt: dice.pick(["2026-06-01T10:00:00.000Z", "2026-07-20T10:00:00.000Z", "2026-10-01T10:00:00.000Z"]),
            themes: [dice.pick(["group-conflict", "antisemitism"] as const)]
          },
          groups: dice.chance(0.5) ? [dice.pick(["Voorpost Noord", "de voorpost Nord", "Voorpost Zuid", "VPN"])] : [],
          expressions: dice.chance(0.3) ? [dice.pick(EXPRESSIONS)] : [],
          districts: dice.chance(0.5) ? [dice.pick(["Centrum", "Noord"])] : []
        }
      : { by, over, subjects: subjectsOf(dice, several) }
  const told = [world.post(number, posted())]
  if (dice.chance(0.2)) told.push(world.share(number))
  if (dice.chance(0.25)) told.push(world.amend(number, posted(), 2))
  if (dice.chance(0.15)) {
    told.push(world.restrict(number, 3))
    if (dice.chance(0.6)) told.push(world.lift(number, posted(), 4))
  }
  if (dice.chance(0.2)) told.push(world.withdraw(number, 5))
  return told
}

const NAMES: ReadonlyArray<Named> = [
  { facet: "group", values: ["Voorpost Noord", "VPN"] },
  { facet: "group", values: ["Voorpost Noord", "VPN"], validUntil: "2026-07-01" },
  { facet: "group", values: ["Voorpost Zuid", "VPN"] },
  { facet: "expression", type: "slogan", values: ["Wij eerst", "WE"], validFrom: "2026-07-01" },
  { facet: "expression", type: "channel", values: ["t.me/voorpost88", "@vpn_officieel"] }
]

/** An entry of the vocabulary with its versions, and sometimes its end. */
const nameEvents = (world: World, dice: Dice, entry: number): ReadonlyArray<Told> => {
  const versions = 1 + dice.below(3)
  const told = Array.from({ length: versions }, (_, index) => world.name(entry, dice.pick(NAMES), index + 1))
  const last = told.at(-1)
  return last !== undefined && dice.chance(0.3) ? [...told, world.retire(last)] : told
}

const reviewEvents = (world: World, dice: Dice, signals: number): ReadonlyArray<Told> => {
  const some = (count: number) => [...new Set(Array.from({ length: count }, () => 1 + dice.below(signals)))]
  const [first = 1, ...rest] = some(4)
  const decision = dice.pick([
    () => world.confirm(first, ...rest),
    () => world.reject(first, ...rest.slice(0, 1)),
    () => world.keepApart(first, ...rest.slice(0, 1)),
    () => world.split([first], rest),
    () => world.resolve(first, rest.slice(0, 1), rest.slice(1))
  ])()
  return dice.chance(0.3) ? [decision, world.undo(decision)] : [decision]
}

/** A history of one covenant, from a seed. `several`: some signals are about two persons. `world`: where it takes place. */
export function generate(seed: number, signals: number, several = true, world = new World()): History {
  const dice = new Dice(seed)
  const numbers = Array.from({ length: signals }, (_, index) => index + 1)
  return {
    world,
    aggregates: [
      covenantEvents(world, dice),
      ...numbers.map((number) => signalEvents(world, dice, number, several)),
      ...Array.from({ length: Math.floor(signals / 4) }, () => reviewEvents(world, dice, signals)),
      ...Array.from({ length: dice.below(4) }, (_, index) => nameEvents(world, dice, index + 1))
    ]
  }
}

/**
 * Histories of one covenant as one: of people who share no value, so that each comes out as if it were alone, but for the number of records in force. The
 * covenant's changes are those of the first.
 */
export function together(histories: readonly [History, ...ReadonlyArray<History>]): History {
  const [{ world, aggregates }] = histories
  return {
    world: {
      covenantId: world.covenantId,
      encodings: new Map(histories.flatMap((one) => [...one.world.encodings])),
      names: new Map(histories.flatMap((one) => [...one.world.names]))
    },
    aggregates: [...aggregates.slice(0, 1), ...histories.flatMap((one) => one.aggregates.slice(1))]
  }
}

/** The events in an order that the dice choose, each aggregate's own kept. */
export function* mingled({ aggregates }: History, dice: Dice): Generator<Told> {
  // each aggregate comes up as often as it has events, so that none is left to the end
  const turns = aggregates.flatMap((events, index) => events.map(() => ({ index, at: dice.next() })))
  const next = aggregates.map(() => 0)
  for (const { index } of turns.sort((x, y) => x.at - y.at)) {
    const at = next[index] ?? 0
    next[index] = at + 1
    const event = aggregates[index]?.[at]
    if (event !== undefined) yield event
  }
}

/**
 * The same events in another order, some told twice, in batches of another size (`most` events, 12 unless told otherwise).
 * Within an aggregate the order stands, as the log keeps it; a repeated event comes at any time after the first, as an
 * at-least-once log may bring it, but for the covenant's: these are dropped by the inbox, and only the newest may be heard
 * again.
 */
export function reorder(history: History, seed: number, most = 12): ReadonlyArray<ReadonlyArray<Told>> {
  const dice = new Dice(seed)
  const out: Array<Told> = []
  for (const next of mingled(history, dice)) {
    out.push(next)
    const again = dice.pick(out)
    if (dice.chance(0.15) && !again.subject.startsWith("covenant:")) out.push(again)
  }
  const batches: Array<ReadonlyArray<Told>> = []
  for (let at = 0; at < out.length; ) {
    const size = 1 + dice.below(most)
    batches.push(out.slice(at, at + size))
    at += size
  }
  return batches
}
