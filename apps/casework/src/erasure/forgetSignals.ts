import { Sql } from "@kruisverband/store"
import { Effect } from "effect"
import { sql as raw } from "kysely"
import { logForgotten } from "../log/logMachine.ts"

/**
 * Erases what casework derived from signals that are gone: the words of every decision about them (they may name the
 * person), those of a deferral of which they were the last, and the codes it knew of them. The decisions themselves stay: who decided what about which ids, and when.
 * Bears what was forgotten before. One statement, whatever their number; in the caller's transaction.
 */
export const forgetSignals = Effect.fn("forgetSignals")(function* (signals: ReadonlyArray<string>) {
  if (signals.length === 0) return
  yield* logForgotten(signals)
  const { run } = yield* Sql
  yield* run("forgetSignals", (db) =>
    raw`
      with remembered as (
        insert into casework.gone (signal) select unnest(${signals}::text[]) on conflict do nothing
      ), about as (
        select covenant, id::uuid as review from casework.review where signals && ${signals}::text[]
      ), standings as (
        delete from casework.signal_standing where signal = any(${signals}::text[])
      ), told as (
        delete from casework.outbox where subject = any(${signals}::text[]) and topic = 'kruisverband.cases.v1'
      ), torn as (
        delete from casework.ambiguity where signals && ${signals}::text[]
      ), pairs as (
        delete from casework.pair_word where a = any(${signals}::text[]) or b = any(${signals}::text[])
      ), untold as (
        delete from casework.notice where signal = any(${signals}::text[]) returning covenant, deferral
      ), over as (
        select distinct covenant, deferral from untold u where deferral is not null and not exists (
          select from casework.notice n where n.deferral = u.deferral and n.signal <> all(${signals}::text[]))
      ), over_words as (
        delete from casework.deferral_words w using over where w.covenant = over.covenant and w.deferral = over.deferral
        returning w.covenant, w.id
      ), over_keys as (
        delete from casework.data_key k using over_words where k.covenant = over_words.covenant and k.record = over_words.id
      ), keys as (
        delete from casework.data_key k using about where k.covenant = about.covenant and k.record = about.review
      ), words as (
        delete from casework.review_reason w using about where w.covenant = about.covenant and w.review = about.review
      ), open_words as (
        delete from casework.unsealed_reason u using about where u.review = about.review::text
      )
      update casework.signal set withdrawn = true, restricted = false,
        facts = facts || '{"behaviours": [], "themes": [], "subjects": 0}'::jsonb
      where id = any(${signals}::text[]) and not withdrawn`.execute(db)
  )
})
