/** Checked per statement over all of its rows, so that a batch costs one look-up. Runs with the rights of who writes. */
const trigger = (
  owner: string,
  name: string,
  fault: string,
  found: string,
  on: ReadonlyArray<readonly [string, string]>
) => [
  `create function ${owner}.${name}() returns trigger language plpgsql as $$ begin
    if ${found} then raise exception '${fault}' using errcode = 'check_violation', constraint = '${name}'; end if;
    return null; end $$`,
  `revoke all on function ${owner}.${name}() from public`,
  ...on.map(
    ([table, act]) => `create trigger ${name}_${act} after ${act} on ${owner}.${table}
      referencing new table as fresh for each statement execute function ${owner}.${name}()`
  )
]

const both = (table: string) =>
  [
    [table, "insert"],
    [table, "update"]
  ] as const

const INFORMAL = "a link of persons holds no signal of an informal network (E2)"
const MIXED = "what belongs together is of one covenant"

/**
 * What an informal network tells is in no link of persons, nor in what might be one, whoever writes it and whichever of the
 * two comes first. And nothing is carried over into another covenant: the keys begin with the covenant, so that a caller who
 * enters a row is not told of a hidden one; who sees all covenants is kept to one by the trigger.
 */
export const linkWalls = {
  casework: [
    "alter table casework.signal drop constraint signal_pkey, add primary key (covenant, id)",
    "create index signal_id on casework.signal (id)",
    "alter table casework.link drop constraint link_pkey, add primary key (covenant, id)",
    "create index link_id on casework.link (id)",
    ...trigger(
      "casework",
      "no_informal_member",
      INFORMAL,
      `exists (select from fresh m join casework.signal s on s.id = m.signal join casework.link l on l.id = m.link
        where s.facts ->> 'network' = 'informal' and 'person' = any (l.facets))`,
      both("link_signal")
    ),
    ...trigger(
      "casework",
      "no_informal_in_link",
      INFORMAL,
      `exists (select from fresh l join casework.link_signal m on m.link = l.id join casework.signal s on s.id = m.signal
        where 'person' = any (l.facets) and s.facts ->> 'network' = 'informal')`,
      both("link")
    ),
    ...trigger(
      "casework",
      "no_informal_signal_linked",
      INFORMAL,
      `exists (select from fresh s join casework.link_signal m on m.signal = s.id join casework.link l on l.id = m.link
          where s.facts ->> 'network' = 'informal' and 'person' = any (l.facets))
        or exists (select from fresh s join casework.ambiguity a on a.signals @> array[s.id]
          where s.facts ->> 'network' = 'informal' and a.facts -> 'facets' ? 'person')`,
      both("signal")
    ),
    ...trigger(
      "casework",
      "no_informal_ambiguity",
      INFORMAL,
      `exists (select from fresh a join casework.signal s on s.id = any (a.signals)
        where a.facts -> 'facets' ? 'person' and s.facts ->> 'network' = 'informal')`,
      both("ambiguity")
    ),
    ...["signal", "link"].flatMap((table) =>
      trigger(
        "casework",
        `one_covenant_${table}`,
        MIXED,
        `exists (select from fresh f join casework.${table} o on o.id = f.id where o.covenant <> f.covenant)`,
        both(table)
      )
    ),
    ...trigger(
      "casework",
      "one_covenant_member",
      MIXED,
      `exists (select from fresh m join casework.signal s on s.id = m.signal join casework.link l on l.id = m.link
        where s.covenant <> l.covenant)`,
      both("link_signal")
    )
  ],
  correlator: [
    ...trigger(
      "correlator",
      "no_informal_member",
      INFORMAL,
      `exists (select from fresh m join correlator.signal s on s.key = m.signal join correlator.link l on l.id = m.link
        where case when s.network = 'informal' then l.facts::jsonb -> 'facets' ? 'person' else false end)`,
      both("link_member")
    ),
    ...trigger(
      "correlator",
      "no_informal_in_link",
      INFORMAL,
      `exists (select from fresh l join correlator.link_member m on m.link = l.id join correlator.signal s on s.key = m.signal
        where case when s.network = 'informal' then l.facts::jsonb -> 'facets' ? 'person' else false end)`,
      both("link")
    ),
    ...trigger(
      "correlator",
      "no_informal_signal_linked",
      INFORMAL,
      `exists (select from fresh s join correlator.link_member m on m.signal = s.key join correlator.link l on l.id = m.link
        where case when s.network = 'informal' then l.facts::jsonb -> 'facets' ? 'person' else false end)`,
      [["signal", "update"]]
    ),
    ...trigger(
      "correlator",
      "one_covenant_member",
      MIXED,
      `exists (select from fresh m join correlator.signal s on s.key = m.signal join correlator.link l on l.id = m.link
        where s.covenant <> l.covenant)`,
      both("link_member")
    )
  ]
} as const
