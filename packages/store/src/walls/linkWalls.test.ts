import { assert, layer } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { sql as raw } from "kysely"
import { Engine, migrate, PgliteEngine } from "../index.ts"

const live = Layer.effectDiscard(migrate()).pipe(Layer.provideMerge(PgliteEngine.layer({ dataDir: "memory" })))

/** As the owner of the database, past every policy: what is refused here is refused to everybody. */
const attempt = <A>(text: string) =>
  Effect.scoped(
    Effect.gen(function* () {
      const db = yield* (yield* Engine).migrator
      return yield* Effect.promise(() =>
        raw
          .raw<A>(text)
          .execute(db)
          .then(
            ({ rows }) => ({ rows, refused: "" }),
            (error: { constraint?: string; message: string }) => ({
              rows: [] as ReadonlyArray<A>,
              refused: error.constraint ?? error.message
            })
          )
      )
    })
  )

const refusedBy = (text: string) => Effect.map(attempt(text), ({ refused }) => refused)
const done = (text: string) => Effect.map(attempt(text), ({ refused }) => assert.strictEqual(refused, ""))

const facts = (network: string) =>
  `'{"network": "${network}", "kind": "${network === "informal" ? "polarisation" : "radicalisation"}", "subjects": 0}'`
const signal = (id: string, network: string, covenant = "a") =>
  `insert into casework.signal (id, covenant, partner, facts, revision, withdrawn)
    values ('${id}', '${covenant}', 'p', ${facts(network)}, 1, false)`
const link = (id: string, facet: string, covenant = "a") =>
  `insert into casework.link (id, covenant, state, facets, angles, municipalities, facts, confirmed_signals, revision, proposed_at, updated_at)
    values ('${id}', '${covenant}', 'proposed', '{${facet}}', '{}', '{}', '{}', '{}', 1, now(), now())`
const member = (of: string, id: string) => `insert into casework.link_signal (link, signal) values ('${of}', '${id}')`
const ambiguity = (id: string, facet: string) =>
  `insert into casework.ambiguity (id, covenant, signal, fits, signals, areas, facts, revision, found_at, updated_at)
    values ('amb-${facet}', 'a', '${id}', '[]', '{${id}}', '{}', '{"facets": ["${facet}"]}', 1, now(), now())`

layer(live, { timeout: "60 seconds", excludeTestServices: true })("what casework shows as linked", (it) => {
  it.effect("is of persons without any signal of an informal network, whichever comes first", () =>
    Effect.gen(function* () {
      yield* done(signal("inf", "informal"))
      yield* done(signal("for", "formal"))
      yield* done(link("persons", "person"))
      yield* done(link("groups", "group"))
      yield* done(member("persons", "for"))
      yield* done(member("groups", "inf"))
      assert.strictEqual(yield* refusedBy(member("persons", "inf")), "no_informal_member")
      assert.strictEqual(
        yield* refusedBy("update casework.link_signal set signal = 'inf' where link = 'persons'"),
        "no_informal_member"
      )
      // A link of groups cannot become one of persons, nor a signal that is in one informal.
      assert.strictEqual(
        yield* refusedBy("update casework.link set facets = '{person}' where id = 'groups'"),
        "no_informal_in_link"
      )
      assert.strictEqual(
        yield* refusedBy(`update casework.signal set facts = ${facts("informal")} where id = 'for'`),
        "no_informal_signal_linked"
      )
      // The link was told before its signals.
      yield* done(member("persons", "late"))
      assert.strictEqual(yield* refusedBy(signal("late", "informal")), "no_informal_signal_linked")
      yield* done(signal("late", "formal"))
    })
  )

  it.effect("nor is what might be linked", () =>
    Effect.gen(function* () {
      yield* done(signal("inf2", "informal"))
      assert.strictEqual(yield* refusedBy(ambiguity("inf2", "person")), "no_informal_ambiguity")
      yield* done(ambiguity("inf2", "group"))
      yield* done(ambiguity("inf3", "person"))
      assert.strictEqual(yield* refusedBy(signal("inf3", "informal")), "no_informal_signal_linked")
    })
  )

  it.effect("is of one covenant: signals, links and who is in which", () =>
    Effect.gen(function* () {
      yield* done(signal("one", "formal"))
      yield* done(link("one", "person"))
      assert.strictEqual(yield* refusedBy(signal("one", "formal", "b")), "one_covenant_signal")
      assert.strictEqual(yield* refusedBy(link("one", "person", "b")), "one_covenant_link")
      yield* done(link("other", "person", "b"))
      assert.strictEqual(yield* refusedBy(member("other", "one")), "one_covenant_member")
    })
  )

  it.effect("with any of the triggers away, is open to it: each bears weight", () =>
    Effect.gen(function* () {
      yield* done(signal("bare", "informal"))
      yield* done(link("bare", "person"))
      assert.strictEqual(yield* refusedBy(member("bare", "bare")), "no_informal_member")
      yield* done("alter table casework.link_signal disable trigger no_informal_member_insert")
      yield* done(member("bare", "bare"))
      yield* done("alter table casework.link_signal enable trigger no_informal_member_insert")
    })
  )
})

