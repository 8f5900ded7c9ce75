import { createHash } from "node:crypto"
import { Encodings } from "@kruisverband/correlator"
import { SignalId } from "@kruisverband/domain"
import { fromBase64, toWire } from "@kruisverband/linkage/encode"
import { Engine } from "@kruisverband/store"
import { Effect } from "effect"
import { sql } from "kysely"
import { logInAs } from "../demo/logInAs.ts"
import type { Needle } from "./bytesIn.ts"
import { signalAbout } from "./inventedSignals.ts"
import type { RegionPlatform } from "./RegionPlatform.ts"

/** A planted person: two signals from two angles, a question and an answer, a confirmed link with its words. */
export interface Canary {
  readonly number: number
  readonly signals: ReadonlyArray<SignalId>
  /** In the clear: what no file may ever hold. */
  readonly clear: ReadonlyArray<Needle>
  /** Encodings as the index holds them; its tokens are numbers under the covenant's key, too short to search for. */
  readonly encoded: ReadonlyArray<Needle>
  /** Data keys, wrapped. */
  readonly keys: ReadonlyArray<Needle>
}

const PARTNERS = ["school-de-linde", "welzijn-elzerveen"] as const

/** Twelve letters that are nobody else's, and like nobody else's: two canaries must not be taken for one person. */
const word = (number: number, what: string) => {
  const bytes = createHash("sha256").update(`${what} of canary ${number}`).digest()
  const letters = [...bytes.subarray(0, 12)].map((byte, at) =>
    (at % 2 === 0 ? "bdfgklmnprst" : "aeiou").at(byte % (at % 2 === 0 ? 12 : 5))
  )
  return `${letters.join("").replace(/^./u, (first) => first.toUpperCase())}q`
}

const person = (number: number) => ({
  givenNames: word(number, "voornaam"),
  familyName: word(number, "achternaam"),
  birthDate: `${2002 + (number % 7)}-${String(1 + (number % 12)).padStart(2, "0")}-${String(1 + ((number * 5) % 28)).padStart(2, "0")}`,
  address: {
    postcode: `99${10 + number} ${word(number, "postcode").slice(0, 2).toUpperCase()}`,
    houseNumber: 100 + 7 * number,
    street: word(number, "straat")
  },
  phones: [`06-7${String(1_000_000 + number * 7919).slice(-7)}`]
})

const text = (name: string, value: string): Needle => ({ name, bytes: Buffer.from(value, "utf8") })

const clearOf = (number: number): ReadonlyArray<Needle> =>
  ["voornaam", "achternaam", "straat", "waarneming", "vraag", "antwoord", "reden"].map((what) =>
    text(`${what} of ${number}`, word(number, what))
  )

const post = (platform: RegionPlatform, number: number) =>
  Promise.all(
    PARTNERS.map((partner) =>
      platform.post(
        partner,
        signalAbout(person(number), {
          observation: `Sinds de zomer alleen, heeft met vrienden gebroken; ${word(number, "waarneming")} gezien.`
        })
      )
    )
  )

const call = async (
  platform: RegionPlatform,
  session: Awaited<ReturnType<typeof logInAs>>,
  path: string,
  body?: unknown
) => {
  const response = await fetch(`${platform.origin}/casework/v1${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: {
      cookie: session.cookie,
      "x-csrf-token": session.csrf,
      "content-type": "application/json",
      origin: platform.origin
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) })
  })
  const answer = await response.text()
  if (!response.ok) throw new Error(`${path}: ${response.status} ${answer}`)
  return JSON.parse(answer)
}

interface Link {
  readonly id: string
  readonly signals: ReadonlyArray<{ readonly id: string }>
}

/** The coordinator confirms each canary's link, and asks about its first signal; the school answers. */
const work = async (platform: RegionPlatform, posted: ReadonlyMap<number, ReadonlyArray<string>>) => {
  await platform.settled()
  const session = await logInAs(platform.origin, "coordinator")
  const { links } = (await call(platform, session, "/links?state=proposed&limit=200")) as { links: ReadonlyArray<Link> }
  for (const [number, ids] of posted) {
    const link = links.find((candidate) => ids.every((id) => candidate.signals.some((signal) => signal.id === id)))
    if (link === undefined) throw new Error(`canary ${number} is not linked`)
    await call(platform, session, `/links/${link.id}/ask`, {
      signal: ids[0],
      question: `Weet u meer van ${word(number, "vraag")}?`
    })
    await call(platform, session, `/links/${link.id}/confirm`, {
      reason: `Zelfde jongere, zie ${word(number, "reden")}.`
    })
  }
  const { requests } = JSON.parse(await platform.requests(PARTNERS[0])) as {
    requests: ReadonlyArray<{ id: string; signal: string }>
  }
  for (const [number, [first]] of posted) {
    const request = requests.find((one) => one.signal === first)
    if (request === undefined) throw new Error(`canary ${number} was not asked about`)
    await platform.answer(PARTNERS[0], request.id, `Ja: ${word(number, "antwoord")}.`)
  }
  await platform.settled()
}

const encodingsOf = (signals: ReadonlyArray<SignalId>) =>
  Effect.flatMap(Encodings, (encodings) => encodings.fetch(signals)).pipe(
    Effect.map((found) =>
      signals.map((signal) => {
        const encoding = fromBase64(found.get(signal)?.subjects[0] ?? "")
        if (encoding === undefined) throw new Error("no encoding")
        return encoding
      })
    )
  )

const keysOf = (signals: ReadonlyArray<string>) =>
  Effect.scoped(
    Effect.flatMap(
      Effect.flatMap(Engine, ({ migrator }) => migrator),
      (db) =>
        Effect.promise(() =>
          sql<{ wrapped_key: Buffer }>`
            select wrapped_key from ingest.data_key where record = any(${signals}::uuid[])
              or record in (select id from ingest.request where signal = any(${signals}::uuid[]))
            union all select k.wrapped_key from casework.data_key k join casework.review r on r.id::uuid = k.record
              where r.signals && ${signals}::text[]`
            .execute(db)
            .then(({ rows }) => rows.map((row) => Buffer.from(row.wrapped_key)))
        )
    )
  )

/** Plants so many invented people, each with everything that can happen to a person's signals. */
export const plantCanaries = async (platform: RegionPlatform, count: number): Promise<ReadonlyArray<Canary>> => {
  const posted = new Map<number, ReadonlyArray<string>>()
  // Over a broker the registry comes in parts: until all of it is there, a party may not be known as one.
  await platform.settled()
  for (let number = 1; number <= count; number++) posted.set(number, await post(platform, number))
  await work(platform, posted)
  return Promise.all(
    [...posted].map(async ([number, ids]): Promise<Canary> => {
      const signals = ids.map((id) => SignalId.make(id))
      const encodings = await platform.run(encodingsOf(signals))
      const wires = encodings.map((encoding) => Buffer.from(toWire(encoding)))
      return {
        number,
        signals,
        clear: clearOf(number),
        encoded: [
          ...wires.map((wire, index) => ({ name: `encoding ${index} of ${number}`, bytes: wire.subarray(60, 84) }))
        ],
        keys: (await platform.run(keysOf(ids))).map((bytes, index) => ({
          name: `key ${index} of ${number}`,
          bytes: bytes.subarray(-40)
        }))
      }
    })
  )
}
