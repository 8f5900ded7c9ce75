/** How each signal that is or was in a link stands for its retention clock, as it was last told; and the way to what was told of a signal. */
export const retention: ReadonlyArray<string> = [
  `create table casework.signal_standing (
    signal text primary key, covenant text not null, state text not null, confirmed boolean not null,
    since timestamptz not null, revision integer not null)`,
  `create index outbox_subject on casework.outbox (subject)`
]