layer(live, { timeout: "60 seconds", excludeTestServices: true })("what the correlator links", (it) => {
  const id = (number: number) => `0191e0d3-0000-7000-8000-00000000000${number}`
  it.effect("is of persons without any signal of an informal network, and of one covenant", () =>
    Effect.gen(function* () {
      yield* done(`insert into correlator.signal (key, covenant, id, state, kind, revision, network) values
        (1, 1, '${id(1)}', 'active', 'polarisation', 1, 'informal'), (2, 1, '${id(2)}', 'active', 'radicalisation', 1, 'formal'),
        (3, 2, '${id(3)}', 'active', 'radicalisation', 1, 'formal')`)
      yield* done(`insert into correlator.link (id, covenant, facts, hash) values
        ('${id(4)}', 1, '{"facets": ["person"]}', 'h'), ('${id(5)}', 1, '{"facets": ["group"]}', 'h')`)
      const member = (link: number, signal: number) =>
        `insert into correlator.link_member (link, signal, revision) values ('${id(link)}', ${signal}, 1)`
      assert.strictEqual(yield* refusedBy(member(4, 1)), "no_informal_member")
      assert.strictEqual(yield* refusedBy(member(4, 3)), "one_covenant_member")
      yield* done(member(4, 2))
      yield* done(member(5, 1))
      assert.strictEqual(
        yield* refusedBy(`update correlator.link set facts = '{"facets": ["group", "person"]}' where id = '${id(5)}'`),
        "no_informal_in_link"
      )
      assert.strictEqual(
        yield* refusedBy("update correlator.signal set network = 'informal', kind = 'polarisation' where key = 2"),
        "no_informal_signal_linked"
      )
    })
  )
})

/**
 * Unique keys of tables that a request may write in, that begin with neither covenant nor partner, and why a violation of
 * one tells a caller nothing of another covenant: its value is made here and by chance, or it stands in a table that is the
 * same for everybody.
 */
const HARMLESS: Readonly<Record<string, string>> = {
  "casework.ambiguity_pkey": "id of the correlator's; a request ends one that it has read",
  "casework.review_pkey": "uuid made here",
  "casework.review_undoes_key": "id of a review that the request has read",
  "casework.signal_standing_pkey": "id of a signal that the request has read, in the same covenant",
  "casework.pair_word_pkey": "ids of signals that the request has read",
  "casework.known_name_pkey": "uuid made here, or of an entry that the request has read",
  "casework.link_signal_pkey": "of a link and signals that the request has read",
  "casework.rights_request_pkey": "uuid made here",
  "casework.rights_signal_pkey": "of a request that was read",
  "casework.rights_recipient_pkey": "of a request that was read",
  "casework.rights_recipient_notice": "uuid made here",
  "casework.rights_staff_pkey": "of a request that was read",
  "casework.rights_staff_notice_key": "uuid made here",
  "casework.openness_request_pkey": "uuid made here",
  "casework.second_person_pkey": "uuid made here",
  "casework.delegation_pkey": "uuid made here",
  "casework.access_change_pkey": "id of its line in the log",
  "casework.user_grant_pkey": "open: who has which role",
  "casework.covenant_status_pkey": "a number that rises",
  "casework.app_user_pkey": "open: accounts",
  "casework.app_user_issuer_subject_key": "open: accounts",
  "casework.session_pkey": "digest of 256 bits of chance",
  "casework.login_pkey": "digest of 256 bits of chance",
  "casework.processing_log_pkey": "the next place in a chain",
  "casework.processing_log_id_key": "uuid made here",
  "casework.log_head_pkey": "the chains",
  "casework.outbox_pkey": "a number that rises",
  "casework.outbox_id_key": "uuid made here",
  "ingest.outbox_pkey": "a number that rises",
  "ingest.outbox_id_key": "uuid made here",
  "ingest.processing_log_pkey": "the next place in a chain",
  "ingest.processing_log_id_key": "uuid made here",
  "ingest.log_head_pkey": "the chains"
}

layer(live, { timeout: "60 seconds", excludeTestServices: true })("unique keys", (it) => {
  it.effect("begin with covenant or partner wherever a request may write, or are known to tell nothing", () =>
    Effect.gen(function* () {
      const { rows } = yield* attempt<{ key: string; first: string }>(`
        select n.nspname || '.' || i.relname as key, a.attname as first from pg_index x
          join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
          join pg_namespace n on n.oid = t.relnamespace
          join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
        where x.indisunique and n.nspname in ('ingest', 'casework') and t.relkind = 'r'
          and exists (select from pg_roles r where r.rolname in ('ingest_caller', 'ingest_poster', 'casework_caller')
            and r.rolname like n.nspname || '%'
            and (has_table_privilege(r.oid, t.oid, 'insert') or has_table_privilege(r.oid, t.oid, 'update')))`)
      assert.isAbove(rows.length, 30)
      const open = rows.filter(({ first }) => first !== "covenant" && first !== "partner").map(({ key }) => key)
      assert.deepStrictEqual(
        open.filter((key) => HARMLESS[key] === undefined),
        []
      )
    })
  )

  it.effect(
    "of signals and links tell a caller of a covenant nothing of another one's id, and hold the service to one",
    () =>
      Effect.gen(function* () {
        yield* done(signal("known", "formal", "b"))
        yield* done(link("known", "person", "b"))
        const asCaller = (text: string) =>
          refusedBy(`begin; set local kv.covenants = 'a'; set local role casework_caller; ${text}; rollback`).pipe(
            Effect.tap(() => attempt("rollback"))
          )
        for (const id of ["known", "unknown"])
          assert.strictEqual(yield* asCaller(link(id, "person", "a")), "", `as one that is not there: ${id}`)
        // Projections are not a caller's to write at all.
        for (const id of ["known", "unknown"])
          assert.include(yield* asCaller(signal(id, "formal", "a")), "permission denied")
        assert.strictEqual(yield* refusedBy(link("known", "person", "a")), "one_covenant_link")
      })
  )
})
