import type { Reviewer } from "@kruisverband/contract"
import { type CovenantId, localDate, overseesRights, User } from "@kruisverband/domain"
import { Sql } from "@kruisverband/store"
import { DateTime, Effect, Schema } from "effect"
import { sql as raw } from "kysely"
import { heldGrants } from "../access/heldGrants.ts"

const decode = Schema.decodeUnknownSync(Schema.Array(User))

/** Accounts that are open and answer for one of these covenants, for the rule to judge. */
const candidates = Effect.fnUntraced(function* (covenants: ReadonlyArray<string>) {
  if (covenants.length === 0) return []
  const { run } = yield* Sql
  const grants = heldGrants(localDate(yield* DateTime.now))
  const { rows } = yield* run("reviewers.read", (db) =>
    raw<{ readonly person: unknown }>`
      select jsonb_strip_nulls(jsonb_build_object('id', u.id, 'displayName', u.display_name, 'partner', u.partner,
        'profession', u.profession, 'municipality', u.municipality, 'grants', ${grants})) as person
      from casework.app_user u
      where u.blocked_at is null and exists (select from casework.user_grant g
        where g.user_id = u.id and g.covenant = any(${[...covenants]}::text[]) and g.role <> 'poster')
      order by u.id`.execute(db)
  )
  return decode(rows.map(({ person }) => person))
})

/** Who may review deferrals of these covenants, but for who asks. In order of id. */
export const listReviewers = Effect.fn("reviewers.list")(function* (
  covenants: ReadonlyArray<CovenantId>,
  asker: string
) {
  const people = yield* candidates(covenants)
  return covenants.flatMap((covenant) =>
    people
      .filter(({ grants, id }) => id !== asker && overseesRights({ viewer: { user: id, grants }, covenant }))
      .map(({ displayName, id }): Reviewer => ({ covenant, user: id, name: displayName }))
  )
})

/** One of them, for the rule; undefined: no open account by that id. */
export const findReviewer = Effect.fn("reviewers.find")(function* (covenant: CovenantId, id: string) {
  const person = (yield* candidates([covenant])).find((one) => one.id === id)
  return person === undefined ? undefined : { viewer: { user: person.id, grants: person.grants }, covenant }
})
