import { Ids, Sql } from "@kruisverband/store"
import { destroyDataKeys } from "@kruisverband/vault"
import { Effect } from "effect"
import { openTexts, sealText } from "../vault/sealedTexts.ts"

/** What words are about: why the person asks, why it takes longer, why it was decided so, and why that was taken back. */
export type About = "ground" | "extension" | "decision" | "revocation"

/** Seals words about a request under a data key of their own, in the caller's transaction: they may name the person. */
export const addWords = Effect.fn("rightsWords.add")(function* (
  covenant: string,
  request: string,
  about: About,
  text: string
) {
  const id = yield* (yield* Ids).uuid7
  const words = yield* sealText(covenant, id, text)
  const { run } = yield* Sql
  yield* run("rightsWords.add", (db) =>
    db.insertInto("casework.rights_words").values({ covenant, id, request, about, words }).execute()
  )
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
  const texts = yield* openTexts(covenant, rows)
  return new Map(
    rows.flatMap(({ about, id }) => {
      const text = texts.get(id)
      return text === undefined ? [] : [[about, text] as const]
    })
  )
})

/** Destroys words of one kind with their keys, in the caller's transaction. */
export const dropWords = Effect.fn("rightsWords.drop")(function* (covenant: string, request: string, about: About) {
  const { run } = yield* Sql
  const rows = yield* run("rightsWords.drop", (db) =>
    db
      .deleteFrom("casework.rights_words")
      .where("covenant", "=", covenant)
      .where("request", "=", request)
      .where("about", "=", about)
      .returning("id")
      .execute()
  )
  yield* destroyDataKeys(
    covenant,
    rows.map(({ id }) => id)
  )
})
