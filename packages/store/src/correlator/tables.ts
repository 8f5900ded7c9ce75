/** Every table of schema `correlator` by its full name: a key `"correlator.<table>"` per table. */
export type CorrelatorTables = Record<never, never>
