import type { EncodedNames, EncodedSignal } from "@kruisverband/contract"
import {
  type CovenantDocument,
  type CovenantId,
  type ExpressionType,
  type KnownName,
  KnownNameId,
  NamesId,
  type SignalFacts,
  type SignalId,
  type Subject
} from "@kruisverband/domain"
import { covenantDocument, ids, signalFacts } from "@kruisverband/domain/testing"
import {
  AmbiguityReopened,
  AmbiguityResolved,
  CovenantPublished,
  EncodingsRenewed,
  type Event,
  KnownNamePublished,
  LinkConfirmed,
  LinkRejected,
  LinkSplit,
  ReviewUndone,
  SignalAmended,
  SignalEncodedAnew,
  SignalRegistered,
  SignalRestricted,
  SignalRestrictionLifted,
  SignalSharingChanged,
  SignalsKeptApart,
  SignalWithdrawn
} from "@kruisverband/events"
import {
  deriveKeys,
  ENCODING_VERSION,
  encode,
  encodeExpression,
  encodeGroup,
  encodePlace,
  type LinkageKeys,
  toBase64
} from "@kruisverband/linkage/encode"
import { ambiguityId, linkId } from "../links/linkId.ts"

/** What the worlds under one key encoded: they are about the same few people. */
interface Encoder {
  readonly keys: LinkageKeys
  readonly known: Map<string, string>
}

const encoders = new Map<number, Encoder>()

const encoderOf = (number: number): Encoder => {
  const found = encoders.get(number)
  if (found !== undefined) return found
  const secret = new Uint8Array(32).fill(7)
  new DataView(secret.buffer).setUint32(0, number)
  const made: Encoder = { keys: deriveKeys(secret), known: new Map() }
  encoders.set(number, made)
  return made
}

/** In base64, as ingest hands it out. */
const encoded = ({ keys, known }: Encoder, subject: Subject): string => {
  const name = JSON.stringify(subject)
  const text = known.get(name) ?? toBase64(encode(subject, keys))
  known.set(name, text)
  return text
}

/** An event with the aggregate in whose order it stands. */
export interface Told {
  readonly subject: string
  readonly event: Event
}

/** A partner with its angle, in `covenantDocument`. */
export const PARTNERS = {
  school: { partner: ids.partner("school"), angle: "education" },
  other: { partner: ids.partner("other"), angle: "education" },
  welfare: { partner: ids.partner("welfare"), angle: "welfare" },
  police: { partner: ids.partner("police"), angle: "police" }
} as const
export type PartnerName = keyof typeof PARTNERS

/** Signals of one world at most. */
const WORLD = 10_000
/** Worlds in one covenant at most. */
const MOST_WORLDS = 100

export const signalId = (number: number): SignalId => signalFacts(number).signal

interface Posted {
  readonly by?: PartnerName
  readonly subjects?: ReadonlyArray<Subject>
  readonly over?: Partial<SignalFacts>
  readonly groups?: ReadonlyArray<string>
  readonly expressions?: ReadonlyArray<{ readonly type: ExpressionType; readonly value: string }>
  readonly districts?: ReadonlyArray<string>
}

/** An entry of the vocabulary as people give it. */
export type Named = Pick<KnownName, "facet" | "type" | "validFrom" | "validUntil"> & {
  readonly values: ReadonlyArray<string>
}

const uuid = (part: string, number: number): string =>
  `0191e0d3-${part}-7000-8000-${number.toString(16).padStart(12, "0")}`

/** What ingest would tell and keep: events, and encodings that can be fetched. Nothing of the person leaves it but in keyed form. */
export class World {
  readonly encodings = new Map<SignalId, EncodedSignal>()
  readonly names = new Map<NamesId, EncodedNames>()
  readonly covenantId: CovenantId
  readonly #base: number
  readonly #encoder: Encoder
  #reviews = 0

  /**
   * `number`: other than 0 for a world beside others in one database, with signal ids of its own. `covenant`: that of the world of this number, and its
   * own unless told otherwise; worlds in one covenant whose numbers differ by less than `MOST_WORLDS` share no value, as each has a key of its own.
   */
  constructor(number = 0, covenant = number) {
    this.covenantId = ids.covenant(covenant === 0 ? "c1" : `w${covenant}`)
    this.#base = number * WORLD
    this.#encoder = encoderOf(number % MOST_WORLDS)
  }

