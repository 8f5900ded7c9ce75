import { sql } from "kysely"
import type { Migration } from "kysely/migration"

const NAMES = ["no_informal_member", "one_covenant_member"] as const

/**
 * Two walls about the members of links with one look for both: each looked up every signal and link that is written. Each look-up goes by
 * the index whatever the size of the tables, as a plan is kept while they grow.
 */
export const memberWall: Migration = {
  up: async (db) => {
    const run = (text: string) => sql.raw(text).execute(db)
    for (const name of NAMES) {
      for (const act of ["insert", "update"]) await run(`drop trigger ${name}_${act} on correlator.link_member`)
      await run(`drop function correlator.${name}()`)
    }
    await run(`create function correlator.member_walls() returns trigger language plpgsql as $$
      declare informal boolean; mixed boolean;
      begin
        select bool_or(case when s.network = 'informal' then l.facts::jsonb -> 'facets' ? 'person' else false end),
            bool_or(s.covenant <> l.covenant) into informal, mixed
          from fresh m
          cross join lateral (select covenant, network from correlator.signal where key = m.signal offset 0) s
          cross join lateral (select covenant, facts from correlator.link where id = m.link offset 0) l;
        if informal then raise exception 'a link of persons holds no signal of an informal network (E2)'
          using errcode = 'check_violation', constraint = 'no_informal_member'; end if;
        if mixed then raise exception 'what belongs together is of one covenant'
          using errcode = 'check_violation', constraint = 'one_covenant_member'; end if;
        return null;
      end $$`)
    await run("revoke all on function correlator.member_walls() from public")
    for (const act of ["insert", "update"])
      await run(`create trigger member_walls_${act} after ${act} on correlator.link_member
        referencing new table as fresh for each statement execute function correlator.member_walls()`)
  }
}
