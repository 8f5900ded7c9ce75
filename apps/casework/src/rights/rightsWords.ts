import { Ids, Sql } from "@kruisverband/store"
import {
  CovenantKeyring,
  findDataKeys,
  KeysNotReady,
  openUnder,
  putDataKeys,
  sealUnder,
  withRing
} from "@kruisverband/vault"
import { Effect } from "effect"

/** What words are about: why the person asks, why it takes longer, why it was decided so. */
export type About = "ground" | "extension" | "decision"

const FIELD = "words"

/** Seals words about a request under a data key of their own, in the caller's transaction: they may name the person. */
export const addWords = Effect.fn("rightsWords.add")(function* (
  covenant: string,
  request: string,
  about: About,
  text: string
) {
  const keyring = yield* CovenantKeyring
  yield* keyring.ensure(covenant)
  const ring = yield* keyring.find(covenant)
  if (ring === undefined) return yield* new KeysNotReady({ covenant })
  const id = yield* (yield* Ids).uuid7
  const { fields, key } = yield* sealUnder(ring, id, { [FIELD]: new TextEncoder().encode(text) })
  const { run } = yield* Sql
  yield* run("rightsWords.add", (db) =>
    db.insertInto("casework.rights_words").values({ covenant, id, request, about, words: fields[FIELD] }).execute()
  )
  if ((yield* putDataKeys(covenant, [key])) > 0) return
  keyring.forget(covenant)
  return yield* new KeysNotReady({ covenant })
})

/** The newest words of each kind; those erased are not there. */
export const openWords = Effect.fn("rightsWords.open")(function* (covenant: string, request: string) {
  const { run } = yield* Sql
  const rows = yield* run("rightsWords.read", (db) =>
    db
      .selectFrom("casework.rights_words")
      .select(["id", "about", "words"])
      .where("covenant", "=", covenant)
      .where("request", "=", request)
      .orderBy("id")
      .execute()
  )
  const keys = yield* findDataKeys(
    covenant,
    rows.map((row) => row.id)
  )
  const words = new Map<string, string>()
  yield* withRing(covenant, (ring) =>
    Effect.forEach(rows, ({ about, id, words: sealed }) => {
      const key = keys.get(id)
      if (key === undefined) return Effect.void
      return openUnder(ring, key, FIELD, sealed).pipe(
        Effect.map((plain) => words.set(about, new TextDecoder().decode(plain)))
      )
    })
  )
  return words
})