  signalId(number: number): SignalId {
    return signalId(this.#base + number)
  }

  covenant(
    ...versions: readonly [Parameters<typeof covenantDocument>[0], ...Array<Parameters<typeof covenantDocument>[0]>]
  ): Told {
    const [first, ...more] = versions
    const documents: readonly [CovenantDocument, ...Array<CovenantDocument>] = [
      covenantDocument({ id: this.covenantId, ...first }),
      ...more.map((version) => covenantDocument({ id: this.covenantId, ...version }))
    ]
    const event = CovenantPublished.make({ covenant: documents[0].id, versions: documents })
    return { subject: `covenant:${documents[0].id}`, event }
  }

  #keep(facts: SignalFacts, posted: Posted): void {
    this.encodings.set(facts.signal, {
      id: facts.signal,
      revision: facts.revision,
      gone: false,
      subjects: (posted.subjects ?? []).map((subject) => encoded(this.#encoder, subject)),
      groups: (posted.groups ?? []).flatMap((name) => encodeGroup(name, this.#encoder.keys)),
      expressions: (posted.expressions ?? []).flatMap((one) => encodeExpression(one, this.#encoder.keys)),
      places: (posted.districts ?? []).flatMap((district) =>
        encodePlace({ municipality: facts.municipality, district }, this.#encoder.keys)
      )
    })
  }

  #facts(number: number, posted: Posted, revision: number): SignalFacts {
    const partner = PARTNERS[posted.by ?? "school"]
    return signalFacts(this.#base + number, {
      covenant: this.covenantId,
      ...partner,
      subjects: posted.subjects?.length ?? 0,
      revision,
      ...posted.over
    })
  }

  post(number: number, posted: Posted): Told {
    const facts = this.#facts(number, posted, 1)
    this.#keep(facts, posted)
    return { subject: facts.signal, event: SignalRegistered.make(facts) }
  }

  amend(number: number, posted: Posted, revision = 2): Told {
    const facts = this.#facts(number, posted, revision)
    this.#keep(facts, posted)
    return { subject: facts.signal, event: SignalAmended.make(facts) }
  }

  /** A version of an entry of the vocabulary; earlier ones are erased, as ingest does. */
  name(entry: number, named: Named, version = 1): Told {
    const { values, ...facts } = named
    const id = KnownNameId.make(uuid("2222", this.#base + entry))
    const at = (one: number) => NamesId.make(uuid("3333", (this.#base + entry) * 1000 + one))
    const tokens = values.flatMap((value) =>
      facts.facet === "group" || facts.type === undefined
        ? encodeGroup(value, this.#encoder.keys)
        : encodeExpression({ type: facts.type, value }, this.#encoder.keys)
    )
    for (let old = 1; old < version; old++) this.names.delete(at(old))
    this.names.set(at(version), { id: at(version), gone: false, tokens: [...new Set(tokens)].sort() })
    const name = { id, version, names: at(version), ...facts }
    return { subject: id, event: KnownNamePublished.make({ covenant: this.covenantId, name, retired: false }) }
  }

  /** Takes an entry out that was told by `name`. */
  retire(told: Told): Told {
    if (told.event.type !== "nl.kruisverband.known-name.published.v1") throw new Error("no name")
    const { covenant, name } = told.event.data
    this.names.delete(name.names)
    const retired = { ...name, version: name.version + 1 }
    return { subject: told.subject, event: KnownNamePublished.make({ covenant, name: retired, retired: true }) }
  }

  withdraw(number: number, revision = 3): Told {
    const signal = this.signalId(number)
    const kept = this.encodings.get(signal)
    if (kept !== undefined)
      this.encodings.set(signal, { ...kept, gone: true, subjects: [], groups: [], expressions: [], places: [] })
    return { subject: signal, event: SignalWithdrawn.make({ signal, covenant: this.covenantId, revision }) }
  }

  /** Somebody objected: its encodings are not handed out until `lift`. */
  restrict(number: number, revision = 2): Told {
    const signal = this.signalId(number)
    return { subject: signal, event: SignalRestricted.make({ signal, covenant: this.covenantId, revision }) }
  }

  lift(number: number, posted: Posted, revision = 3): Told {
    const facts = this.#facts(number, posted, revision)
    this.#keep(facts, posted)
    return { subject: facts.signal, event: SignalRestrictionLifted.make(facts) }
  }

  /** As an earlier version of the platform encoded its persons; what ingest hands out of it until it is encoded anew. */
  age(number: number): void {
    const kept = this.encodings.get(this.signalId(number))
    if (kept === undefined) return
    const subjects = kept.subjects.map((text) => {
      const bytes = Buffer.from(text, "base64url")
      bytes[0] = ENCODING_VERSION - 1
      return bytes.toString("base64url")
    })
    this.encodings.set(kept.id, { ...kept, subjects })
  }

  /** Ingest encoded it anew: nothing else of it changes. */
  anew(number: number, posted: Posted, renewal = 1, revision = 1): Told {
    const facts = this.#facts(number, posted, revision)
    this.#keep(facts, posted)
    return { subject: facts.signal, event: SignalEncodedAnew.make({ ...facts, renewal }) }
  }

  /** All that can be has been encoded anew. */
  renewed(renewal = 1): Told {
    const { covenantId: covenant } = this
    return {
      subject: `encodings:${covenant}`,
      event: EncodingsRenewed.make({ covenant, renewal, version: ENCODING_VERSION })
    }
  }

  share(number: number): Told {
    const data = {
      signal: this.signalId(number),
      covenant: this.covenantId,
      level: "existence-only" as const,
      revision: 9
    }
    return { subject: data.signal, event: SignalSharingChanged.make(data) }
  }

  #ids(numbers: ReadonlyArray<number>): ReadonlyArray<SignalId> {
    return numbers.map((number) => this.signalId(number))
  }

  #review(): string {
    return `review-${this.#base / WORLD}-${String(this.#reviews).padStart(4, "0")}`
  }

  #decision(numbers: ReadonlyArray<number>) {
    this.#reviews += 1
    const minute = String(this.#reviews % 60).padStart(2, "0")
    const hour = String(Math.floor(this.#reviews / 60)).padStart(2, "0")
    return {
      review: this.#review(),
      covenant: this.covenantId,
      link: linkId(this.covenantId, "person", this.#ids(numbers).toSorted()[0] ?? ""),
      by: ids.user("coordinator"),
      at: `2026-10-03T${hour}:${minute}:00.000Z`
    }
  }

  confirm(...numbers: ReadonlyArray<number>): Told {
    const data = { ...this.#decision(numbers), signals: this.#ids(numbers) }
    return { subject: data.link, event: LinkConfirmed.make(data) }
  }

  reject(...numbers: ReadonlyArray<number>): Told {
    const data = { ...this.#decision(numbers), signals: this.#ids(numbers) }
    return { subject: data.link, event: LinkRejected.make(data) }
  }

  split(...groups: ReadonlyArray<ReadonlyArray<number>>): Told {
    const data = { ...this.#decision(groups.flat()), groups: groups.map((group) => this.#ids(group)) }
    return { subject: data.link, event: LinkSplit.make(data) }
  }

  keepApart(...numbers: ReadonlyArray<number>): Told {
    const data = { ...this.#decision(numbers), signals: this.#ids(numbers) }
    return { subject: data.link, event: SignalsKeptApart.make(data) }
  }

  /** Says where a signal that fits more than one belongs. */
  resolve(signal: number, together: ReadonlyArray<number>, apart: ReadonlyArray<number>): Told {
    const { link: _, ...decision } = this.#decision([signal])
    const data = {
      ...decision,
      ambiguity: ambiguityId(decision.covenant, "person", this.signalId(signal)),
      signal: this.signalId(signal),
      together: this.#ids(together),
      apart: this.#ids(apart)
    }
    return { subject: data.ambiguity, event: AmbiguityResolved.make(data) }
  }

  /** Takes back the decision last told by `told`. */
  undo(told: Told): Told {
    if (!("review" in told.event.data)) throw new Error("no decision")
    const { review: undoes, covenant } = told.event.data
    this.#reviews += 1
    const data = {
      review: this.#review(),
      covenant,
      by: ids.user("coordinator"),
      at: "2026-10-04T00:00:00.000Z",
      undoes
    }
    if ("ambiguity" in told.event.data) {
      const { ambiguity } = told.event.data
      return { subject: told.subject, event: AmbiguityReopened.make({ ...data, ambiguity }) }
    }
    const link = ("link" in told.event.data ? told.event.data.link : undefined) ?? linkId(covenant, "person", "none")
    return { subject: told.subject, event: ReviewUndone.make({ ...data, link }) }
  }
}
