/**
 * What holds for every role, the service's own too, whatever it was sent.
 * What an informal network tells is never about a person (E2): not by any service, whatever it was sent. A signal of which
 * everything is erased says nothing of anybody.
 */
export const wallChecks = {
  ingest: [
    `alter table ingest.signal add constraint no_informal_person
      check (network <> 'informal' or (kind = 'polarisation' and subjects = 0))`
  ],
  casework: [
    `alter table casework.signal add constraint no_informal_person
      check (facts ->> 'network' is distinct from 'informal'
        or (facts ->> 'kind' = 'polarisation' and coalesce((facts ->> 'subjects')::integer, 0) = 0))`,
    // A later event cannot carry a row over into another covenant.
    ...["signal", "link", "ambiguity"].map(
      (table) =>
        `alter table casework.${table} add constraint one_covenant check (coalesce(facts ->> 'covenant', covenant) = covenant)`
    )
  ],
  correlator: [
    `alter table correlator.signal add constraint no_informal_person
      check (network is distinct from 'informal' or kind is distinct from 'radicalisation')`
  ]
} as const
